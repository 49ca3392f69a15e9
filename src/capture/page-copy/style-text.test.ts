import { describe, expect, test } from 'vitest';
import { tidyStyle } from './style-text';

describe('tidyStyle', () => {
  test.each([
    ['a{color:red}', 'a{color:red}'],
    ['a{background:url(/x.png)}', 'a{background:url("data:,")}'],
    ['a{background:URL( "https://site.test/x.png?token=a" )}', 'a{background:url("data:,")}'],
    [
      "a{background:url('data:image/png;base64,AA==') no-repeat}",
      'a{background:url("data:image/png;base64,AA==") no-repeat}',
    ],
    ['a{mask:url(#m)}', 'a{mask:url("#m")}'],
    ['@namespace svg url(http://www.w3.org/2000/svg);', '@namespace svg url("http://www.w3.org/2000/svg");'],
    ['@import "a;b.css" screen;b{top:0}', 'b{top:0}'],
    ['@import url("a;b.css");b{top:0}', 'b{top:0}'],
    ['@important{}', '@important{}'],
    ['a/* session 0815 */.b{top:0}', 'a/**/.b{top:0}'],
    ['a{top:0}/* never closed', 'a{top:0}/**/'],
    ['<!-- a{top:0} -->', ' a{top:0} '],
    [
      'a::after{content:"</style><script>alert(1)</script>"}',
      String.raw`a::after{content:"\3c /style>\3c script>alert(1)\3c /script>"}`,
    ],
    [String.raw`a::after{content:"\"<b>"}`, String.raw`a::after{content:"\"\3c b>"}`],
    ['</style><script>x', '< /style>< script>x'],
    ['@media (400px<width<=600px){a{top:0}}', '@media (400px< width<=600px){a{top:0}}'],
    [
      'a{background:url(data:image/svg+xml,<svg onload=x>)}',
      String.raw`a{background:url("data:image/svg+xml,\3c svg onload=x>")}`,
    ],
    [
      `a{background:url('data:image/svg+xml,<svg a="1">')}`,
      String.raw`a{background:url("data:image/svg+xml,\3c svg a=\"1\">")}`,
    ],
    [
      String.raw`a{background:url("data:image/svg+xml,<svg a=\"1\">")}`,
      String.raw`a{background:url("data:image/svg+xml,\3c svg a=\"1\">")}`,
    ],
    [
      'a{background:image-set("https://site.test/a?token=1&b=2" 1x)}',
      'a{background:image-set("https://site.test/a?token=removed&b=2" 1x)}',
    ],
    ['a{background:url(never', 'a{background:url("data:,")'],
    ['a{content:"never closed', 'a{content:"never closed'],
  ])('%s', (from, to) => expect(tidyStyle(from)).toBe(to));

  test('a picture of megabytes inside is no burden', () => {
    const picture = `data:image/png;base64,${'A'.repeat(20_000_000)}`;
    const css = `a{background:url("${picture}")} b{content:"${'x'.repeat(5_000_000)}"}`;
    const begin = performance.now();
    expect(tidyStyle(css)).toBe(css);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
