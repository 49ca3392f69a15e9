import { readTerms, type Suggestion } from '../../../bundle/redact/terms';
import type { RedactionChoices } from '../../../domain/redaction';
import type { Archive } from '../../ports';
import type { Redactable } from './find-redactable';

/** What is decided for all captures that leave together as redacted copies. */
export interface Decisions {
  readonly accepted: ReadonlySet<string>;
  /** As typed, a word on each line. */
  readonly typed: string;
  /** The person looked through the texts as they leave. */
  readonly reviewed: boolean;
}

export interface RememberedDecisions extends Decisions {
  /** Suggestions that were looked at before, accepted or not; `null` where nobody ever looked. */
  readonly seen: ReadonlySet<string> | null;
}

export function termsOf({ accepted, typed }: Pick<Decisions, 'accepted' | 'typed'>): string[] {
  return readTerms([...accepted, ...typed.split('\n')]);
}

/** What the texts of a capture were looked through with; anything else has to be looked at again. */
export function reviewKey(capture: Redactable, terms: readonly string[]): string {
  return JSON.stringify([capture.drawn, terms.map((term) => term.toLowerCase()).sort()]);
}

/** What was decided before for these captures, together: looked through only where all of them were, like this. */
export function remembered(
  captures: readonly Redactable[],
  choices: readonly RedactionChoices[],
): RememberedDecisions {
  const together = (of: (choice: RedactionChoices) => readonly string[]): string[] => [
    ...new Set(choices.flatMap(of)),
  ];
  const accepted = new Set(together((choice) => choice.accepted));
  const typed = together((choice) => choice.typed).join('\n');
  const terms = termsOf({ accepted, typed });
  const looked = choices.some(({ reviewed }) => reviewed !== null);
  return {
    accepted,
    typed,
    reviewed:
      captures.length > 0 &&
      captures.every((capture, index) => choices[index]?.reviewed === reviewKey(capture, terms)),
    seen: looked ? new Set([...accepted, ...together((choice) => choice.refused)]) : null,
  };
}

/** Keeps what is decided with each of the captures. */
export async function rememberDecisions(
  archive: Pick<Archive, 'saveRedactionChoices'>,
  captures: readonly Redactable[],
  decisions: Decisions,
  suggestions: readonly Suggestion[],
): Promise<void> {
  const { accepted, typed, reviewed } = decisions;
  const terms = termsOf(decisions);
  for (const capture of captures) {
    await archive.saveRedactionChoices(capture.id, {
      accepted: [...accepted],
      typed: readTerms(typed.split('\n')),
      reviewed: reviewed ? reviewKey(capture, terms) : null,
      // What was shown and not taken when the texts were looked through.
      ...(reviewed
        ? { refused: suggestions.map(({ term }) => term).filter((term) => !accepted.has(term)) }
        : {}),
    });
  }
}
