import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CAVEATS, FOUND_HOW } from '../../../bundle/report/words';
import type { Fact } from '../../../domain/capture';
import { Icon } from '../../components/icon';
import { t } from '../../words';

interface PlainFactProps {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly how?: ComponentChildren;
}

/** One line of a list of facts. */
export function PlainFact({ label, children, how }: PlainFactProps) {
  return (
    <div class="fact">
      <dt>{label}</dt>
      <dd>
        <div class="fact-value" dir="auto">
          {children}
        </div>
        {how}
      </dd>
    </div>
  );
}

/** Words that somebody else wrote, under a cover of their own. */
export function CoveredWords({ words, label }: { readonly words: string; readonly label: string }) {
  const [shown, setShown] = useState(false);
  return (
    <span class="covered-words">
      {shown && <span dir="auto">{words}</span>}
      <button
        type="button"
        class="button button-quiet button-small"
        aria-expanded={shown}
        aria-label={shown ? t('detail.coverWhat', { what: label }) : t('detail.showWhat', { what: label })}
        onClick={() => setShown(!shown)}
      >
        <Icon name={shown ? 'hide' : 'show'} />
        <span class="button-words">{shown ? t('detail.cover') : t('detail.show')}</span>
      </button>
    </span>
  );
}

interface FoundFactProps<T> {
  readonly label: string;
  readonly fact: Fact<T>;
  readonly covered?: boolean;
  readonly word?: (value: T) => string;
}

/** A fact read from the page with how it was found; nothing where it was not. */
export function FoundFact<T>({ label, fact, covered = false, word = String }: FoundFactProps<T>) {
  if (fact === null) return null;
  const words = word(fact.value);
  return (
    <PlainFact
      label={label}
      how={
        <p class="fact-how">
          {t(FOUND_HOW[fact.how])}
          {fact.where !== '' && <code>{fact.where}</code>}
          {fact.caveat !== undefined && (
            <span class="fact-caveat">
              <Icon name="attention" />
              {t(CAVEATS[fact.caveat])}
            </span>
          )}
        </p>
      }
    >
      {covered ? <CoveredWords words={words} label={label} /> : words}
    </PlainFact>
  );
}
