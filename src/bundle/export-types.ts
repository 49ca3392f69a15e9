import type { ArchiveReader } from '../domain/archive';
import type { ArchiveProver } from '../domain/integrity';
import type { Language } from '../domain/settings';
import type { FileSource } from './file-source';
import type { Redaction } from './redact/redacted-record';
import type { OpenVolume } from './volume';

/** What of the logbook leaves with an export. */
export interface LogbookChoice {
  readonly entryIds: readonly string[];
  /** Private notes too. Never without the person having said so for this export. */
  readonly privateNotes: boolean;
  /** Places that are the person's own address too. */
  readonly ownAddress: boolean;
}

export interface ExportRequest {
  readonly reader: ArchiveReader;
  readonly prover: ArchiveProver;
  /** In any order; the bundle has them by number. One that is named twice is exported once. */
  readonly captureIds: readonly string[];
  /** Of the report, the table and READ-ME-FIRST.txt. */
  readonly language: Language;
  /** IANA name; the time of the export is told in it. What a capture recorded keeps its own. */
  readonly timeZone: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** The largest volume that is wanted. Only a single file that is larger makes a larger volume. */
  readonly volumeBytes: number;
  /** Adds a `page.wacz` to each capture that has a page copy. */
  readonly wacz: boolean;
  /** Captures of which something drawn last could not be read, so that it is in no annotation. */
  readonly unkeptDrafts?: readonly string[];
  /** Captures that leave as a redacted copy, by id; all others leave as they are. */
  readonly redactions?: ReadonlyMap<string, Redaction>;
  /** Entries of the logbook that go with the captures; absent: none. */
  readonly logbook?: LogbookChoice;
  readonly openVolume: OpenVolume;
  /** Where the files come from; `directSource(reader, …)` where there is but one thread. */
  readonly source: FileSource;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly now?: () => Date;
}

/** Bytes and files are of one phase; each phase begins at nothing. */
export interface ExportProgress {
  readonly phase: 'reading' | 'writing' | 'checking';
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly doneFiles: number;
  readonly totalFiles: number;
}

export type LeftOutReason =
  /** still being captured */
  | 'pending'
  | 'in-bin'
  | 'not-found'
  /** the record does not open, so nothing of the capture can be told apart */
  | 'record-unreadable'
  /** the record is not the one whose digest the journal holds */
  | 'record-changed'
  /** what was done to it does not open, so that nothing about it could be proved */
  | 'journal-unreadable'
  | 'file-missing'
  | 'file-unreadable'
  /** its digest is not the one in the record */
  | 'file-changed'
  /** too large for any zip that every program can read */
  | 'file-too-large'
  /** a copy that this browser could not make */
  | 'not-drawn'
  /** what is to be hidden in it could not be read, so nothing of it may leave */
  | 'not-redacted';

export interface LeftOut {
  readonly captureId: string;
  /** `null` where not even the number is known. */
  readonly sequence: number | null;
  /** Name of the file, `null` where the whole capture is left out. */
  readonly file: string | null;
  readonly reason: LeftOutReason;
}

export interface ExportedVolume {
  readonly name: string;
  readonly sizeBytes: number;
  /** Of the zip; `null` where it is too large to be hashed in one go. */
  readonly sha256: string | null;
  /** Of `tagmanifest-sha256.txt`: names the content of the volume down to the last byte. */
  readonly tagManifestSha256: string;
  readonly files: number;
  /** Larger than was asked for, because of a single file. */
  readonly oversize: boolean;
  readonly file: Blob;
}

/** Only what was read back and compared is reported; what cannot be verified is an error. */
export interface ExportResult {
  readonly volumes: readonly ExportedVolume[];
  readonly capturesIncluded: number;
  readonly entriesIncluded: number;
  readonly filesVerified: number;
  readonly filesExpected: number;
  /** Everything that was asked for is in it. */
  readonly complete: boolean;
  readonly leftOut: readonly LeftOut[];
  /** Captures that did not fit one volume and lie in several, by number. */
  readonly splitCaptures: readonly number[];
}
