import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLATFORMS_TELL, TELLS_AS_OF, whatPlatformTells } from './what-platforms-tell';

describe('what platforms tell', () => {
  const doc = readFileSync(join(process.cwd(), 'docs/what-platforms-tell.md'), 'utf8');

  it.each(PLATFORMS_TELL.map((one) => [one.platform, one] as const))(
    '%s: whatever is said has a source that the document names, and nothing has one that says nothing',
    (platform, { read, viewed, screenshot, sources }) => {
      const saysSomething = [read, viewed, screenshot].some((one) => one !== 'unknown');
      expect(sources.length > 0).toBe(saysSomething);
      const line = doc.split('\n').find((one) => one.startsWith(`| ${platform} |`)) ?? '';
      for (const source of sources) expect(line).toContain(source.split(' ')[0]);
      expect(line).not.toBe('');
    },
  );

  it('says the day on which the document was written', () => {
    expect(doc).toContain(TELLS_AS_OF);
  });

  it.each([
    ['web.whatsapp.com', 'WhatsApp'],
    ['m.facebook.com', 'Facebook'],
    ['notx.com', undefined],
    ['x.com.attacker.example', undefined],
    [null, undefined],
  ])('knows %s as %s', (site, platform) => {
    expect(whatPlatformTells(site)?.platform).toBe(platform);
  });
});
