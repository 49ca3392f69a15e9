import { keyFingerprint, publicKeyFromPem, verifySignature } from '../integrity/signing';
import { attempt } from './attempt';
import { type HeldCapture, readCaptures } from './bundle-content';
import {
  compareWithJournal,
  type ProvedJournal,
  proveConsistency,
  proveEntries,
  type SealedCapture,
} from './bundle-journal';
import type { TreeHead } from '../domain/integrity';
import { compareLogbook, readLogbook } from './bundle-logbook';
import { readTreeHead } from './bundle-json';
import {
  checkLayout,
  CONSISTENCY,
  ENTRIES,
  HEAD_SIGNATURE,
  infoOf,
  PUBLIC_KEY,
  TAG_MANIFEST,
  TAG_MANIFEST_SIGNATURE,
  TREE_HEAD,
} from './bundle-layout';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { readBounded } from './read-file';
import { checkStamps, readStamps, type Stamps, type TrustAnchors } from './stamps';
import type { OpenedVolume } from './volume';

/** What one volume of a bundle was found to hold and to prove. */
export interface BundleVolume {
  readonly name: string;
  readonly findings: FindingList;
  /** `Bag-Group-Identifier`; `null` where there is none. */
  readonly group: string | null;
  readonly part: number | null;
  readonly parts: number | null;
  readonly completeness: string | null;
  readonly files: number;
  readonly bytes: number;
  /** Of the public key in the bundle, lower-case hex SHA-256; `null` where it holds none that is one. */
  readonly fingerprint: string | null;
  /** Whether both signatures are of that key, over this head and this manifest. */
  readonly signed: boolean;
  readonly head: TreeHead | null;
  readonly headSha256: string | null;
  /** By id, with what the journal says of it. */
  readonly captures: ReadonlyMap<string, HeldCapture & { readonly sealed: SealedCapture | null }>;
  readonly entries: number;
  /** Earlier heads that are proved to be a beginning of this one, roots by size. */
  readonly earlier: ReadonlyMap<number, string>;
  readonly stamps: Stamps;
}

const NO_STAMPS: Stamps = { heads: [], tokens: [], calendars: [] };
const NO_JOURNAL: ProvedJournal = { entries: 0, captures: new Map(), logbook: new Map() };
const MOST_SMALL_BYTES = 64 * 1024;
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

/** Checks an opened volume against all of the bundle's format. Findings go to the volume's own list. */
export async function readBundleVolume(opened: OpenedVolume, anchors: TrustAnchors): Promise<BundleVolume> {
  const { name, container, bag, findings, sha256 } = opened;
  if (container === null) return emptyVolume(name, findings);
  const files = new Map(container.files.map((file) => [file.path, file]));
  await checkLayout(container, bag, findings);
  const count = /^(\d+) of (\d+)$/.exec(infoOf(bag, 'Bag-Count') ?? '');
  if (bag !== null && count === null) findings.add('malformed', 'bag-info.txt', 'Bag-Count');
  const group = infoOf(bag, 'Bag-Group-Identifier');
  if (bag !== null && group === null) findings.add('malformed', 'bag-info.txt', 'Bag-Group-Identifier');
  const completeness = infoOf(bag, 'Completeness');
  if (bag !== null && completeness === null) findings.add('malformed', 'bag-info.txt', 'Completeness');
  if (completeness !== null && completeness !== 'complete') {
    findings.add('says-incomplete', 'bag-info.txt', completeness);
  }

  const head = await readHead(files.get(TREE_HEAD), findings);
  const { spki, fingerprint, signed } = await checkSignatures(files, head, findings);
  const held = await readCaptures(container, sha256, findings);
  if (bag !== null && infoOf(bag, 'Capture-Count') !== String(held.size)) {
    findings.add('malformed', 'bag-info.txt', 'Capture-Count');
  }
  const logbook = await readLogbook(container, findings);
  const counted = infoOf(bag, 'Logbook-Count');
  if (bag !== null && (counted ?? '0') !== String(logbook.size)) {
    findings.add('malformed', 'bag-info.txt', 'Logbook-Count');
  }
  let journal = NO_JOURNAL;
  let earlier: ReadonlyMap<number, string> = new Map();
  let stamps = NO_STAMPS;
  if (head !== null) {
    const consistency = files.get(CONSISTENCY);
    if (consistency !== undefined) earlier = await proveConsistency(consistency, head, findings);
    const stamped = await readStamps(container, head, spki, earlier, findings);
    const entries = files.get(ENTRIES);
    if (entries !== undefined) {
      const roots = new Map(stamped.map((one) => [one.head.size, one.head.rootSha256]));
      journal = await proveEntries(entries, head, roots, held, new Set(logbook.keys()), findings);
    }
    stamps = await checkStamps(stamped, files, anchors, findings);
  }
  compareWithJournal(held, journal, findings);
  compareLogbook(logbook, journal.logbook, findings);

  return {
    name,
    findings,
    group,
    part: count === null ? null : Number(count[1]),
    parts: count === null ? null : Number(count[2]),
    completeness,
    files: container.files.length,
    bytes: sizeOf(container),
    fingerprint,
    signed,
    head,
    headSha256: sha256.get(TREE_HEAD) ?? null,
    captures: new Map(
      [...held].map(([id, capture]) => [id, { ...capture, sealed: journal.captures.get(id) ?? null }]),
    ),
    entries: journal.entries,
    earlier,
    stamps,
  };
}

