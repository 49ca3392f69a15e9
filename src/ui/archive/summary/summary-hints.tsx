import type { Hint } from '../../../summary/hints';
import { Icon } from '../../components/icon';
import { t } from '../../words';
import { toHash } from '../route';

function say({ what, count }: Hint): string {
  switch (what) {
    case 'no-time':
      return t('summary.hintNoTime', { count });
    case 'no-exhibit':
      return t('summary.hintNoExhibit', { count });
    case 'no-reference':
      return t('summary.hintNoReference', { count });
    case 'no-expiry':
      return t('summary.hintNoExpiry', { count });
    case 'no-background':
      return t('summary.hintNoBackground');
    case 'no-examples':
      return t('summary.hintNoExamples');
    case 'many-examples':
      return t('summary.hintManyExamples', { count });
  }
}

/** The kind of entry that a hint is about; of the others it is the case itself. */
const ABOUT = {
  'no-time': 'incident',
  'no-exhibit': 'incident',
  'no-reference': 'report',
  'no-expiry': 'order',
} as const;

/** Where it could be added: the first of what it is about, or the page about the case; `null` where there is neither. */
function placeOf({ what, entries: [first] }: Hint, caseId: string | null): string | null {
  if (what in ABOUT && first !== undefined)
    return toHash({ page: 'logbook', kind: ABOUT[what as keyof typeof ABOUT], id: first, mode: 'read' });
  return caseId === null ? null : toHash({ page: 'logbook', kind: 'case', id: caseId, mode: 'read' });
}

interface SummaryHintsProps {
  readonly hints: readonly Hint[];
  /** `null`: of everything. */
  readonly caseId: string | null;
}

/** What could be added, as offers. Not printed. */
export function SummaryHints({ hints, caseId }: SummaryHintsProps) {
  if (hints.length === 0) return null;
  return (
    <section class="not-printed">
      <h3>{t('summary.hintsTitle')}</h3>
      <p class="quiet">{t('summary.hintsLead')}</p>
      <ul class="icon-list">
        {hints.map((hint) => {
          const place = placeOf(hint, caseId);
          return (
            <li key={hint.what}>
              <Icon name="add" />
              {place === null ? <span>{say(hint)}</span> : <a href={place}>{say(hint)}</a>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
