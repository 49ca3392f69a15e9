import type { Plugin } from 'vite';

/**
 * Modules of single-file-core that act as soon as they are loaded, or that our use never reaches. Loading
 * `content-hooks-frames.js` leaves two names on the global and listens in the page's document for events that
 * any page can send; the others are size only.
 */
const REPLACED: Readonly<Record<string, string>> = {
  'content-hooks-frames.js': 'export const getFontsData = () => []; export const getWorkletsData = () => [];',
  'infobar.js': "export const INFOBAR_TAGNAME = ''; export const appendInfobar = () => undefined;",
  'processor-helper.js': 'export const getProcessorHelperClass = () => undefined;',
};
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/hooks\/content\/content-hooks-frames\.js$/, 'content-hooks-frames.js'],
  [/\/infobar\.js$/, 'infobar.js'],
  [/lib\/processor-helper\.js$/, 'processor-helper.js'],
];
const PREFIX = '\0inert-single-file:';

/** Keeps what is loaded of single-file-core to the parts that only work on the document they are given. */
export function inertSingleFile(): Plugin {
  return {
    name: 'inert-single-file',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !importer.includes('/single-file-core/')) return null;
      const found = ENDINGS.find(([ending]) => ending.test(source));
      return found === undefined ? null : PREFIX + found[1];
    },
    load(id) {
      return id.startsWith(PREFIX) ? (REPLACED[id.slice(PREFIX.length)] ?? null) : null;
    },
  };
}
