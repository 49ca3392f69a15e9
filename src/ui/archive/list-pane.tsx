import { useId } from 'preact/hooks';
import { Icon } from '../components/icon';
import { Button } from '../components/button';
import { ProblemNotice } from '../components/problem-notice';
import { Progress } from '../components/progress';
import { formatNumber } from '../format';
import { t } from '../words';
import { NO_FILTER } from './capture-filter';
import { CaptureList } from './capture-list';
import { EmptyArchive } from './empty-archive';
import { FilterChips } from './filter-chips';
import { FilterPanel } from './filter-panel';
import { Introduction } from './introduction';
import { Reminders } from '../logbook/reminder-notice';
import { useModel } from './model-context';
import { toHash } from './route';
import { addAll, NOTHING_SELECTED } from './selection';
import { SelectionBar } from './selection-bar';

function useTitle(): string {
  const { list, contents } = useModel();
  const { value } = list.place;
  if (value.view !== 'case') return t(value.view === 'bin' ? 'archive.bin' : 'archive.all');
  return contents.cases.value.find(({ id }) => id === value.caseId)?.title ?? t('archive.case');
}

/** What else there is of a case; in a row of its own, since titles of cases are long. */
function CaseLinks({ caseId }: { readonly caseId: string }) {
  const links = [
    {
      icon: 'about',
      words: t('logbook.aboutCase'),
      to: { page: 'logbook', kind: 'case', id: caseId, mode: 'read' },
    },
    { icon: 'summary', words: t('summary.title'), to: { page: 'summary', caseId } },
  ] as const;
  return (
    <div class="list-case">
      {links.map(({ icon, words, to }) => (
        <a class="button button-quiet" href={toHash(to)} key={icon}>
          <Icon name={icon} />
          <span class="button-words">{words}</span>
        </a>
      ))}
    </div>
  );
}

function ListHead() {
  const model = useModel();
  const { list, contents, filterOpen } = model;
  const { place, shown, ofView, selection, filter, query } = list;
  const panel = useId();
  const title = useTitle();
  const canSelect = shown.value.filter(({ state }) => state !== 'pending');
  const allSelected = canSelect.length > 0 && canSelect.every(({ id }) => selection.value.ids.has(id));
  const narrowed = shown.value.length !== ofView.value.length;
  const toggleAll = (): void => {
    selection.value = allSelected
      ? NOTHING_SELECTED
      : addAll(
          selection.value,
          canSelect.map(({ id }) => id),
        );
  };
  return (
    <>
      <div class="list-head">
        <input
          type="checkbox"
          class="list-all"
          checked={allSelected}
          indeterminate={!allSelected && selection.value.ids.size > 0}
          disabled={canSelect.length === 0}
          aria-label={t('archive.selectAll', { count: canSelect.length })}
          title={t('archive.selectAll', { count: canSelect.length })}
          onClick={toggleAll}
        />
        <div class="list-title">
          <h2>{title}</h2>
          {contents.loading.value !== 'first' && contents.problem.value === null && (
            <p class="quiet">
              {narrowed
                ? t('archive.countOf', {
                    shown: formatNumber(shown.value.length),
                    count: ofView.value.length,
                  })
                : t('archive.count', { count: ofView.value.length })}
            </p>
          )}
        </div>
        <Button
          kind="quiet"
          icon="filter"
          expanded={filterOpen.value}
          controls={panel}
          onClick={() => (filterOpen.value = !filterOpen.value)}
        >
          {t('archive.filter')}
        </Button>
      </div>
      {place.value.view === 'case' && <CaseLinks caseId={place.value.caseId} />}
      {filterOpen.value && <FilterPanel id={panel} />}
      <FilterChips />
      {query.value.trim() !== '' && model.searchWaiting.value > 0 && (
        <p class="list-waiting quiet">{t('archive.searchWaiting', { count: model.searchWaiting.value })}</p>
      )}
      {query.value.trim() !== '' && model.timeline.foundInLog.value > 0 && (
        <p class="list-waiting quiet">
          {t('timeline.alsoFound', { count: model.timeline.foundInLog.value })}
          {' · '}
          <a href={toHash({ page: 'timeline' })}>{t('timeline.showInTimeline')}</a>
        </p>
      )}
      {filter.value !== NO_FILTER || query.value !== '' ? (
        <output class="unseen">{t('archive.count', { count: shown.value.length })}</output>
      ) : null}
    </>
  );
}

/** What the bin is, and the way to empty it, which asks first. */
function BinHint() {
  const { list, dialog } = useModel();
  const { place, ofView, selection } = list;
  if (place.value.view !== 'bin' || ofView.value.length === 0 || selection.value.ids.size > 0) return null;
  const ids = ofView.value.map(({ id }) => id);
  return (
    <div class="list-notice bin-hint">
      <p class="quiet">{t('archive.binHint')}</p>
      <Button kind="quiet" icon="bin" onClick={() => (dialog.value = { is: 'erase', ids })}>
        {t('archive.binEmptyAll')}
      </Button>
    </div>
  );
}

function NothingHere() {
  const { list } = useModel();
  const { filter, query, ofView, place } = list;
  if (ofView.value.length === 0) {
    if (place.value.view === 'all') return <EmptyArchive />;
    return (
      <p class="list-nothing quiet">
        {t(place.value.view === 'bin' ? 'archive.binEmpty' : 'archive.caseEmpty')}
      </p>
    );
  }
  return (
    <div class="list-nothing">
      <p>{t('archive.nothingFound')}</p>
      <Button
        onClick={() => {
          filter.value = NO_FILTER;
          query.value = '';
        }}
      >
        {t('archive.showAll')}
      </Button>
    </div>
  );
}

/** The middle of the page: the list with what narrows it and what can be done with its marks. */
export function ListPane() {
  const { contents, list, acts } = useModel();
  const { running, problem } = acts;
  return (
    <section class="pane list-pane" aria-label={useTitle()}>
      <ListHead />
      <SelectionBar />
      <BinHint />
      {running.value !== null && (
        <div class="list-notice">
          <Progress label={t('archive.saving')} done={running.value.done} total={running.value.total} />
        </div>
      )}
      {problem.value !== null && (
        <div class="list-notice">
          <ProblemNotice problem={problem.value}>
            <Button onClick={acts.dismissProblem}>{t('common.close')}</Button>
          </ProblemNotice>
        </div>
      )}
      {contents.problem.value !== null && (
        <div class="list-notice">
          <ProblemNotice problem={contents.problem.value}>
            <Button onClick={() => void contents.load('rows-first')}>{t('common.tryAgain')}</Button>
          </ProblemNotice>
        </div>
      )}
      <Reminders />
      <Introduction />
      {contents.loading.value === 'first' && contents.problem.value === null ? (
        <p class="list-nothing quiet">{t('archive.loading')}</p>
      ) : list.shown.value.length === 0 && contents.problem.value === null ? (
        <NothingHere />
      ) : (
        <CaptureList />
      )}
    </section>
  );
}
