import { describe, expect, it } from 'vitest';
import { foreignLine, foreignText, html } from './html';

describe('html', () => {
  it('escapes every value, in text and in attributes, and nothing twice', () => {
    const value = `<script>alert("1")</script> & 'x'`;
    const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;';
    expect(html`<p title="${value}">${value}</p>`.source).toBe(`<p title="${escaped}">${escaped}</p>`);
    expect(html`${html`<b>${'<'}</b>`}${[html`${'&'}`, html`${7}`]}${null}`.source).toBe('<b>&lt;</b>&amp;7');
  });

  it('writes no half of a pair', () => {
    expect(html`${'a\uD800b'}`.source).toBe('a\uFFFDb');
  });
});

describe('foreignText', () => {
  it('is isolated, and shows what would turn or hide it', () => {
    expect(foreignText('a\u202Eb\u0000c\nd').source).toBe(
      '<bdi dir="auto">a<span class="control">U+202E</span>b<span class="control">U+0000</span>c\nd</bdi>',
    );
  });

  it('leaves the marks of ordinary right-to-left writing as they are', () => {
    const text = '\u200Fשלום\u200E \u2066@name\u2069';
    expect(foreignText(text).source).toBe(`<bdi dir="auto">${text}</bdi>`);
  });
});

describe('foreignLine', () => {
  it.each([
    0x200b, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0x0a, 0x09,
  ])('shows U+%i as its number', (code) => {
    const shown = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    expect(foreignLine(`a${String.fromCodePoint(code)}b`).source).toBe(
      `<bdi dir="auto">a<span class="control">${shown}</span>b</bdi>`,
    );
  });

  it('cuts a line that nobody would read', () => {
    const source = foreignLine('x'.repeat(100_000)).source;
    expect(source.length).toBeLessThan(2_100);
    expect(source).toContain(' …</bdi>');
  });
});
