import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { translator, type Translate } from '../../i18n/translate';
import { readAnchors } from '../anchors';
import { verify, type Verification } from '../verify';
import { formatsOf } from '../words/formats';
import { type Arguments, readArguments } from './arguments';
import { nodeHashing } from './node-hashing';
import { type NodeSource, openPath } from './node-source';
import { textReport } from './text-report';

const EXIT = { whole: 0, 'not-whole': 1, unreadable: 2 } as const;
const WRONG_USE = 2;

/** The streams of a process, so that a test can stand in for one. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly problem: (text: string) => void;
  /** Replaces the line of progress; absent where nobody looks. */
  readonly progress?: (line: string) => void;
}

/** `tidemark-verify`: returns the exit code. */
export async function runVerifier(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const given = readArguments(words, environment);
  const t = translator(given.language);
  const wrong = (what: string): number => {
    terminal.problem(`${t('verify.cliWrong', { what })}\n\n${usage(t)}`);
    return WRONG_USE;
  };
  if (given.wrong !== null) return wrong(given.wrong);
  if (given.help) {
    terminal.out(usage(t));
    return 0;
  }
  if (given.paths.length === 0) {
    terminal.problem(usage(t));
    return WRONG_USE;
  }
  const opened: NodeSource[] = [];
  try {
    const anchors: Uint8Array[] = [];
    for (const path of given.certificates) {
      const found = readAnchors(await readFile(path, 'utf8'));
      if (found === null) return wrong(basename(path));
      anchors.push(...found);
    }
    for (const path of given.paths) opened.push(await openPath(path));
    const result = await check(given, opened, anchors, t, terminal);
    terminal.out(
      given.json ? `${JSON.stringify(result, null, 2)}\n` : textReport(result, given.language, given.verbose),
    );
    return EXIT[result.verdict];
  } catch (error) {
    // A path that is not there, or not ours to read.
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return wrong(error.message);
    }
    throw error;
  } finally {
    await Promise.all(opened.map(({ close }) => close()));
  }
}

async function check(
  { bag, known, language }: Arguments,
  opened: readonly NodeSource[],
  anchors: readonly Uint8Array[],
  t: Translate,
  { progress }: Terminal,
): Promise<Verification> {
  const { size } = formatsOf(language);
  let shownAt = 0;
  const result = await verify({
    sources: opened.map(({ source }) => source),
    mode: bag ? 'bag' : 'bundle',
    hashing: nodeHashing,
    anchors: anchors.length === 0 ? null : anchors,
    known,
    requireKnown: known.length > 0,
    signal: new AbortController().signal,
    ...(progress === undefined
      ? {}
      : {
          onProgress: ({ name, doneBytes, totalBytes }) => {
            if (performance.now() - shownAt < 200) return;
            shownAt = performance.now();
            progress(t('verify.cliReading', { name, done: size(doneBytes), total: size(totalBytes) }));
          },
        }),
  });
  progress?.('');
  return result;
}

function usage(t: Translate): string {
  const options: readonly (readonly [string, string])[] = [
    ['--ca file.pem', t('verify.cliCa')],
    ['--known fingerprint', t('verify.cliKnown')],
    ['--json', t('verify.cliJson')],
    ['--lang en|de|fr|nl|da', t('verify.cliLang')],
    ['--bag', t('verify.cliBag')],
    ['--verbose', t('verify.cliVerbose')],
  ];
  return [
    t('verify.cliUsage'),
    '',
    ...options.map(([option, text]) => `  ${option.padEnd(24)}${text}`),
    '',
    t('verify.cliExit'),
    '',
  ].join('\n');
}
