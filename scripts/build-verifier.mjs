// Makes the verifier for those who have no extension: one program for Node, one page that works from a file.
//
//   .output/verify/tidemark-verify.mjs   node tidemark-verify.mjs bundle.zip
//   .output/verify/verify.html           open in any browser, no network needed

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

import { root } from './terminal.mjs';

const OUT = join(root, '.output/verify');
export const PROGRAM = join(OUT, 'tidemark-verify.mjs');

/** One file that needs nothing but Node. */
export async function buildProgram() {
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildProgram();
