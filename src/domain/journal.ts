/** The custody journal: what happened to evidence, in order, never changed afterwards. */
export type JournalAct =
  | 'captured'
  | 'finished late'
  | 'imported'
  | 'remark edited'
  | 'annotated'
  | 'case added'
  | 'incident logged'
  | 'entry added'
  | 'entry edited'
  | 'entry moved to bin'
  | 'entry restored'
  | 'entry erased'
  | 'moved to bin'
  | 'restored'
  | 'erased'
  | 'redacted copy made'
  | 'exported'
  | 'checked';

export interface JournalEntry {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  readonly at: string;
  readonly act: JournalAct;
  /** The capture it is about; `null` for an act on several (an export names them in `detail`). */
  readonly captureId: string | null;
  /** Digest of what the act was about: of the record, or of the bundle that was exported. */
  readonly sha256: string | null;
  /** Further facts of the act, flat and small. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  /** SHA-256 of the canonical JSON of the entry before this one; 64 zeros for the first. */
  readonly previous: string;
}

/** Whether an entry of this act has the digest of a record from the moment it was sealed. */
export function isSealing(act: JournalAct): boolean {
  return act === 'captured' || act === 'finished late' || act === 'imported';
}
