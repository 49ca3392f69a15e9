import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

import { requireBuiltExtension } from '../e2e/harness/built-extension.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Manifest {
  readonly [key: string]: unknown;
  readonly permissions: readonly string[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly commands: Readonly<Record<string, unknown>>;
  readonly icons: Readonly<Record<string, string>>;
  readonly default_locale: string;
  readonly background: unknown;
}

const PERMISSIONS = ['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'];

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "connect-src 'self' https: http:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** Every key that the manifest may have; one that is new has to be thought about here. */
const SHARED_KEYS = [
  'action',
  'background',
  'commands',
  'content_security_policy',
  'default_locale',
  'description',
  'icons',
  'incognito',
  'manifest_version',
  'name',
  'optional_host_permissions',
  'options_ui',
  'permissions',
  'short_name',
  'version',
];

const TARGETS = [
  { target: 'chrome-mv3', own: ['minimum_chrome_version'] },
  { target: 'firefox-mv3', own: ['browser_specific_settings'] },
] as const;

/** A copy in the order of code units. */
function sorted(words: readonly (string | undefined)[]): string[] {
  return words.map((word) => word ?? '').toSorted((one, other) => (one < other ? -1 : 1));
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
}

describe.each(TARGETS)('the built manifest of $target', ({ target, own }) => {
  const folder = requireBuiltExtension(target);
  const manifest = readManifest(folder);

  it('has the keys it is known to have and no other', () => {
    expect(sorted(Object.keys(manifest))).toEqual(sorted([...SHARED_KEYS, ...own]));
    expect(manifest['manifest_version']).toBe(3);
  });

  it('asks for five permissions', () => {
    expect(sorted(manifest.permissions)).toEqual(PERMISSIONS);
  });

  it('can reach no address that the person did not allow by itself', () => {
    expect(manifest['host_permissions']).toBeUndefined();
    expect(manifest['optional_host_permissions']).toEqual(['https://*/*', 'http://*/*']);
    for (const page of ['options.html', 'popup.html']) {
      const text = readFileSync(join(folder, page), 'utf8');
      expect(text).toMatch(/<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"\s*\/?>/);
    }
  });

  it('does not run in private windows', () => {
    expect(manifest['incognito']).toBe('not_allowed');
  });

  it('lets its own pages do what docs/permissions.md explains', () => {
    expect(sorted(manifest.content_security_policy.extension_pages.split('; '))).toEqual(sorted(POLICY));
  });

  it('opens the archive in a tab and the popup by the toolbar button', () => {
    expect(manifest['options_ui']).toEqual({ open_in_tab: true, page: 'options.html' });
    expect(manifest['action']).toMatchObject({ default_popup: 'popup.html' });
  });

  it('has a text for every message it names, in every language it comes with', () => {
    const keys = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map((match) => match[1]);
    expect(keys.length).toBeGreaterThan(2);
    const languages = readdirSync(join(folder, '_locales'));
    expect(languages).toContain(manifest.default_locale);
    for (const language of languages) {
      const messages = JSON.parse(
        readFileSync(join(folder, '_locales', language, 'messages.json'), 'utf8'),
      ) as Record<string, { message: string }>;
      expect(keys.filter((key) => (messages[key ?? '']?.message ?? '') === '')).toEqual([]);
    }
  });

  it('has every icon it names', () => {
    const missing = Object.values(manifest.icons).filter((path) => !existsSync(join(folder, path)));
    expect(missing).toEqual([]);
  });

  it('has pages without inline or foreign scripts and with a neutral title', () => {
    const pages = listFiles(folder, '.html');
    expect(pages).toEqual(expect.arrayContaining(['options.html', 'popup.html']));
    for (const page of pages) {
      const text = readFileSync(join(folder, page), 'utf8');
      expect(/<title>(.*?)<\/title>/.exec(text)?.[1]).toBe('Tidemark');
      const sources = [...text.matchAll(/<script\b([^>]*)>([^<]*)/g)].map((match) => ({
        source: /src="([^"]*)"/.exec(match[1] ?? '')?.[1] ?? '',
        inline: match[2]?.trim(),
      }));
      expect(sources.filter(({ source, inline }) => !source.startsWith('/') || inline !== '')).toEqual([]);
    }
  });

  it('has a background of at most 200 kB, all that it loads included', () => {
    const loaded = new Set<string>();
    const open = ['background.js'];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (loaded.has(file)) continue;
      loaded.add(file);
      const code = readFileSync(join(folder, file), 'utf8');
      for (const match of code.matchAll(/\b(?:from|import)\s*["']([^"']+\.js)["']/g)) {
        open.push(normalize(join(dirname(file), match[1] ?? '')));
      }
    }
    const bytes = [...loaded].reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThanOrEqual(200_000);
  });
});

describe('the Firefox manifest', () => {
  it('collects nothing and names its oldest version', () => {
    const manifest = readManifest(requireBuiltExtension('firefox-mv3'));
    expect(manifest['browser_specific_settings']).toEqual({
      gecko: {
        id: 'tidemark@tidemark.invalid',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    });
  });
});

describe('docs/permissions.md', () => {
  const text = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8');
  const manifest = readManifest(requireBuiltExtension('chrome-mv3'));

  it('has one section for each permission and none for another', () => {
    const sections = [...text.matchAll(/^## `(\w+)`$/gm)].map((match) => match[1]);
    expect(sorted(sections)).toEqual(PERMISSIONS);
  });

  it('explains each directive of the policy in its exact words', () => {
    const explained = [...text.matchAll(/^\| `([a-z-]+-(?:src|uri|action|ancestors) [^`]*)` \|/gm)].map(
      (match) => match[1],
    );
    expect(sorted(explained)).toEqual(sorted(POLICY));
  });

  it('names each command', () => {
    const named = [...text.matchAll(/^- `([\w-]+)` /gm)].map((match) => match[1]);
    expect(sorted(named.filter((name) => name !== 'strict_min_version'))).toEqual(
      sorted(Object.keys(manifest.commands)),
    );
  });

  it('names files that exist', () => {
    const files = [...text.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
