import type { CaptureParts } from '../domain/archive';
import type { CaptureState } from '../domain/capture';
import type { StampState } from '../domain/integrity';
import type { EntryKind } from '../domain/logbook-fields';

/**
 * The rows as they lie on disk. In the clear stand ids, sequence numbers, sizes and counts, states and the
 * names of parts; whatever a page or a person said is inside `Sealed` bytes. A new field belongs in a sealed
 * part unless it is one of these.
 */

/** Bytes that only the archive key opens; `vault.ts` says how they are laid out. */
export type Sealed = Uint8Array<ArrayBuffer>;

export interface CaptureRow {
  /** The order of the archive; never used again. */
  readonly sequence: number;
  readonly id: string;
  readonly state: CaptureState;
  readonly binned: 0 | 1;
  /** What a pending capture is about to be sealed as; once set, only the seal itself is missing. */
  readonly ending: 'sealed' | 'incomplete' | null;
  /** Plain bytes of its artifacts, the record not counted. */
  readonly sizeBytes: number;
  /** Its artifacts, the record not counted. */
  readonly artifactCount: number;
  readonly summary: Sealed;
}

export interface BlockRow {
  /** 0, 1, 2 … */
  readonly block: number;
  /** `CaptureSummary[]` of the sealed captures of one stretch of sequence numbers, ascending. */
  readonly summaries: Sealed;
}

export interface ArtifactRow {
  readonly id: string;
  readonly captureId: string;
  /** 1, 2, 3 … as they were added; 0 is the record. */
  readonly ordinal: number;
  readonly sizeBytes: number;
  /** `Artifact` */
  readonly description: Sealed;
}

export interface PayloadRow {
  readonly artifactId: string;
  /** 0, 1, 2 … */
  readonly chunk: number;
  /** How many chunks the artifact has. */
  readonly of: number;
  readonly bytes: Sealed;
}

/** What a pending capture has besides artifacts; gone once its record holds it. */
export interface PartRow {
  readonly captureId: string;
  readonly part: 'start' | keyof CaptureParts;
  readonly value: Sealed;
}

export interface RemarkRow {
  readonly captureId: string;
  readonly revision: number;
  /** `Remark` */
  readonly value: Sealed;
}

export interface CaseRow {
  readonly id: string;
  /** `Case` */
  readonly value: Sealed;
}

/** What the person said of themselves, and what they decided to hide. */
export interface OwnRow {
  /** `names`, or the id of a capture. */
  readonly name: string;
  /** `string[]`, or `RedactionChoices` of that capture */
  readonly value: Sealed;
}

export interface AnnotationRow {
  /** The picture it is drawn over. */
  readonly artifactId: string;
  readonly revision: number;
  readonly captureId: string;
  /** `Annotation` */
  readonly value: Sealed;
}

/** One change of what is being drawn. */
export interface StepRow {
  readonly artifactId: string;
  /** 1, 2, 3 … */
  readonly step: number;
  readonly captureId: string;
  /** `DrawingStep` */
  readonly value: Sealed;
}

/** Where the steps of one picture have come to. */
export interface DraftRow {
  readonly artifactId: string;
  readonly captureId: string;
  /** `DraftHead` */
  readonly value: Sealed;
}

/** The present state of one entry of the logbook. */
export interface EntryRow {
  readonly id: string;
  readonly kind: EntryKind;
  /** That of the present state; what the row was before is found changed by it. */
  readonly revision: number;
  readonly binned: 0 | 1;
  /** `LogEntry` */
  readonly value: Sealed;
}

export interface EntryRevisionRow {
  readonly entryId: string;
  readonly revision: number;
  /** `LogEntry`, as it was kept */
  readonly value: Sealed;
}

export interface EntryDraftRow {
  readonly id: string;
  /** `EntryDraft` */
  readonly value: Sealed;
}

export interface JournalRow {
  readonly sequence: number;
  readonly captureId: string | null;
  /** `JournalEntry` */
  readonly entry: Sealed;
  /**
   * What the next entry carries as `previous`, so that it can be written even where this one does not open any more.
   * Absent in rows of before it was kept.
   */
  readonly digest?: Sealed;
}

/** One tile of the journal's Merkle tree; `src/integrity/tiles.ts` says how it is laid out. */
export interface TileRow {
  readonly level: number;
  readonly index: number;
  /** 1 to 256 hashes of 32 bytes. */
  readonly hashes: Sealed;
}

/** The pair that signs tree heads and bundles. Neither half says anything about what is kept. */
export interface SignerRow {
  /** 1: there is one key for the life of an archive. */
  readonly id: number;
  /** Cannot be exported. */
  readonly privateKey: CryptoKey;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

export interface HeadRow {
  readonly size: number;
  /** Whether a bundle with it has left. */
  readonly exported: 0 | 1;
  /** `{ head, signature }`, the signature in base64. */
  readonly value: Sealed;
}

export interface StampRow {
  readonly size: number;
  readonly id: string;
  readonly state: StampState;
  /** `Stamp` */
  readonly value: Sealed;
}

export interface CounterRow {
  /**
   * `last-capture`: the highest sequence number ever given. `archive-bytes`: plain size of all artifacts. The
   * others: how many captures are so.
   */
  readonly name: 'last-capture' | 'archive-bytes' | 'pending' | 'live' | 'binned';
  readonly value: number;
}

/**
 * How one archive key is kept. The archive key itself is only ever stored wrapped, so that a wrap under a
 * passphrase can take the place of this one without sealing anything anew.
 */
export interface KeyRow {
  /** Stands in the head of everything sealed with it. */
  readonly keyNumber: number;
  readonly kind: 'device';
  /** Cannot be exported; lives only in this browser profile. */
  readonly wrappingKey: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}
