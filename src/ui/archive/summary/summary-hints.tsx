import type { Hint } from '../../../summary/hints';
import { Icon } from '../../components/icon';
import { t } from '../../words';

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

/** What could be added, as offers. Not printed. */
export function SummaryHints({ hints }: { readonly hints: readonly Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <section class="not-printed">
      <h3>{t('summary.hintsTitle')}</h3>
      <p class="quiet">{t('summary.hintsLead')}</p>
      <ul class="icon-list">
        {hints.map((hint) => (
          <li key={hint.what}>
            <Icon name="add" />
            <span>{say(hint)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
