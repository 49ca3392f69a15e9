/**
 * Strings that become script, requests or markup where a field is put into a page unescaped. `{hit}` stands for an
 * address that the test server counts.
 */
const CORPUS: readonly string[] = [
  '<script>fetch("{hit}?script")</script>',
  '<img src="{hit}?img" onerror="fetch(\'{hit}?onerror\')">',
  '<svg onload="fetch(\'{hit}?svg\')"><animate onbegin="fetch(\'{hit}?begin\')" attributeName=x dur=1s>',
  '"><img src=x onerror=fetch("{hit}?attribute")>',
  "' autofocus onfocus='fetch(\"{hit}?focus\")' x='",
  'javascript:fetch("{hit}?javascript")',
  'data:text/html,<script>fetch("{hit}?data")</script>',
  '</title><script>fetch("{hit}?title")</script>',
  '</script><script>fetch("{hit}?closed")</script>',
  '</textarea></style></noscript><iframe src="{hit}?frame"></iframe>',
  '<link rel=stylesheet href="{hit}?sheet"><link rel=prefetch href="{hit}?prefetch"><link rel=dns-prefetch href="{hit}">',
  '<style>@import "{hit}?import";*{background:url({hit}?background)}@font-face{font-family:x;src:url({hit}?font)}</style>',
  '<meta http-equiv="refresh" content="0;url={hit}?refresh">',
  '<base href="{hit}/"><form action="{hit}?form"><button autofocus>go</button></form>',
  '<math><mi xlink:href="javascript:fetch(\'{hit}?math\')">x</mi></math><video src="{hit}?video" autoplay></video>',
  '<object data="{hit}?object"></object><embed src="{hit}?embed"><audio src="{hit}?audio" autoplay>',
  '<template shadowrootmode=open><img src={hit}?shadow></template>',
  '${fetch("{hit}?template")}{{constructor.constructor("fetch(\'{hit}?angular\')")()}}',
  '--><img src={hit}?comment><!--',
  ']]><img src={hit}?cdata>',
  '\u0000<img src={hit}?nul>',
  '&lt;img src={hit}?entity&gt;&#60;img src={hit}?numeric&#62;',
  '=HYPERLINK("{hit}?cell","click")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
];

/** The corpus with the address to be hit. */
export function xssCorpus(hit: string): string[] {
  return CORPUS.map((entry) => entry.replaceAll('{hit}', hit));
}

/** Right-to-left overrides, isolates, invisible and combining characters, a lone surrogate's neighbours. */
export const BIDI_NAMES: readonly string[] = [
  'Lantern\u202Egpj.exe',
  '\u2066Mira\u2069 \u202Dsays\u202C',
  'a\u200Bb\u200Cc\uFEFFd\u2060e',
  'Z\u0341\u034A\u0350\u0361\u0489\u0338alg\u0489\u0338o',
  '\u0007\u001B[31mred\u001B[0m',
];
