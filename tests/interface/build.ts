import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'vite';

/** The extension pages' own policy (wxt.config.ts), so that what it forbids is seen here too. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Builds the pages with made-up content into `outDir`. */
export async function buildInterface(outDir: string): Promise<void> {
  const root = import.meta.dirname;
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [join(root, 'archive.html'), join(root, 'popup.html')] },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
}

/** Serves what was built on 127.0.0.1 with the extension's content security policy. */
export async function serveInterface(directory: string): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    readFile(join(directory, path.replaceAll('..', ''))).then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
          'content-security-policy': POLICY,
        });
        response.end(bytes);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}
