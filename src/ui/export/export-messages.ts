import type { ExportProgress, ExportResult, LogbookChoice } from '../../bundle/export-types';
import type { Redaction } from '../../bundle/redact/redacted-record';
import type { Problem } from '../../domain/problem';
import type { Language } from '../../domain/settings';
import type { ReadingAnswer, ReadingCall } from './reading-messages';

/** What an export is asked for. */
export interface ExportOrder {
  readonly captureIds: readonly string[];
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Bytes. */
  readonly volumeBytes: number;
  /** Whether each capture gets a `page.wacz`. */
  readonly wacz: boolean;
  /** Captures that leave as a redacted copy, by id; absent: none. */
  readonly redactions?: ReadonlyMap<string, Redaction>;
  /** What of the logbook goes with them; absent: nothing. */
  readonly logbook?: LogbookChoice;
}

/** Page → worker. */
export type ToExportWorker =
  | { readonly kind: 'start'; readonly order: ExportOrder; readonly folder: string }
  | { readonly kind: 'cancel' }
  /** By a reading worker, handed on. */
  | { readonly kind: 'answer'; readonly answer: ReadingAnswer };

/** Worker → page. */
export type FromExportWorker =
  | { readonly kind: 'progress'; readonly progress: ExportProgress }
  /** To be handed on to a reading worker. */
  | { readonly kind: 'ask'; readonly question: ReadingCall }
  | { readonly kind: 'done'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly problem: Problem };
