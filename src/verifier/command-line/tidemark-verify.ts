import { runVerifier } from './main';

/* Where the process begins; the build makes one file of it that needs nothing but Node. */
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
