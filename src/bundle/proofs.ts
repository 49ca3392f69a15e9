import type { ArchiveReader } from '../domain/archive';
import { fromBase64 } from '../domain/base64';
import type { ArchiveProver, KeptHead, SignedTreeHead, Stamp } from '../domain/integrity';
import type { JournalEntry } from '../domain/journal';
import { canonicalJson } from '../integrity/canonical-json';
import { keyFingerprint, publicKeyPem } from '../integrity/signing';

/** What shows a bundle unchanged to whoever does not trust its maker; docs/bundle-format.md tells the form. */
export interface BundleProofs {
  readonly head: SignedTreeHead;
  /** Lower-case hex. */
  readonly fingerprint: string;
  readonly publicKeyPem: string;
  /** Entries of the journal about a capture, up to the head, oldest first. */
  entriesOf(captureId: string): readonly JournalEntry[];
  /** The earliest stamped head that holds the sealing of a capture; `null` where none does. */
  stampedHeadOf(captureId: string): StampedHead | null;
  /** Whether something was done to one of the captures after the head was signed. */
  readonly outdated: boolean;
  /** The most that proofs of this capture take in a volume. */
  sizeOf(captureId: string): { readonly bytes: number; readonly files: number };
  /** The paths of `filesOf`, in their order. */
  pathsOf(captureIds: readonly string[]): string[];
  /** The files `journal/…`, `signatures/…` and `timestamps/…` of a volume that holds these captures. */
  filesOf(captureIds: readonly string[]): Promise<ProofFile[]>;
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export interface ProofFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface StampedHead {
  readonly kept: KeptHead;
  /** Those that were checked when they came, and what calendars promised; the ones that were refused stay behind. */
  readonly stamps: readonly Stamp[];
}

const TREE_HEAD = 'journal/tree-head.json';
const ENTRIES = 'journal/entries.jsonl';
const CONSISTENCY = 'journal/consistency.jsonl';
export const PUBLIC_KEY = 'signatures/signer-public-key.pem';
const HEAD_SIGNATURE = 'signatures/tree-head.json.sig';
export const TAG_MANIFEST_SIGNATURE = 'signatures/tagmanifest-sha256.txt.sig';
/** An entry and a proof of it in a tree of a million million entries, without what its `detail` says. */
const ENTRY_BYTES = 500;
const PATH_BYTES = 40 * 67;
/** Names and headers in the zip and the manifest of a small file. */
const FILE_BYTES = 400;

const encoder = new TextEncoder();

/** Signs the journal as it is and finds what of it belongs to these captures. Rejects where nothing can be signed. */
export async function prepareProofs(
  prover: ArchiveProver,
  reader: ArchiveReader,
  captureIds: readonly string[],
): Promise<BundleProofs> {
  const head = await prover.signHead();
  const [journal, heads, stamps, publicKey] = await Promise.all([
    reader.listJournal(),
    prover.listHeads(),
    prover.listStamps(),
    prover.readPublicKey(),
  ]);
  const wanted = new Set(captureIds);
  const entries = new Map<string, JournalEntry[]>();
  let outdated = false;
  for (const entry of journal) {
    if (entry.captureId === null || !wanted.has(entry.captureId)) continue;
    if (entry.sequence > head.head.size) {
      outdated = true;
      continue;
    }
    const known = entries.get(entry.captureId);
    if (known === undefined) entries.set(entry.captureId, [entry]);
    else known.push(entry);
  }
  const stamped = stampedHeads(heads, stamps, head.head.size);
  const entriesOf = (captureId: string): readonly JournalEntry[] => entries.get(captureId) ?? [];
  const stampedHeadOf = (captureId: string): StampedHead | null => {
    const sealing = entriesOf(captureId).find(isSealing)?.sequence;
    return sealing === undefined ? null : earliest(stamped, sealing);
  };

  async function lineOf(entry: JournalEntry, present: readonly StampedHead[]): Promise<string> {
    const sizes = [head.head.size];
    if (isSealing(entry) || entry.act === 'remark edited' || entry.act === 'annotated') {
      const early = earliest(present, entry.sequence);
      if (early !== null && early.kept.head.size !== head.head.size) sizes.unshift(early.kept.head.size);
    }
    const inclusion = await Promise.all(
      sizes.map(async (size) => ({ size, path: await prover.proveInclusion(entry.sequence, size) })),
    );
    return `${canonicalJson({ entry, inclusion })}\n`;
  }

  async function consistencyText(present: readonly StampedHead[]): Promise<string> {
    const sizes = new Set(present.map(({ kept }) => kept.head.size));
    const earlier = heads.filter(
      ({ head: { size }, exported }) => size > 0 && size < head.head.size && (exported || sizes.has(size)),
    );
    const lines = await Promise.all(
      earlier.map(async ({ head: { size, rootSha256, at } }) =>
        canonicalJson({ size, rootSha256, at, path: await prover.proveConsistency(size, head.head.size) }),
      ),
    );
    return lines.map((line) => `${line}\n`).join('');
  }

  return {
    head,
    fingerprint: await keyFingerprint(publicKey),
    publicKeyPem: publicKeyPem(publicKey),
    entriesOf,
    stampedHeadOf,
    outdated,
    sizeOf(captureId) {
      const own = entriesOf(captureId);
      const early = stampedHeadOf(captureId);
      const lines = own.reduce(
        (sum, { detail }) => sum + ENTRY_BYTES + 2 * PATH_BYTES + JSON.stringify(detail).length,
        0,
      );
      const stampFiles = early === null ? [] : stampFilesOf(early);
      const bytes = stampFiles.reduce((sum, file) => sum + file.bytes.byteLength + FILE_BYTES, lines);
      return { bytes: bytes + (early === null ? 0 : PATH_BYTES), files: stampFiles.length };
    },
    pathsOf: (ids) => [
      TREE_HEAD,
      ENTRIES,
      CONSISTENCY,
      PUBLIC_KEY,
      HEAD_SIGNATURE,
      ...uniqueHeads(ids.map(stampedHeadOf)).flatMap((early) => stampFilesOf(early).map(({ path }) => path)),
    ],
    async filesOf(ids) {
      const present = uniqueHeads(ids.map(stampedHeadOf));
      const own = ids.flatMap(entriesOf).toSorted((one, other) => one.sequence - other.sequence);
      const lines: string[] = [];
      // In turn, so that thousands of proofs are not all waited for at once.
      for (const entry of own) lines.push(await lineOf(entry, present));
      return [
        { path: TREE_HEAD, bytes: head.bytes },
        { path: ENTRIES, bytes: encoder.encode(lines.join('')) },
        { path: CONSISTENCY, bytes: encoder.encode(await consistencyText(present)) },
        { path: PUBLIC_KEY, bytes: encoder.encode(publicKeyPem(publicKey)) },
        { path: HEAD_SIGNATURE, bytes: head.signature },
        ...present.flatMap(stampFilesOf),
      ];
    },
    sign: (bytes) => prover.sign(bytes),
  };
}

function isSealing({ act }: JournalEntry): boolean {
  return act === 'captured' || act === 'finished late';
}

/** Heads with at least one stamp that stands for something, ascending. */
function stampedHeads(heads: readonly KeptHead[], stamps: readonly Stamp[], most: number): StampedHead[] {
  const bySize = new Map<number, Stamp[]>();
  for (const stamp of stamps) {
    if (stamp.answer === null || stamp.state === 'refused' || stamp.state === 'waiting') continue;
    bySize.set(stamp.size, [...(bySize.get(stamp.size) ?? []), stamp]);
  }
  return heads.flatMap((kept) => {
    const own = bySize.get(kept.head.size);
    return own === undefined || kept.head.size > most ? [] : [{ kept, stamps: own }];
  });
}

/** One whose time is proved goes before one that is only promised. */
function earliest(stamped: readonly StampedHead[], sequence: number): StampedHead | null {
  const covering = stamped.filter(({ kept }) => kept.head.size >= sequence);
  return (
    covering.find(({ stamps }) => stamps.some(({ state }) => state === 'kept' || state === 'in-block')) ??
    covering[0] ??
    null
  );
}

function uniqueHeads(heads: readonly (StampedHead | null)[]): StampedHead[] {
  const bySize = new Map(
    heads.flatMap((stamped) => (stamped === null ? [] : [[stamped.kept.head.size, stamped] as const])),
  );
  return [...bySize.values()].toSorted((one, other) => one.kept.head.size - other.kept.head.size);
}

function stampFilesOf({ kept, stamps }: StampedHead): ProofFile[] {
  const folder = `timestamps/${String(kept.head.size).padStart(6, '0')}`;
  const files: ProofFile[] = [
    { path: `${folder}/tree-head.json`, bytes: kept.bytes },
    { path: `${folder}/tree-head.json.sig`, bytes: kept.signature },
  ];
  const taken = new Set<string>();
  for (const { service, kind, answer, certificates } of stamps) {
    if (answer === null) continue;
    const name = uniqueName(service, taken);
    const extension = kind === 'rfc3161' ? 'tsr' : 'ots';
    files.push({ path: `${folder}/${name}.${extension}`, bytes: fromBase64(answer) });
    if (kind === 'rfc3161') {
      files.push({ path: `${folder}/${name}.pem`, bytes: encoder.encode(certificates.map(pemOf).join('')) });
    }
  }
  return files;
}

/** The service's host, as it may stand in a name. */
function uniqueName(service: string, taken: Set<string>): string {
  const host = (URL.canParse(service) ? new URL(service).host : service)
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const base = host === '' ? 'service' : host.slice(0, 60);
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}

/** RFC 7468, lines of 64 characters. */
function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
