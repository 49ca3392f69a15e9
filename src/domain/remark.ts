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
  /**
   * 128 random bits in hex, part of what is hashed into the journal: without them the digest of a short note
   * would tell its words to whoever tries a few. Absent in revisions of before there were digests of remarks.
   */
  readonly salt?: string;
}

/** What a person added to a capture, as it leaves: without what is private. */
export interface BundledRemark {
  readonly format: 'tidemark-remark/1';
  readonly captureId: string;
  readonly enteredBy: 'person';
  readonly revision: number;
  readonly editedAt: string;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly salt: string | null;
}

/** Picked member by member, so that whatever else a remark holds, now or later, stays where it is. */
export function bundledRemark({ captureId, revision, editedAt, note, tags, salt }: Remark): BundledRemark {
  return {
    format: 'tidemark-remark/1',
    captureId,
    enteredBy: 'person',
    revision,
    editedAt,
    note: note?.toWellFormed() ?? null,
    tags: tags.map((tag) => tag.toWellFormed()),
    salt: salt ?? null,
  };
}

/** A case groups captures. Its title is chosen by the person. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
}
