import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Which rooms each room may import from; the table of docs/architecture.md. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  sites: ['domain'],
  messaging: ['domain'],
  integrity: ['domain'],
  i18n: ['domain'],
  platform: ['domain'],
  markup: ['domain'],
  timeline: ['domain'],
  help: ['domain'],
  summary: ['domain', 'i18n', 'timeline'],
  archive: ['domain', 'integrity', 'markup'],
  bundle: ['domain', 'integrity', 'i18n', 'markup', 'timeline', 'summary'],
  verifier: ['domain', 'integrity', 'i18n'],
  stamping: ['domain', 'integrity'],
  files: ['domain', 'integrity'],
  capture: ['domain', 'sites', 'messaging'],
  acquisition: ['domain', 'messaging', 'platform', 'i18n'],
  ui: [
    'domain',
    'sites',
    'messaging',
    'integrity',
    'i18n',
    'platform',
    'markup',
    'timeline',
    'help',
    'summary',
    'archive',
    'bundle',
    'verifier',
    'files',
  ],
};

/** Where each library may be imported: a file, or a folder where it is the language of the room. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  dexie: ['src/archive/database.ts'],
  jszip: ['src/bundle/zip-writer.ts'],
  '@zip.js/zip.js': ['src/bundle/verify-volume.ts', 'src/verifier/zip-reader.ts', 'src/files/zip.ts'],
  exifr: ['src/files/picture.ts'],
  'blockhash-core': ['src/files/picture.ts'],
  'postal-mime': ['src/files/mail.ts'],
  saxes: ['src/files/sms.ts'],
  'hash-wasm': ['src/verifier/browser-hashing.ts', 'src/integrity/streaming-digest.ts'],
  'node:crypto': ['src/verifier/command-line/'],
  'node:fs': ['src/verifier/command-line/'],
  'node:path': ['src/verifier/command-line/'],
  'node:util': ['src/verifier/command-line/'],
  'node:v8': ['src/verifier/command-line/'],
  'node:zlib': ['src/verifier/command-line/'],
  html2canvas: ['src/capture/rasterise.ts'],
  'single-file-core': ['src/capture/page-copy/'],
  '@webext-core/messaging': ['src/messaging/messenger.ts'],
  'webextension-polyfill': ['src/platform/'],
  wxt: ['src/platform/', 'entrypoints/'],
  canonicalize: ['src/integrity/canonical-json.ts'],
  '@observablehq/plot': ['src/ui/timeline/plot.ts'],
  minisearch: ['src/ui/archive/search-index.ts'],
  '@tanstack/virtual-core': ['src/ui/components/use-virtual-rows.ts'],
  lucide: ['src/ui/components/icon.tsx'],
  preact: ['src/ui/', 'entrypoints/'],
  '@preact/signals': ['src/ui/'],
};

interface SourceFile {
  readonly path: string;
  readonly code: string;
  /** Paths (`src/…`) and library names, as imported. */
  readonly imports: readonly string[];
}

function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path));
}

/** Code without comments; what stands in strings stays, since that is where imports are. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');
}

function readSource(path: string, all: ReadonlySet<string>): SourceFile {
  const code = withoutComments(readFileSync(join(ROOT, path), 'utf8'));
  const named = [...code.matchAll(/^\s*(?:import|export)\s[^'";]*?\bfrom\s+'([^']+)'/gm)];
  const bare = [...code.matchAll(/^\s*import\s+'([^']+)'/gm)];
  const dynamic = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)];
  const imports = [...named, ...bare, ...dynamic].map((match) => {
    const wanted = match[1] ?? '';
    if (!wanted.startsWith('.')) return wanted;
    const target = normalize(join(dirname(path), wanted)).replaceAll('\\', '/');
    return [target, `${target}.ts`, `${target}.tsx`].find((candidate) => all.has(candidate)) ?? target;
  });
  return { path, code, imports };
}

/** Tests and what only tests import: faults, material, databases of earlier versions. */
const isTest = (path: string): boolean => /\.test\.tsx?$|(?:^|\/)(?:test|frozen)-[^/]*\.tsx?$/.test(path);
const all = new Set([...listSources('src'), ...listSources('entrypoints')]);
const sources = [...all].map((path) => readSource(path, all));
const production = sources.filter(({ path }) => !isTest(path));

/** `src/archive/vault.ts` → `archive`, `entrypoints/…` → `entrypoints`, a library → null. */
function roomOf(path: string): string | null {
  const [first, second] = path.split('/');
  if (first === 'entrypoints') return 'entrypoints';
  return first === 'src' && second !== undefined ? second : null;
}

