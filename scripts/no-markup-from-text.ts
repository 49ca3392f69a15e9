import type { Plugin } from 'vite';

interface Place {
  /** The module, by the end of its path. */
  readonly module: RegExp;
  readonly find: RegExp;
  readonly put: string;
  /** How often it stands there; once where nothing is said. */
  readonly times?: number;
}

const REFUSED = "(() => { throw new Error('no markup is made from text'); })()";

/**
 * Where a library would make markup from text. None is reached by us: no component asks Preact for
 * `dangerouslySetInnerHTML`, and a page copy has no `noscript`. Each is found by its text, once; a release that words
 * it otherwise stops the build.
 */
const PLACES: readonly Place[] = [
  { module: /\/preact\/dist\/preact\.mjs$/, find: /\(\w+\.innerHTML=\w+\.__html\)/g, put: `(${REFUSED})` },
  {
    module: /\/single-file-core\/core\/index\.js$/,
    find: /placeholderElement\.innerHTML = noscriptElement\.dataset\[util\.NO_SCRIPT_PROPERTY_NAME\];/g,
    put: `${REFUSED};`,
  },
  // Of the plots none has a legend of the library's own, and nothing is set as HTML.
  {
    module: /\/d3-selection\/dist\/d3-selection\.mjs$/,
    find: /this\.innerHTML = (?:""|value|v == null \? "" : v);/g,
    put: `${REFUSED};`,
    times: 3,
  },
];

/** Leaves no place in a bundle where text becomes markup. */
export function noMarkupFromText(): Plugin {
  return {
    name: 'no-markup-from-text',
    enforce: 'pre',
    transform(code, id) {
      const place = PLACES.find(({ module }) => module.test(id.split('?', 1)[0] ?? ''));
      if (place === undefined) return null;
      const found = code.match(place.find)?.length ?? 0;
      if (found !== (place.times ?? 1))
        this.error(`${id} is not as expected: ${String(place.find)} was found ${found} times`);
      return { code: code.replace(place.find, () => place.put), map: null };
    },
  };
}
