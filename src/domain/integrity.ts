/**
 * The journal as a whole at one moment: a Merkle tree (RFC 9162 section 2.1, SHA-256) over the canonical JSON of
 * its entries. Whoever kept one can later be shown that the journal only grew.
 */
export interface TreeHead {
  readonly format: 'tidemark-tree-head/1';
  /** Fingerprint of the archive's key: lower-case hex SHA-256 of its SubjectPublicKeyInfo (DER). */
  readonly archive: string;
  /** How many entries. */
  readonly size: number;
  /** Lower-case hex. */
  readonly rootSha256: string;
  /** UTC by the clock of the machine, milliseconds, ends in `Z`. */
  readonly at: string;
}

/** The exact bytes that were signed, and the signature. */
export interface SignedTreeHead {
  readonly head: TreeHead;
  /** Canonical JSON (RFC 8785) of `head`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** DER, ECDSA P-256 with SHA-256. */
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** How the answers of a service are to be read. */
export type StampKind = 'rfc3161' | 'opentimestamps';

/**
 * `waiting`: not yet answered, asked again later. `kept`: checked when it came. `refused`: it came and failed the
 * check; kept apart. OpenTimestamps only: `pending`: promised by the calendar, proves nothing yet; `in-block`: leads
 * to a Bitcoin block, which proves it to whoever looks the block up.
 */
export type StampState = 'waiting' | 'pending' | 'kept' | 'in-block' | 'refused';

/** What a service was asked about one tree head, and what came of it. */
export interface Stamp {
  /** Size of the tree head that it is over. */
  readonly size: number;
  readonly kind: StampKind;
  /** Address of the service. */
  readonly service: string;
  readonly state: StampState;
  readonly requestedAt: string;
  /** How often it was asked. */
  readonly attempts: number;
  /** Why the last attempt came to nothing: the service's or the check's own words, English. */
  readonly problem: string | null;
  /** Base64 of what it answered: a TimeStampResp (RFC 3161) or an OpenTimestamps proof; `null` while there is none. */
  readonly answer: string | null;
  /** Base64 of the certificates (DER) of its chain, leaf first. */
  readonly certificates: readonly string[];
  /** The time it attests, UTC; `null` until there is one. */
  readonly attestedAt: string | null;
  /** This machine's clock minus the service's, seconds, as far as it can be told; `null` where it cannot. */
  readonly clockAheadSeconds: number | null;
}

/** What the archive can show about itself to somebody who does not trust it. */
export interface ArchiveProver {
  /** SubjectPublicKeyInfo (DER) of the archive's key; made at first use. */
  readPublicKey(): Promise<Uint8Array<ArrayBuffer>>;
  /** Signature (DER) over `bytes`. Rejects where the browser refuses; nothing is ever passed on unsigned. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** The journal as it is now, signed. Kept, so that later exports can refer to it, only by `noteExport`. */
  signHead(): Promise<SignedTreeHead>;
  /** Signs the journal as it is now and keeps the head for time stamps; the one that is kept where there is one of this size. */
  keepHead(): Promise<SignedTreeHead>;
  /**
   * Remembers a head as one that leaves, before anything of it does: an export that begins meanwhile already shows
   * that it grew from it. One whose export then fails is remembered too, which takes nothing from anybody.
   */
  announceExport(head: SignedTreeHead): Promise<void>;
  /** Lower-case hex, lowest first: RFC 9162 section 2.1.3.1. `sequence` counts from 1, as entries do. */
  proveInclusion(sequence: number, size: number): Promise<string[]>;
  /** RFC 9162 section 2.1.4.1, for 0 < first ≤ second. */
  proveConsistency(first: number, second: number): Promise<string[]>;
  /** Every tree head that left the archive or was stamped, ascending by size. */
  listHeads(): Promise<KeptHead[]>;
  listStamps(size?: number): Promise<Stamp[]>;
  saveStamp(stamp: Stamp): Promise<void>;
  /**
   * A bundle has left: a `redacted copy made` entry for each redacted copy in it, an `exported` entry for each volume, and its tree head is remembered, so that every later
   * bundle can show that the journal only grew since.
   */
  noteExport(export_: NotedExport): Promise<void>;
}

/**
 * What having tree heads confirmed needs of the archive. None of it reads what is confirmed already: after years that
 * is thousands of tokens with their chains.
 */
export interface StampLedger extends Pick<ArchiveProver, 'keepHead' | 'listStamps' | 'saveStamp'> {
  /** Those that are asked again, `waiting` and `pending`; ascending by size. */
  listOpenStamps(): Promise<Stamp[]>;
  /** `null` where none of this size is kept. */
  readKeptHead(size: number): Promise<KeptHead | null>;
  /** Whether a capture was sealed after the last head that anybody was asked about. */
  hasUnstampedCapture(): Promise<boolean>;
  /** Of `kept`, `in-block` and `pending` the first over a head that holds the entry, as far as there are any. */
  findStamps(sequence: number): Promise<Stamp[]>;
}

export interface KeptHead extends SignedTreeHead {
  readonly exported: boolean;
}

export interface NotedExport {
  readonly head: SignedTreeHead;
  /** Digest of each volume's `tagmanifest-sha256.txt`, in the place of its number; `null` for one that holds nothing. */
  readonly tagManifestSha256: readonly (string | null)[];
  readonly groupIdentifier: string;
  readonly captures: number;
  readonly complete: boolean;
  /** Captures that left as a redacted copy. */
  readonly redacted?: readonly NotedCopy[];
}

export interface NotedCopy {
  readonly captureId: string;
  /** Digest of the original `record.json`. */
  readonly recordSha256: string;
  /** Digest of `redacted-record.json`, which has those of the files of the copy. */
  readonly copySha256: string;
}
