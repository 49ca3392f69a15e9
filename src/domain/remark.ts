/**
 * What a person wrote beside a capture. Never part of the capture: each change is a new revision, the old
 * ones stay. The newest revision is the present state.
 */
export interface Remark {
  readonly captureId: string;
  /** 1, 2, 3 … */
  readonly revision: number;
  readonly editedAt: string;
  /** Stands in the report. */
  readonly note: string | null;
  /** Never exported. */
  readonly privateNote: string | null;
  readonly tags: readonly string[];
  readonly caseId: string | null;
  /** Why it was changed, where the person said so. */
  readonly reason: string | null;
}

/** A case groups captures. Its title is chosen by the person. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
}
