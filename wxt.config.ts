import { join } from 'node:path';
import { defineConfig } from 'wxt';
import { inertSingleFile } from './scripts/inert-single-file';
import { leanZip } from './scripts/lean-zip';
import { noMarkupFromText } from './scripts/no-markup-from-text';
import { quietHtml2canvas } from './scripts/quiet-html2canvas';

/** The whole of what the extension's own pages may do; docs/permissions.md explains each part. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  // Films and sounds that were kept, played once they are uncovered.
  'media-src blob:',
  // The background asks time-stamp services; the pages forbid themselves all but their own files (their <meta>).
  "connect-src 'self' https: http:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/auto-icons'],
  imports: false,
  outDir: '.output',
  autoIcons: { baseIconPath: 'public/mark.svg', developmentIndicator: false },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    // Asked for one by one, when the person adds a time-stamp service.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus'],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: contentSecurityPolicy },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+M' } },
      'capture-post': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandCapturePost__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tidemark@tidemark.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            // The key above is known to Firefox for Android from 142 on; without this the linter warns.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '128' }),
  }),
  vite: ({ browser }) => ({
    // What `dexie` names itself is one old-style script, larger than its own modern form.
    resolve: {
      alias: [
        { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
        ...(browser === 'firefox'
          ? [
              {
                find: /^webextension-polyfill$/,
                replacement: join(import.meta.dirname, 'scripts/firefox-browser.mjs'),
              },
            ]
          : []),
      ],
    },
    plugins: [inertSingleFile(), quietHtml2canvas(), leanZip(), noMarkupFromText()],
    // Workers are bundled by themselves.
    worker: { plugins: () => [leanZip(), noMarkupFromText()] },
    build: { target: 'es2023', sourcemap: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  zip: { excludeSources: ['demo-output/**', '.ci/**'] },
});
