import type { Bag } from './bag';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { readBounded } from './read-file';

/** Names of a bundle's own files (docs/bundle-format.md). */
export const TREE_HEAD = 'journal/tree-head.json';
export const ENTRIES = 'journal/entries.jsonl';
export const CONSISTENCY = 'journal/consistency.jsonl';
export const PUBLIC_KEY = 'signatures/signer-public-key.pem';
export const HEAD_SIGNATURE = 'signatures/tree-head.json.sig';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const TAG_MANIFEST_SIGNATURE = 'signatures/tagmanifest-sha256.txt.sig';
export const STAMPS = 'timestamps/';
export const CAPTURES = 'data/captures/';

const REQUIRED = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  TAG_MANIFEST,
  'READ-ME-FIRST.txt',
  TREE_HEAD,
  ENTRIES,
  CONSISTENCY,
  PUBLIC_KEY,
  HEAD_SIGNATURE,
  TAG_MANIFEST_SIGNATURE,
  'data/report.html',
  'data/captures.csv',
];
/** A manifest cannot list itself, nor the signature over it. */
const UNLISTED = new Set([TAG_MANIFEST, TAG_MANIFEST_SIGNATURE]);
const NAME = /^[A-Za-z0-9._/-]+$/;
const MANIFEST_LINE = /^[0-9a-f]{64} {2}[A-Za-z0-9._/-]+$/;
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

/** Whether a file is one of a bundle, by its path; a folder of holiday pictures is no damaged bundle. */
export function looksLikeBundle(path: string): boolean {
  return /^(?:bagit\.txt|data\/|journal\/|signatures\/|\w*manifest-\w+\.txt)/.test(path);
}

/**
 * What our format fixes beyond BagIt: which files there must be, that every other stands in the manifests, plain
 * names, one way to write declaration and manifests.
 */
export async function checkLayout(
  container: Container,
  bag: Bag | null,
  findings: FindingList,
): Promise<void> {
  const files = new Map(container.files.map((file) => [file.path, file]));
  for (const path of REQUIRED) {
    if (files.has(path)) continue;
    findings.add(path.startsWith('signatures/') ? 'signature-missing' : 'required-missing', path);
  }
  for (const path of files.keys()) {
    if (!NAME.test(path)) findings.add('unsafe-name', path);
    if (/manifest-/.test(path) && !path.includes('/') && !REQUIRED.includes(path)) {
      findings.add('file-extra', path);
    } else if (!path.startsWith('data/') && !UNLISTED.has(path) && bag !== null && !bag.expected.has(path)) {
      findings.add('file-extra', path);
    }
  }
  for (const path of UNLISTED) {
    if (bag?.expected.has(path) === true) findings.add('listed-wrongly', path);
  }
  await checkText(files.get('bagit.txt'), findings, (text) =>
    text === 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' ? null : 'not as the format has it',
  );
  for (const name of ['manifest-sha256.txt', TAG_MANIFEST]) {
    await checkText(files.get(name), findings, (text) => {
      if (!text.endsWith('\n')) return 'no line feed at the end';
      const wrong = text
        .slice(0, -1)
        .split('\n')
        .findIndex((line) => !MANIFEST_LINE.test(line));
      return wrong < 0 ? null : `line ${wrong + 1}`;
    });
  }
  const identifier = infoOf(bag, 'External-Identifier');
  // A folder may have been named otherwise since it was unpacked; nobody renames one inside a zip.
  if (container.kind === 'zip' && bag !== null && identifier !== container.root) {
    findings.add('malformed', 'bag-info.txt', `External-Identifier is not ${container.root}`);
  }
}

/** The one value of a label of `bag-info.txt`; `null` where there is none, or several. */
export function infoOf(bag: Bag | null, label: string): string | null {
  const values = bag?.info.filter((element) => element.label === label) ?? [];
  return values.length === 1 ? (values[0]?.value ?? null) : null;
}

async function checkText(
  file: ContainerFile | undefined,
  findings: FindingList,
  wrong: (text: string) => string | null,
): Promise<void> {
  if (file === undefined) return;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await readBounded(file, MOST_MANIFEST_BYTES),
  );
  const detail = wrong(text);
  if (detail !== null) findings.add('malformed', file.path, detail);
}
