import type { LeftOut } from './export-types';
import { type LogbookVolume, sayLogbookVolume } from './report/page';
import type { Words } from './report/words';

export interface ReadMe {
  readonly tool: { readonly name: string; readonly version: string };
  readonly madeAt: string;
  readonly timeZone: string;
  readonly part: number;
  readonly parts: number;
  readonly captures: number;
  /** Of the logbook. */
  readonly entries: number;
  /** Below `data/`. */
  readonly files: number;
  readonly reports: readonly string[];
  /** Where the logbook lies, whole; `null` where none leaves. */
  readonly logbookVolume: LogbookVolume | null;
  readonly oversize: boolean;
  /** Numbers of captures of which other volumes hold a part. */
  readonly split: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Of the key that signs; lower-case hex. */
  readonly fingerprint: string;
  /** Whether a capture has its `page.wacz`. */
  readonly wacz: boolean;
  /** Whether a person drew over a picture. */
  readonly marked: boolean;
  /** How many captures are there as a redacted copy only. */
  readonly redacted: number;
  /** Whether there is a time stamp by somebody else in it. */
  readonly stamped: boolean;
}

export const LINUX_UNCHANGED =
  'sha256sum --check --strict --quiet manifest-sha256.txt tagmanifest-sha256.txt';
export const MAC_UNCHANGED = 'shasum -a 256 --check manifest-sha256.txt tagmanifest-sha256.txt';
export const UNIX_ADDED =
  'find data -type f | sort > /tmp/found; cut -c67- manifest-sha256.txt | sort | diff - /tmp/found';
export const WINDOWS_CHECK = [
  '$m = @{}; gc *manifest-sha256.txt | % { $h, $p = $_ -split "  ", 2; $m[$p] = $h }',
  '$m.Keys | % { if (!(Test-Path $_) -or (Get-FileHash $_).Hash -ne $m[$_]) { "missing or changed: $_" } }',
  'dir data -Recurse -File | % { (Resolve-Path $_.FullName -Relative).Substring(2).Replace("\\", "/") } | ? { !$m[$_] } | % { "added: $_" }',
];
export const WINDOWS_SINGLE = 'certutil -hashfile data\\captures.csv SHA256';

export const OPENSSL_SIGNATURE =
  'openssl dgst -sha256 -verify signatures/signer-public-key.pem -signature signatures/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt';
export const OPENSSL_FINGERPRINT =
  'openssl pkey -pubin -in signatures/signer-public-key.pem -outform DER | openssl dgst -sha256';
export const OPENSSL_STAMP =
  'openssl ts -verify -data tree-head.json -in NAME.tsr -untrusted NAME.pem -CAfile authority.pem';

const WIDTH = 78;

/** `READ-ME-FIRST.txt`: what this is and how to check it. CRLF, so that every editor shows its lines. */
export function readMeText(readMe: ReadMe, words: Words): string {
  const { t } = words;
  const { tool, part, parts } = readMe;
  const lines: string[] = [];
  const say = (text: string): void => {
    lines.push(...wrap(text), '');
  };
  const heading = (text: string): void => {
    lines.push(text, '-'.repeat(text.length), '');
  };
  const command = (...commands: string[]): void => {
    lines.push(...commands.map((line) => `    ${line}`), '');
  };

  const title = t('report.readMeTitle');
  lines.push(title, '='.repeat(title.length), '');
  const date = words.moment(readMe.madeAt, readMe.timeZone);
  say(t('report.readMeWhat', { tool: tool.name, version: tool.version, date }));
  say(t('report.readMeCount', { count: readMe.captures, files: readMe.files }));
  if (parts > 1) say(t('report.readMePart', { part, parts }));
  if (parts > 1 && readMe.logbookVolume !== null) {
    const where = sayLogbookVolume(readMe.logbookVolume, parts, words);
    say(`${t('report.logbook')}: ${where}.`);
  }
  if (readMe.oversize) say(t('report.readMeOversize'));
  for (const number of readMe.split) say(t('report.readMeSplit', { number }));
  if (readMe.redacted > 0) say(t('report.readMeRedacted', { count: readMe.redacted }));
  if (readMe.leftOut.length > 0) {
    say(t('report.statusIncomplete', { count: readMe.leftOut.length }));
    lines.push(...readMe.leftOut.map((item) => `  - ${words.leftOut(item)}`), '');
  }

  heading(t('report.readMeWhere'));
  for (const file of readMe.reports) say(t('report.readMeReport', { file }));
  say(t('report.readMeCsv'));
  if (readMe.entries > 0) say(t('report.readMeLogbook', { count: readMe.entries }));
  say(t('report.readMeFolders'));
  say(t('report.readMeNumbers'));
  say(t('report.readMeRecord'));
  say(t('report.readMeRemark'));
  if (readMe.marked) say(t('report.readMeMarks'));
  say(t('report.readMeCopy'));
  if (readMe.wacz) say(t('report.readMeWacz'));

  heading(t('report.readMeCheck'));
  say(t('report.readMeFormat'));
  say(t('report.readMeUnchanged'));
  command(LINUX_UNCHANGED);
  say(t('report.readMeUnchangedMac'));
  command(MAC_UNCHANGED);
  say(t('report.readMeAdded'));
  command(UNIX_ADDED);
  say(t('report.readMeWindows'));
  command(...WINDOWS_CHECK);
  say(t('report.readMeSingle'));
  command(WINDOWS_SINGLE);

  say(t('report.readMeSignature'));
  command(OPENSSL_SIGNATURE);
  say(t('report.readMeFingerprint'));
  command(OPENSSL_FINGERPRINT, readMe.fingerprint);
  say(t('report.readMeHistory'));
  if (readMe.stamped) {
    say(t('report.readMeStamps'));
    command(OPENSSL_STAMP);
  } else say(t('report.readMeNoStamps'));

  heading(t('report.readMeProves'));
  say(t('report.readMeProvesText'));
  heading(t('report.readMeProvesNot'));
  say(t('report.readMeProvesNotText'));
  return lines.map((line) => `${line}\r\n`).join('');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
