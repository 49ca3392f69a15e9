import type { JournalEntry } from '../../../domain/journal';
import { Fold } from '../../components/fold';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { ACT_WORDS } from './capture-words';

/** What happened to the capture since it was made, oldest first. */
export function History({ journal }: { readonly journal: readonly JournalEntry[] }) {
  const { timeZone } = useModel().services.machine;
  return (
    <section class="history">
      <h3>{t('detail.history')}</h3>
      <Fold summary={t('detail.historyEntries', { count: journal.length })}>
        <ol class="history-list">
          {journal.map(({ sequence, at, act, detail }) => (
            <li key={sequence}>
              <time class="quiet" dateTime={at}>
                {formatShortMoment(at, timeZone)}
              </time>
              <span>
                {t(ACT_WORDS[act])}
                {typeof detail['file'] === 'string' && <span class="code"> {detail['file']}</span>}
              </span>
            </li>
          ))}
        </ol>
        <p class="quiet">{t('detail.historyHint')}</p>
      </Fold>
    </section>
  );
}
