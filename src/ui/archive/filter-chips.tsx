import type { Case } from '../../domain/remark';
import { Icon } from '../components/icon';
import { formatDate } from '../format';
import { KIND_WORDS } from '../kind-words';
import { t } from '../words';
import { listActiveParts, listAuthors, NO_FILTER, type CaptureFilter, type Choice } from './capture-filter';
import { useModel } from './model-context';

function wordPart(
  filter: CaptureFilter,
  part: keyof CaptureFilter,
  authors: readonly Choice[],
  cases: readonly Case[],
): string {
  const { from, to, site, author, caseId, kind } = filter;
  switch (part) {
    case 'from':
      return t('archive.chipFrom', { date: formatDate(from ?? '') });
    case 'to':
      return t('archive.chipTo', { date: formatDate(to ?? '') });
    case 'site':
      return site ?? '';
    case 'author':
      return authors.find(({ key }) => key === author)?.label ?? t('archive.filterAuthor');
    case 'caseId':
      return cases.find(({ id }) => id === caseId)?.title ?? t('archive.filterCase');
    case 'kind':
      return kind === null ? '' : t(KIND_WORDS[kind]);
    case 'state':
      return t('archive.markIncomplete');
  }
}

/** What narrows the list, each to be taken away by itself. */
export function FilterChips() {
  const { list, contents } = useModel();
  const { filter, ofView } = list;
  const parts = listActiveParts(filter.value);
  if (parts.length === 0) return null;
  const authors = filter.value.author === null ? [] : listAuthors(ofView.value);
  const remove = (part: keyof CaptureFilter): void => {
    filter.value = parts.length === 1 ? NO_FILTER : { ...filter.value, [part]: null };
  };
  return (
    <ul class="chips" aria-label={t('archive.chipsLabel')}>
      {parts.map((part) => {
        const words = wordPart(filter.value, part, authors, contents.cases.value);
        return (
          <li key={part}>
            <button
              type="button"
              class="chip"
              onClick={() => remove(part)}
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
