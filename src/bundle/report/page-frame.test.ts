import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('the frame of a report page', () => {
  it('leaves `main` open for what is streamed into it', () => {
    const source = readFileSync(new URL('./page.ts', import.meta.url), 'utf8');
    expect(source.match(/<main>/g)).toHaveLength(1);
    // The one end tag is the one in PAGE_END; a formatter once closed the element at once.
    expect(source.match(/<\/main>/g)).toHaveLength(1);
    expect(source.match(/<\/html>/g)).toHaveLength(1);
  });
});
