import type { ExportProgress, ExportResult } from '../../bundle/export-types';
import type { Redaction } from '../../bundle/redact/redacted-record';
import type { Problem } from '../../domain/problem';
import type { Language } from '../../domain/settings';

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
}

/** Page → worker. */
export type ToExportWorker =
  | {
      readonly kind: 'start';
      readonly order: ExportOrder;
      readonly folder: string;
      /** Behind each listens a reading worker. */
      readonly readers: readonly MessagePort[];
    }
  | { readonly kind: 'cancel' };

/** Worker → page. */
export type FromExportWorker =
  | { readonly kind: 'progress'; readonly progress: ExportProgress }
  | { readonly kind: 'done'; readonly result: ExportResult }
  | { readonly kind: 'failed'; readonly problem: Problem };
