import type { Annotation, AnnotationDraft, HistoryChange } from './annotation';
import type {
  Artifact,
  ArtifactRole,
  CaptureKind,
  CaptureRecord,
  CaptureState,
  CaptureSummary,
  CollectionFacts,
  CompletenessReceipt,
  NotIncluded,
  PostFacts,
  Rect,
  Size,
} from './capture';
import type { FileFacts } from './imported-file';
import type { JournalAct, JournalEntry } from './journal';
import type { LogbookKeeper, LogbookReader } from './logbook';
import type { RedactionChoices } from './redaction';
import type { Case, Remark } from './remark';

/** What is known when a capture begins, before anything was read: enough to show it if all else is lost. */
export interface CaptureStart {
  readonly kind: CaptureKind;
  readonly url: string;
  readonly title: string | null;
  /** UTC, milliseconds, ends in `Z`. Stands as `capturedAt` where the collection facts were never written. */
  readonly startedAt: string;
  /** What needs no look at the page, so that a capture that was interrupted can still say how it was made. */
  readonly circumstances: CaptureCircumstances;
}

export interface CaptureCircumstances extends Pick<
  CollectionFacts,
  'timeZone' | 'trigger' | 'tool' | 'browser' | 'operatingSystem' | 'languages'
> {
  /** `startedAt` in the machine's zone, with its offset. */
  readonly startedAtLocal: string;
}

export interface NewArtifact {
  readonly name: string;
  readonly role: ArtifactRole;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly createdAt: string;
  readonly pixels?: Size;
  readonly area?: Rect;
  readonly derivedFrom?: readonly string[];
  readonly part?: { readonly number: number; readonly of: number };
  readonly sourceUrl?: string;
  readonly mediaSize?: NonNullable<Artifact['mediaSize']>;
}

/**
 * What a pending capture gathers besides artifacts. Each part is written (sealed) as soon as it is known. All
 * text in it must be well-formed (no lone surrogates: `toWellFormed()` what a page gave), else it is refused.
 */
export interface CaptureParts {
  readonly facts: PostFacts;
  readonly collection: CollectionFacts;
  readonly notIncluded: readonly NotIncluded[];
  readonly completeness: CompletenessReceipt | null;
}

/**
 * The writing half, for the background only. Every method returns after its transaction's `complete` with
 * strict durability: what it reported is on disk.
 */
export interface ArchiveWriter {
  begin(start: CaptureStart): Promise<{ id: string; sequence: number }>;
  /**
   * Hashes the plain bytes first, then seals and stores them; they must not be changed meanwhile. A name can be
   * used once in a capture. Throws `storage-full` and leaves the rest intact.
   */
  addArtifact(captureId: string, artifact: NewArtifact): Promise<Artifact>;
  savePart<K extends keyof CaptureParts>(captureId: string, part: K, value: CaptureParts[K]): Promise<void>;
  /** Several parts in one transaction. */
  saveParts(captureId: string, parts: Partial<CaptureParts>): Promise<void>;
  /**
   * Writes record, summary, state and journal entry in one transaction. From then on nothing of it changes. As
   * `sealed` it needs the parts `facts` and `collection`. Nothing can be added once this was called.
   */
  seal(captureId: string, as: 'sealed' | 'incomplete'): Promise<CaptureRecord>;
  /** Drops a pending capture of which nothing at all was kept (a cancelled one without artifacts). */
  discard(captureId: string): Promise<void>;
  /**
   * For the start of the background: every capture still pending belongs to a background that died. Each is
   * sealed as `sealed` where nothing was missing but the seal (`seal` had been called), else as `incomplete` with
   * `interrupted`. One that is damaged stays pending and does not keep the others from their end.
   */
  recover(): Promise<CaptureRecord[]>;
}

export interface SummaryFilter {
  /** Only captures before this sequence number (for paging, newest first). */
  readonly beforeSequence?: number;
  readonly limit?: number;
  /** What lies in the bin instead of what does not. */
  readonly binned?: boolean;
}

export interface CheckResult {
  readonly artifact: Artifact;
  readonly outcome: 'unchanged' | 'changed' | 'missing';
}

export interface StorageState {
  /** Sum of the plain sizes of all artifacts in the archive, bytes. */
  readonly archiveBytes: number;
  /** What the browser says this extension uses and may use, bytes; `null` where it does not say. */
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
}

export interface ArtifactPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many pieces the artifact has. */
  readonly of: number;
}

