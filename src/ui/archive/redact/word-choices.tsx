import { useId } from 'preact/hooks';
import type { Suggestion } from '../../../bundle/redact/terms';
import { t } from '../../words';
import type { Decisions } from './decisions';

const WHY_WORDS = {
  own: 'archive.suggestOwn',
  'e-mail': 'archive.suggestEmail',
  telephone: 'archive.suggestTelephone',
  'other-person': 'archive.suggestPerson',
} as const satisfies Record<Suggestion['why'], string>;

const REASONS = ['own', 'e-mail', 'telephone', 'other-person'] as const;

interface WordChoicesProps {
  readonly own: readonly string[];
  readonly suggestions: readonly Suggestion[];
  /** Suggestions that were looked at before; `null`: none ever were. */
  readonly seen: ReadonlySet<string> | null;
  readonly decisions: Decisions;
  readonly onOwn: (text: string) => void;
  readonly onChange: (change: Partial<Decisions>) => void;
}

/** Which words are taken out, each accepted by hand, and whether the texts were looked through. */
export function WordChoices({ own, suggestions, seen, decisions, onOwn, onChange }: WordChoicesProps) {
  const ids = { own: useId(), ownHint: useId(), typed: useId(), reviewed: useId() };
  const { accepted, typed, reviewed } = decisions;
  const accept = (term: string, taken: boolean): void => {
    const next = new Set(accepted);
    if (taken) next.add(term);
    else next.delete(term);
    onChange({ accepted: next });
  };
  return (
    <>
      <h3>{t('archive.redactWords')}</h3>
      <p class="quiet">{t('archive.redactWordsHint')}</p>
      <div class="field">
        <label for={ids.own}>{t('archive.ownNames')}</label>
        <textarea
          id={ids.own}
          rows={3}
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={ids.ownHint}
          value={own.join('\n')}
          onChange={(event) => onOwn(event.currentTarget.value)}
        />
        <p class="quiet" id={ids.ownHint}>
          {t('archive.ownNamesHint')}
        </p>
      </div>
      {REASONS.map((why) => {
        const of = suggestions.filter((suggestion) => suggestion.why === why);
        return (
          of.length > 0 && (
            <fieldset key={why}>
              <legend>{t(WHY_WORDS[why])}</legend>
              {of.map(({ term }) => (
                <label class="check" key={term}>
                  <input
                    type="checkbox"
                    checked={accepted.has(term)}
                    onChange={(event) => accept(term, event.currentTarget.checked)}
                  />
                  <bdi>{term}</bdi>
                  {seen !== null && !seen.has(term) && (
                    <span class="quiet redact-new">{t('redact.newSince')}</span>
                  )}
                </label>
              ))}
            </fieldset>
          )
        );
      })}
      <div class="field">
        <label for={ids.typed}>{t('archive.redactMore')}</label>
        <textarea
          id={ids.typed}
          rows={3}
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => onChange({ typed: event.currentTarget.value })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          aria-describedby={ids.reviewed}
          checked={reviewed}
          onChange={(event) => onChange({ reviewed: event.currentTarget.checked })}
        />
        {t('archive.redactReviewed')}
      </label>
      <p class="quiet" id={ids.reviewed}>
        {t('archive.redactReviewedHint')}
      </p>
    </>
  );
}
