import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('message maps', () => {
  it('have no name in common, since all four share one channel', () => {
    const source = readFileSync(new URL('./calls.ts', import.meta.url), 'utf8');
    const names = new Map<string, string[]>();
    for (const map of ['UiCalls', 'UiEvents', 'PageCalls', 'PageRequests']) {
      const body = new RegExp(`export interface ${map} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1];
      expect(body, `${map} stands in calls.ts`).toBeDefined();
      const found = [...(body ?? '').matchAll(/^ {2}(\w+)\(/gm)].map((match) => match[1] ?? '');
      expect(found.length, `${map} has calls`).toBeGreaterThan(0);
      for (const name of found) names.set(name, [...(names.get(name) ?? []), map]);
    }
    expect([...names].filter(([, maps]) => maps.length > 1)).toEqual([]);
  });
});