/** `@zip.js/zip.js/lib/x.js` → `@zip.js/zip.js`. */
function libraryOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('workers', () => {
  // In Firefox a worker that starts workers of its own now and then stands still for good.
  it('start no workers of their own', () => {
    const byPath = new Map(production.map((source) => [source.path, source]));
    const entries = production.filter(({ path }) => path.endsWith('.worker.ts'));
    expect(entries.length).toBeGreaterThan(1);
    const reached = new Set(entries);
    for (const { imports } of reached) {
      for (const target of imports) {
        const source = byPath.get(target);
        if (source !== undefined) reached.add(source);
      }
    }
    const starting = [...reached].filter(({ code }) => /\bnew (?:Shared)?Worker\(/.test(code));
    expect(starting.map(({ path }) => path)).toEqual([]);
  });
});

describe('rooms', () => {
  it('are the ones that are known', () => {
    expect(new Set(production.map(({ path }) => roomOf(path)))).toEqual(
      new Set([...Object.keys(ROOMS), 'entrypoints']),
    );
  });

  it('import only from the rooms they may', () => {
    const wrong = production.flatMap(({ path, imports }) => {
      const room = roomOf(path) ?? '';
      if (room === 'entrypoints') return [];
      return imports
        .filter((target) => {
          const other = roomOf(target);
          return other !== null && other !== room && !(ROOMS[room] ?? []).includes(other);
        })
        .map((target) => `${path} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('import nothing of the entrypoints, and no test', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(
          (target) =>
            (roomOf(target) === 'entrypoints' && roomOf(path) !== 'entrypoints') ||
            (isTest(target) && !isTest(path)),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('see of the sites only their list and their interface', () => {
    const wrong = production
      .filter(({ path }) => !['sites', 'capture', 'entrypoints'].includes(roomOf(path) ?? ''))
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => roomOf(target) === 'sites' && !/^src\/sites\/(?:index|site)\.ts$/.test(target))
          .map((target) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('are written down in docs/architecture.md with the same rules', () => {
    const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `src\/(\w+)\/` \| [^|]* \| ([^|]*) \|$/gm)];
    expect(new Set(rows.map((row) => row[1]))).toEqual(new Set(Object.keys(ROOMS)));
    for (const [, room = '', words = ''] of rows) {
      if (room === 'ui') continue;
      const named = words
        .replaceAll(/\([^)]*\)/g, '')
        .split(',')
        .map((word) => word.trim());
      expect({ room, may: named.sort() }).toEqual({
        room,
        may: ROOMS[room]?.length === 0 ? ['nothing'] : [...(ROOMS[room] ?? [])].sort(),
      });
    }
  });

  it('resolve: every relative import is a file here', () => {
    const lost = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => roomOf(target) !== null && /\.tsx?$|\/[^./]+$/.test(target) && !all.has(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('libraries', () => {
  const dependencies = Object.keys(
    (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }).dependencies,
  );
  const used = production.flatMap(({ path, imports }) =>
    imports
      .filter((target) => roomOf(target) === null)
      .map((target) => ({ path, library: libraryOf(target) })),
  );

  it('come in by their one door', () => {
    const wrong = used
      .filter(
        ({ path, library }) =>
          !(DOORS[library] ?? []).some(
            (door) => path === door || (door.endsWith('/') && path.startsWith(door)),
          ),
      )
      .map(({ path, library }) => `${path} → ${library}`);
    expect(wrong).toEqual([]);
  });

  it('are used, each of them', () => {
    // WXT's module puts the polyfill behind `wxt/browser`; nobody imports it by name.
    const known = new Set([...used.map(({ library }) => library), 'webextension-polyfill']);
    expect(dependencies.filter((name) => !known.has(name))).toEqual([]);
  });

  it('leave the browser’s own API to src/platform', () => {
    const wrong = production
      .filter(({ path }) => roomOf(path) !== 'platform')
      .filter(({ code }) => /(?<![.\w'"`$-])(?:chrome|browser)\.[a-z]+(?:\.|\()/.test(code))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });
});

describe('circles', () => {
  it('are none between files', () => {
    const edges = new Map(
      sources.map(({ path, imports }) => [path, imports.filter((target) => all.has(target))]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (done.has(path)) return;
      const at = trail.indexOf(path);
      if (at >= 0) {
        circles.push([...trail.slice(at), path].join(' → '));
        return;
      }
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of edges.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('what is never written', () => {
  const RULES: readonly (readonly [what: string, pattern: RegExp, except: RegExp | null])[] = [
    ['synced storage', /storage\.sync/, null],
    [
      'a request',
      /\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket\b|\bEventSource\b|(?<![.\w])fetch\(/,
      /^src\/(?:capture\/page-copy\/|capture\/media\/read-media\.ts|stamping\/service-request\.ts)/,
    ],
    ['code from text', /\beval\(|new Function\(/, null],
    [
      'markup from text',
      /\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
      null,
    ],
    ['a notification', /\bnotifications\.create|new Notification\(/, null],
  ];

  it.each(RULES)('%s', (_what, pattern, except) => {
    const wrong = production.filter(({ path, code }) => pattern.test(code) && except?.test(path) !== true);
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
