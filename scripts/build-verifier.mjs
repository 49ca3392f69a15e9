// Makes the verifier for those who have no extension: one program for Node, one page that works from a file.
//
//   .output/verify/tidemark-verify.mjs   node tidemark-verify.mjs bundle.zip
//   .output/verify/verify.html           open in any browser, no network needed
//
// node scripts/build-verifier.mjs [program | page]

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

import { leanZip } from './lean-zip.ts';
import { root } from './terminal.mjs';

const OUT = join(root, '.output/verify');

const PAGE = join(OUT, 'verify.html');

/** One file that needs nothing but Node. */
async function buildProgram() {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: 'node20',
      ssr: 'src/verifier/command-line/tidemark-verify.ts',
      minify: false,
      rolldownOptions: {
        output: {
          entryFileNames: 'tidemark-verify.mjs',
          codeSplitting: false,
          banner: '#!/usr/bin/env node',
        },
      },
    },
  });
}

const inlineHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One page with script and styles inside and a policy that lets it load nothing else, from wherever it is opened. */
async function buildPage() {
  const { output } = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [leanZip()],
    build: {
      write: false,
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, 'src/ui/verify/standalone.tsx'),
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'page.js' },
      },
    },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css'));
  if (chunks.length !== 1 || styles.length !== 1)
    throw new Error(`the page is not in one piece: ${output.map(({ fileName }) => fileName).join(', ')}`);
  // Nothing in a script may end the element that holds it.
  const script = chunks[0].code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const style = String(styles[0].source);
  const policy = [
    "default-src 'none'",
    `script-src ${inlineHash(script)} 'wasm-unsafe-eval'`,
    `style-src ${inlineHash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  await mkdir(OUT, { recursive: true });
  await writeFile(
    PAGE,
    [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width">',
      '<meta name="color-scheme" content="light dark">',
      '<meta name="referrer" content="no-referrer">',
      '<title>Tidemark</title>',
      `<style>${style}</style>`,
      '</head>',
      '<body>',
      '<div id="root"></div>',
      `<script>${script}</script>`,
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  );
}

const [only] = process.argv.slice(2);
if (only !== 'page') await buildProgram();
if (only !== 'program') await buildPage();
