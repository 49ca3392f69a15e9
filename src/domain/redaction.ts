/**
 * What a person decided to hide of one capture, kept sealed between exports. It is no part of the evidence and no act
 * of the journal; what leaves is said in the redacted copy itself.
 */
export interface RedactionChoices {
  /** Suggested words that were accepted. */
  readonly accepted: readonly string[];
  /** Suggested words that were looked at and not accepted. */
  readonly refused: readonly string[];
  /** Further words, as typed. */
  readonly typed: readonly string[];
  /** What was drawn and which words were chosen when the texts were looked through; `null`: they were not. */
  readonly reviewed: string | null;
  /** Suggested boxes that were refused, by what they are and where. */
  readonly refusedBoxes: readonly string[];
}

export const NO_CHOICES: RedactionChoices = {
  accepted: [],
  refused: [],
  typed: [],
  reviewed: null,
  refusedBoxes: [],
};