/** Bytes of a file that were hashed and sealed, and belong to no record yet. */
export interface StagedFile {
  readonly artifactId: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What is said of a staged file when it becomes a record. */
export interface FileMaterial {
  readonly start: CaptureStart;
  readonly facts: PostFacts;
  readonly collection: CollectionFacts;
  readonly file: FileFacts;
  readonly original: Pick<Artifact, 'name' | 'mediaType' | 'pixels'>;
  /** What was made from it: its text, its messages. */
  readonly derived: readonly NewArtifact[];
}

/**
 * Takes files from elsewhere into the archive: for a page or its worker, one at a time. What was staged belongs to
 * nothing until it is kept; what a page that died left staged is taken away by `clearStaged`.
 */
export interface FileToKeep {
  readonly staged: StagedFile;
  readonly material: FileMaterial;
}

export interface FileIntake {
  /**
   * Hashes and seals the bytes in pieces, so that no more than a few MiB of them are in memory. Throws
   * `FileRefused` when the file cannot be read or changes meanwhile, `cancelled`, `storage-full`; then nothing is
   * left of it.
   */
  stageFile(file: Blob, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<StagedFile>;
  /**
   * One transaction for all of them, in their order: artifacts, records, lines of the list and the entries `imported`
   * of the journal. When it throws, none of them was kept, and each is still staged.
   */
  keepFiles(files: readonly FileToKeep[]): Promise<CaptureRecord[]>;
  dropStaged(staged: StagedFile): Promise<void>;
  /** Only while nobody is staging. Returns how many files there were. */
  clearStaged(): Promise<number>;
}

/** The reading half: archive pages and export. */
export interface ArchiveReader extends LogbookReader {
  /** Newest first, pending ones included. */
  listSummaries(filter?: SummaryFilter): Promise<CaptureSummary[]>;
  count(): Promise<{ live: number; binned: number; pending: number }>;
  readSummary(captureId: string): Promise<CaptureSummary | null>;
  /** `null` while the capture is pending or when there is none. */
  readRecord(captureId: string): Promise<CaptureRecord | null>;
  /** `record.json`: the exact bytes that were sealed (RFC 8785). */
  readRecordBytes(captureId: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** As the record lists them, the record itself last; for a pending capture what is there so far. */
  listArtifacts(captureId: string): Promise<Artifact[]>;
  /** Plain bytes. `null` when there is none; throws `archive-unreadable` when the seal does not open. */
  readArtifact(artifactId: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * The same piece by piece, for what should not lie in memory whole; first is 0. No piece is larger than 4 MiB,
   * and all but the last are of one size. `null` and what it throws as `readArtifact`.
   */
  readPiece(artifactId: string, index: number): Promise<ArtifactPiece | null>;
  readRemark(captureId: string): Promise<Remark | null>;
  listRemarkRevisions(captureId: string): Promise<Remark[]>;
  /** The newest remark of every capture that has one. */
  listRemarks(): Promise<Remark[]>;
  listCases(): Promise<Case[]>;
  /** The newest revision of what was drawn over one picture; `null` when nothing was kept yet. */
  readAnnotation(artifactId: string): Promise<Annotation | null>;
  /** The newest revision for every picture of the capture that has one. */
  listAnnotations(captureId: string): Promise<Annotation[]>;
  /** Oldest first. */
  listAnnotationRevisions(artifactId: string): Promise<Annotation[]>;
  /** Every step of what is being drawn, from the empty picture on; `null` when nothing ever was. */
  readDraft(artifactId: string): Promise<AnnotationDraft | null>;
  /** How many steps of a draft that is damaged can be read, from the first on; `null` where it is whole, or nothing can. */
  countReadableSteps(artifactId: string): Promise<number | null>;
  /** Names and handles that the person said are theirs, to be hidden in redacted copies. */
  readOwnNames(): Promise<readonly string[]>;
  /** What was decided to be hidden of one capture; empty where nobody decided yet. */
  readRedactionChoices(captureId: string): Promise<RedactionChoices>;
  /** Oldest first. */
  listJournal(captureId?: string): Promise<JournalEntry[]>;
  /** The entries that open, oldest first, and the captures of which one does not. */
  readJournal(): Promise<{ readonly entries: JournalEntry[]; readonly damaged: ReadonlySet<string> }>;
  /**
   * Reads every artifact again and compares its digest with the record, and the record's with the journal. The
   * record comes first.
   */
  check(captureId: string): Promise<CheckResult[]>;
  storage(): Promise<StorageState>;
}

/** What a person does to the archive from its pages. Each but the saving of drafts and own names is a journal entry. */
export interface ArchiveKeeper extends LogbookKeeper {
  saveRemark(
    captureId: string,
    remark: Pick<Remark, 'note' | 'privateNote' | 'tags' | 'caseId'>,
    reason?: string,
  ): Promise<Remark>;
  /**
   * Writes one change of what is being drawn over a picture. `from` is the history it follows on; where another
   * page has drawn meanwhile it is refused, and nothing is written.
   */
  saveDraft(
    captureId: string,
    artifactId: string,
    draft: {
      readonly from: { readonly steps: number; readonly done: number };
      readonly change: HistoryChange;
      readonly pixels: Size;
    },
  ): Promise<void>;
  /** Cuts a damaged draft before the first step that cannot be read. Revisions that were kept stay. */
  dropUnreadableSteps(captureId: string, artifactId: string): Promise<void>;
  /**
   * Makes a revision of what the draft has come to, with its entry in the journal; where it is what the newest
   * revision says, nothing is written. Gives the newest revision, `null` when there is none.
   */
  saveAnnotation(captureId: string, artifactId: string): Promise<Annotation | null>;
  /** `saveAnnotation` for every picture of these captures that has a draft, e.g. before they leave. */
  keepDrafts(captureIds: readonly string[]): Promise<void>;
  /** Takes the place of those before. */
  saveOwnNames(names: readonly string[]): Promise<void>;
  /** Changes some of what was decided for one capture; no act of the journal. */
  saveRedactionChoices(captureId: string, change: Partial<RedactionChoices>): Promise<void>;
  addCase(title: string): Promise<Case>;
  moveToBin(captureIds: readonly string[]): Promise<void>;
  restore(captureIds: readonly string[]): Promise<void>;
  /** Only what is in the bin. Digest and act stay in the journal. */
  erase(captureIds: readonly string[]): Promise<void>;
  note(
    act: Extract<JournalAct, 'exported' | 'checked'>,
    entry: Pick<JournalEntry, 'captureId' | 'sha256' | 'detail'>,
  ): Promise<void>;
}

export type { CaptureState };
