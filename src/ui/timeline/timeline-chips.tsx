import { listTimelineParts, type TimelineFilter } from '../../timeline/filter';
import type { ArchiveModel } from '../archive/archive-model';
import { useModel } from '../archive/model-context';
import { Icon } from '../components/icon';
import { formatDate } from '../format';
import { t } from '../words';
import { nameOfWho } from './timeline-choices';
import { EVENT_WORDS, wordEntry } from './timeline-words';

function wordPart(part: keyof TimelineFilter, { timeline, contents, services }: ArchiveModel): string {
  const { from, to, kind, who, site, caseId, orderId } = timeline.filter.value;
  switch (part) {
    case 'from':
      return t('archive.chipFrom', { date: formatDate(from ?? '') });
    case 'to':
      return t('archive.chipTo', { date: formatDate(to ?? '') });
    case 'kind':
      return kind === null ? '' : t(EVENT_WORDS[kind]);
    case 'who':
      return nameOfWho(who ?? '', timeline.names.value);
    case 'site':
      return site ?? '';
    case 'caseId':
      return contents.cases.value.find(({ id }) => id === caseId)?.title ?? t('archive.filterCase');
    case 'orderId': {
      const order = timeline.entryOf(orderId ?? '');
      return t('timeline.chipOrder', { order: wordEntry(order, services.machine.timeZone) ?? '' });
    }
    case 'breach':
      return t('timeline.filterBreach');
  }
}

/** What narrows the timeline, each to be taken away by itself. */
export function TimelineChips() {
  const model = useModel();
  const { filter } = model.timeline;
  const parts = listTimelineParts(filter.value);
  if (parts.length === 0) return null;
  return (
    <ul class="chips" aria-label={t('archive.chipsLabel')}>
      {parts.map((part) => {
        const words = wordPart(part, model);
        return (
          <li key={part}>
            <button
              type="button"
              class="chip"
              onClick={() => (filter.value = { ...filter.value, [part]: null })}
              aria-label={t('archive.chipRemove', { what: words })}
            >
              <span class="chip-words">{words}</span>
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