async function readHead(file: ContainerFile | undefined, findings: FindingList): Promise<TreeHead | null> {
  if (file === undefined) return null;
  return attempt(findings, TREE_HEAD, async () => readTreeHead(await strictText(file)));
}

interface Signatures {
  readonly spki: Uint8Array<ArrayBuffer> | null;
  readonly fingerprint: string | null;
  readonly signed: boolean;
}

async function checkSignatures(
  files: ReadonlyMap<string, ContainerFile>,
  head: TreeHead | null,
  findings: FindingList,
): Promise<Signatures> {
  const keyFile = files.get(PUBLIC_KEY);
  if (keyFile === undefined) return { spki: null, fingerprint: null, signed: false };
  const spki = await attempt(
    findings,
    PUBLIC_KEY,
    async () => publicKeyFromPem(await strictText(keyFile)),
    'key-wrong',
  );
  if (spki === null) {
    if (!findings.all.some(({ code }) => code === 'key-wrong')) findings.add('key-wrong', PUBLIC_KEY);
    return { spki: null, fingerprint: null, signed: false };
  }
  const fingerprint = await keyFingerprint(spki);
  const sameArchive = head === null || head.archive === fingerprint;
  if (!sameArchive) findings.add('key-wrong', PUBLIC_KEY, 'not the archive of tree-head.json');
  let signed = sameArchive && head !== null;
  for (const [path, signaturePath, bound] of [
    [TREE_HEAD, HEAD_SIGNATURE, MOST_SMALL_BYTES],
    [TAG_MANIFEST, TAG_MANIFEST_SIGNATURE, MOST_MANIFEST_BYTES],
  ] as const) {
    const [file, signatureFile] = [files.get(path), files.get(signaturePath)];
    const valid =
      file !== undefined &&
      signatureFile !== undefined &&
      (await attempt(findings, signaturePath, async () =>
        verifySignature(spki, await readBounded(signatureFile, 1024), await readBounded(file, bound)),
      ));
    if (valid !== true) {
      signed = false;
      if (signatureFile !== undefined) findings.add('signature-wrong', signaturePath);
    }
  }
  return { spki, fingerprint, signed };
}

async function strictText(file: ContainerFile): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await readBounded(file, MOST_SMALL_BYTES),
  );
}

function sizeOf({ files }: Container): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Of which nothing is known. */
export function emptyVolume(name: string, findings: FindingList): BundleVolume {
  return {
    name,
    findings,
    group: null,
    part: null,
    parts: null,
    completeness: null,
    files: 0,
    bytes: 0,
    fingerprint: null,
    signed: false,
    head: null,
    headSha256: null,
    captures: new Map(),
    entries: 0,
    earlier: new Map(),
    stamps: NO_STAMPS,
  };
}
