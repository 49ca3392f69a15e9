import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const JSZIP = createRequire(import.meta.url).resolve('jszip');
const OWN_CRC = fileURLToPath(new URL('../src/integrity/crc32.ts', import.meta.url));
const PREFIX = '\0lean-zip:';

/**
 * Modules of JSZip that are replaced. Its table for CRC-32 is one that Chromium reads slowly, which was the
 * largest single cost of an export; its stand-in for `setImmediate` can make functions from text, which no
 * extension should carry; Node's streams are not there.
 */
const REPLACED: Readonly<Record<string, string>> = {
  'crc32.cjs': `
    const { crc32 } = require(${JSON.stringify(OWN_CRC)});
    const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
    module.exports = (input, before) =>
      input === undefined || input.length === 0 ? 0 : crc32(typeof input === 'string' ? bytesOf(input) : input, before);`,
  'setimmediate.cjs': `
    if (globalThis.setImmediate === undefined) {
      const { port1, port2 } = new MessageChannel();
      const waiting = [];
      port1.onmessage = () => waiting.shift()();
      globalThis.setImmediate = (work) => {
        waiting.push(work);
        port2.postMessage(null);
      };
    }`,
  'readable-stream.cjs': 'module.exports = {};',
};
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\.{1,2}\/crc32$/, 'crc32.cjs'],
  [/^setimmediate$/, 'setimmediate.cjs'],
  [/^readable-stream$/, 'readable-stream.cjs'],
];

/** zip.js loads codecs from addresses; ours reads what is stored. */
const CODEC_IMPORT = /await import\([^()]*codecURI\)/;

/** JSZip from its sources and zip.js, without what an export never uses. For pages and workers alike. */
export function leanZip(): Plugin {
  return {
    name: 'lean-zip',
    enforce: 'pre',
    buildStart() {
      // A bundler may leave a `require` that leads nowhere as it is, and the export would fail once it is asked for.
      if (!existsSync(OWN_CRC)) throw new Error(`${OWN_CRC} is not there`);
    },
    resolveId(source, importer) {
      if (source === 'jszip') return JSZIP;
      if (importer?.includes('/node_modules/jszip/') !== true) return null;
      const found = NAMES.find(([name]) => name.test(source));
      return found === undefined ? null : PREFIX + found[1];
    },
    load(id) {
      return id.startsWith(PREFIX) ? (REPLACED[id.slice(PREFIX.length)] ?? null) : null;
    },
    transform(code, id) {
      if (!id.endsWith('/@zip.js/zip.js/lib/core/codec-registry.js')) return null;
      if (!CODEC_IMPORT.test(code)) throw new Error('zip.js loads its codecs in another way than it did');
      return { code: code.replace(CODEC_IMPORT, 'undefined'), map: null };
    },
  };
}
