import type { ArchiveReader } from '../domain/archive';
import { fromBase64 } from '../domain/base64';
import type { ArchiveProver, KeptHead, SignedTreeHead, Stamp } from '../domain/integrity';
import { isSealing, type JournalAct, type JournalEntry } from '../domain/journal';
import { ProblemError } from '../domain/problem';
import { canonicalJson } from '../integrity/canonical-json';
import { certificatesToPem } from '../integrity/certificate-pem';
import { fromHex } from '../integrity/digest';
import { entryBytes } from '../integrity/journal-chain';
import { leafHash, verifyConsistency, verifyInclusion } from '../integrity/merkle-tree';
import { keyFingerprint, publicKeyPem } from '../integrity/signing';

/** What shows a bundle unchanged to whoever does not trust its maker; docs/bundle-format.md tells the form. */
export interface BundleProofs {
  readonly head: SignedTreeHead;
  /** Lower-case hex. */
  readonly fingerprint: string;
  readonly publicKeyPem: string;
  /** Entries of the journal about a capture, up to the head, oldest first. */
  entriesOf(captureId: string): readonly JournalEntry[];
  /** Whether a stamp of somebody else stands over the sealing of a capture. */
  isStamped(captureId: string): boolean;
  /** Whether something was done to one of the captures after the head was signed. */
  readonly outdated: boolean;
  /** The most that proofs take in each volume, whatever it holds. */
  readonly volumeBytes: number;
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
/** A line of `consistency.jsonl`. */
const CONSISTENCY_BYTES = 250 + PATH_BYTES;
/** A tree head and its signature, with names and headers. */
const HEAD_BYTES = 400 + 2 * FILE_BYTES;

const encoder = new TextEncoder();

/**
 * Signs the journal as it is and finds what of it belongs to these captures and entries of the logbook; what is asked
 * by the id of a capture below can be asked by that of an entry. Rejects where nothing can be
 * signed.
 */
export async function prepareProofs(
  prover: ArchiveProver,
  reader: ArchiveReader,
  captureIds: readonly string[],
  entryIds: readonly string[] = [],
): Promise<BundleProofs> {
  const head = await prover.signHead();
  await prover.announceExport(head);
  const [{ entries: journal }, heads, stamps, publicKey] = await Promise.all([
    reader.readJournal(),
    prover.listHeads(),
    prover.listStamps(),
    prover.readPublicKey(),
  ]);
  const wanted = new Set([...captureIds, ...entryIds]);
  const entries = new Map<string, JournalEntry[]>();
  let outdated = false;
  for (const entry of journal) {
    const subject = subjectOf(entry);
    if (subject === null || !wanted.has(subject)) continue;
    if (entry.sequence > head.head.size) {
      outdated = true;
      continue;
    }
    const known = entries.get(subject);
    if (known === undefined) entries.set(subject, [entry]);
    else known.push(entry);
  }
  const stamped = stampedHeads(heads, stamps, head.head.size);
  const entriesOf = (captureId: string): readonly JournalEntry[] => entries.get(captureId) ?? [];
  const found = new Map<string, readonly StampedHead[]>();
  const sizesOf = new Map<string, { readonly bytes: number; readonly files: number }>();
  const stampedHeadsOf = (captureId: string): readonly StampedHead[] => {
    const known = found.get(captureId);
    if (known !== undefined) return known;
    const sealing = entriesOf(captureId).find(isBeginning)?.sequence;
    const own = sealing === undefined ? [] : earliest(stamped, sealing);
    found.set(captureId, own);
    return own;
  };
  const presentIn = (ids: readonly string[]): StampedHead[] => uniqueHeads(ids.flatMap(stampedHeadsOf));

  async function lineOf(entry: JournalEntry, present: ByTrust): Promise<string> {
    const roots = new Map([[head.head.size, head.head.rootSha256]]);
    if (isBeginning(entry) || EDITS.has(entry.act)) {
      for (const { kept } of earliest(present, entry.sequence))
        roots.set(kept.head.size, kept.head.rootSha256);
    }
    const leaf = await leafHash(entryBytes(entry));
    const inclusion = await Promise.all(
      [...roots]
        .toSorted(([one], [other]) => one - other)
        .map(async ([size, root]) => {
          const path = await prover.proveInclusion(entry.sequence, size);
          const claim = {
            leaf,
            index: entry.sequence - 1,
            size,
            path: path.map(fromHex),
            root: fromHex(root),
          };
          if (!(await verifyInclusion(claim))) throw unproved(`entry ${entry.sequence} in ${size}`);
          return { size, path };
        }),
    );
    return `${canonicalJson({ entry, inclusion })}\n`;
  }

  async function consistencyText(present: readonly StampedHead[]): Promise<string> {
    const sizes = new Set(present.map(({ kept }) => kept.head.size));
    const earlier = heads.filter(
      ({ head: { size }, exported }) => size > 0 && size < head.head.size && (exported || sizes.has(size)),
    );
    const lines = await Promise.all(
      earlier.map(async ({ head: { size, rootSha256, at } }) => {
        const path = await prover.proveConsistency(size, head.head.size);
        const holds = await verifyConsistency({
          first: size,
          firstRoot: fromHex(rootSha256),
          second: head.head.size,
          secondRoot: fromHex(head.head.rootSha256),
          path: path.map(fromHex),
        });
        if (!holds) throw unproved(`growth from ${size}`);
        return canonicalJson({ size, rootSha256, at, path });
      }),
    );
    return lines.map((line) => `${line}\n`).join('');
  }

  return {
    head,
    fingerprint: await keyFingerprint(publicKey),
    publicKeyPem: publicKeyPem(publicKey),
    entriesOf,
    isStamped: (captureId) => stampedHeadsOf(captureId).length > 0,
    outdated,
    volumeBytes: heads.filter(({ exported }) => exported).length * CONSISTENCY_BYTES,
    sizeOf(captureId) {
      const known = sizesOf.get(captureId);
      if (known !== undefined) return known;
      const own = entriesOf(captureId);
      const early = stampedHeadsOf(captureId);
      const proofs = 1 + early.length;
      const lines = own.reduce(
        (sum, { detail }) => sum + ENTRY_BYTES + proofs * PATH_BYTES + JSON.stringify(detail).length,
        early.length * CONSISTENCY_BYTES,
      );
      const size = early
        .map(stampSize)
        .reduce((sum, { bytes, files }) => ({ bytes: sum.bytes + bytes, files: sum.files + files }), {
          bytes: lines,
          files: 0,
        });
      sizesOf.set(captureId, size);
      return size;
    },
    pathsOf: (ids) => [
      TREE_HEAD,
      ENTRIES,
      CONSISTENCY,
      PUBLIC_KEY,
      HEAD_SIGNATURE,
      ...presentIn(ids).flatMap((early) => stampFilesOf(early).map(({ path }) => path)),
    ],
    async filesOf(ids) {
      const present = presentIn(ids);
      const own = ids.flatMap(entriesOf).toSorted((one, other) => one.sequence - other.sequence);
      const trusted = byTrust(present);
      const lines: string[] = [];
      // In turn, so that thousands of proofs are not all waited for at once.
      for (const entry of own) lines.push(await lineOf(entry, trusted));
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

const EDITS: ReadonlySet<JournalAct> = new Set(['remark edited', 'annotated', 'entry edited']);

/** Whether something first stands in the journal by it: a capture, or an entry of the logbook. */
function isBeginning({ act }: JournalEntry): boolean {
  return isSealing(act) || act === 'incident logged' || act === 'entry added';
}

/** The id of the capture or of the entry of the logbook that an act is about. */
function subjectOf({ captureId, detail }: JournalEntry): string | null {
  if (captureId !== null) return captureId;
  return typeof detail['entry'] === 'string' ? detail['entry'] : null;
}

/** Stamped heads, each list ascending by size: a time that is proved, one that a block proves, one that is promised. */
type ByTrust = readonly (readonly StampedHead[])[];

function byTrust(stamped: readonly StampedHead[]): ByTrust {
  const ascending = stamped.toSorted((one, other) => one.kept.head.size - other.kept.head.size);
  const having = (state: Stamp['state']): StampedHead[] =>
    ascending.filter(({ stamps }) => stamps.some((stamp) => stamp.state === state));
  return [having('kept'), having('in-block'), having('pending')];
}

/** Heads with at least one stamp that stands for something. */
function stampedHeads(heads: readonly KeptHead[], stamps: readonly Stamp[], most: number): ByTrust {
  const bySize = new Map<number, Stamp[]>();
  for (const stamp of stamps) {
    if (stamp.answer === null || stamp.state === 'refused' || stamp.state === 'waiting') continue;
    const known = bySize.get(stamp.size);
    if (known === undefined) bySize.set(stamp.size, [stamp]);
    else known.push(stamp);
  }
  return byTrust(
    heads.flatMap((kept) => {
      const own = bySize.get(kept.head.size);
      return own === undefined || kept.head.size > most ? [] : [{ kept, stamps: own }];
    }),
  );
}

/**
 * The earliest that hold an entry: one that an authority confirmed, one in a block, each once. What is only promised
 * counts where there is neither.
 */
function earliest([kept = [], inBlock = [], pending = []]: ByTrust, sequence: number): StampedHead[] {
  const first = (list: readonly StampedHead[]): StampedHead[] => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((list[middle]?.kept.head.size ?? 0) >= sequence) high = middle;
      else low = middle + 1;
    }
    return list.slice(low, low + 1);
  };
  const proved = uniqueHeads([...first(kept), ...first(inBlock)]);
  return proved.length > 0 ? proved : first(pending);
}

function uniqueHeads(heads: readonly StampedHead[]): StampedHead[] {
  const bySize = new Map(heads.map((stamped) => [stamped.kept.head.size, stamped]));
  return [...bySize.values()].toSorted((one, other) => one.kept.head.size - other.kept.head.size);
}

/** What the folder of a stamped head takes, without decoding what is in it. */
function stampSize({ stamps }: StampedHead): { readonly bytes: number; readonly files: number } {
  let [bytes, files] = [HEAD_BYTES, 2];
  for (const { kind, answer, certificates } of stamps) {
    bytes += FILE_BYTES + (answer?.length ?? 0);
    files += kind === 'rfc3161' ? 2 : 1;
    // Base64 in lines, between two lines of PEM.
    for (const certificate of certificates) bytes += Math.ceil(certificate.length * 1.02) + 60;
    if (kind === 'rfc3161') bytes += FILE_BYTES;
  }
  return { bytes, files };
}

/** Said here rather than by the receiver's verifier, where it would look like tampering. */
function unproved(what: string): ProblemError {
  return new ProblemError({ code: 'archive-unreadable', detail: `the journal does not prove ${what}` });
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
      files.push({
        path: `${folder}/${name}.pem`,
        bytes: encoder.encode(certificatesToPem(certificates.map(fromBase64))),
      });
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
