import type { Plugin } from 'vite';

/**
 * What html2canvas-pro does to the page it stands in, or asks of it, although it draws another document. Each
 * place is found by its text, once; a release that words it otherwise stops the build.
 */
const CHANGES: readonly (readonly [find: string, put: string])[] = [
  // Puts a test element into the live body; every browser we build for passes the test.
  ['const value = testRangeBounds(document);', 'const value = true;'],
  // A policy of that name is refused, and reported, by pages that list the names they allow.
  ['const policy = resolveTrustedTypesPolicy(ownerDocument.defaultView);', 'const policy = null;'],
  // Firefox lets a content script write only as the page would. The frame is ours, and nobody has been in it.
  [
    '\tdocumentClone.open();',
    '\tconst written = documentClone.wrappedJSObject ?? documentClone;\n\twritten.open();',
  ],
  ['\t\tdocumentClone.write(html);', '\t\twritten.write(html);'],
  ['\t\tdocumentClone.write(rawHTML);', '\t\twritten.write(rawHTML);'],
  ['\tdocumentClone.close();', '\twritten.close();'],
];

/** Keeps html2canvas to the document it is given. */
export function quietHtml2canvas(): Plugin {
  return {
    name: 'quiet-html2canvas',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/html2canvas-pro\.esm\.js(?:\?|$)/.test(id)) return null;
      let changed = code;
      for (const [find, put] of CHANGES) {
        if (changed.split(find).length !== 2)
          this.error(`html2canvas-pro is not as expected: ${find.trim()}`);
        changed = changed.replace(find, () => put);
      }
      return { code: changed, map: null };
    },
  };
}
