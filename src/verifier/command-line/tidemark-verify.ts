import { setFlagsFromString } from 'node:v8';
import { runVerifier } from './main';

/* Where the process begins; the build makes one file of it that needs nothing but Node. */

// What is read is soon forgotten. Without this Node lets the space for young objects grow to 100 MB of leftovers.
setFlagsFromString('--semi-space-growth-factor=1');

// Whoever only wanted the first line may go: `tidemark-verify … | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runVerifier(process.argv.slice(2), process.env, {
  out: (text) => {
    process.stdout.write(text);
  },
  problem: (text) => {
    process.stderr.write(text);
  },
  ...(process.stderr.isTTY
    ? {
        progress: (line: string) => {
          process.stderr.write(`\r\u001b[K${line}`);
        },
      }
    : {}),
});
