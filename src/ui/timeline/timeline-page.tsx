import { useEffect, useId, useRef } from 'preact/hooks';
import { EmptyTimeline } from './empty-timeline';
import { Button } from '../components/button';
import { ProblemNotice } from '../components/problem-notice';
import { formatNumber } from '../format';
import { t } from '../words';
import { useModel } from '../archive/model-context';
import { NO_TIMELINE_FILTER } from '../../timeline/filter';
import { Pictures } from './pictures';
import { PrintedTimeline } from './printed-timeline';
import { TimelineChips } from './timeline-chips';
import { TimelineFilterPanel } from './timeline-filter-panel';
import { TimelineList } from './timeline-list';
import { TimelineTools } from './timeline-tools';
import { loadPlotting } from './use-plot';

/** The title, how many entries there are, and what the list can be made to do. */
function Head() {
  const { timeline } = useModel();
  const { events, shown, filterOpen } = timeline;
  const panel = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const all = events.value?.length ?? 0;
  return (
    <header class="timeline-head">
      <div class="timeline-title">
        <h2 ref={heading} tabIndex={-1}>
          {t('timeline.title')}
        </h2>
        {events.value !== null && (
          <p class="quiet">
            {shown.value.length === all
              ? t('timeline.count', { count: all })
              : t('timeline.countOf', { shown: formatNumber(shown.value.length), count: all })}
          </p>
        )}
      </div>
      {all > 0 && <TimelineTools panel={panel} />}
      {filterOpen.value && all > 0 && <TimelineFilterPanel id={panel} />}
      <TimelineChips />
      <output class="unseen">
        {events.value !== null && shown.value.length !== all
          ? t('timeline.count', { count: shown.value.length })
          : ''}
      </output>
    </header>
  );
}

/** People that the search found; choosing one shows what they did. */
function PeopleFound() {
  const { timeline, list } = useModel();
  const { peopleFound, filter, names } = timeline;
  if (peopleFound.value.length === 0) return null;
  return (
    <div class="timeline-people">
      <h3>{t('timeline.peopleFound')}</h3>
      <div class="field-row">
        {peopleFound.value.map(({ id }) => (
          <Button
            key={id}
            icon="person"
            onClick={() => {
              filter.value = { ...filter.value, who: `person:${id}` };
              list.query.value = '';
            }}
          >
            {names.value.get(`person:${id}`) ?? t('timeline.unnamed')}
          </Button>
        ))}
      </div>
    </div>
  );
}

function Nothing() {
  const { timeline, list } = useModel();
  return (
    <div class="list-nothing">
      <p>{t('archive.nothingFound')}</p>
      <Button
        onClick={() => {
          timeline.filter.value = NO_TIMELINE_FILTER;
          list.query.value = '';
        }}
      >
        {t('archive.showAll')}
      </Button>
    </div>
  );
}

function Content({ scroller }: { readonly scroller: { readonly current: HTMLElement | null } }) {
  const { contents, timeline, logbook, searchWaiting, list } = useModel();
  const { events, shown, waiting } = timeline;
  const problem = contents.problem.value ?? logbook.problem.value;
  if (problem !== null) {
    return (
      <ProblemNotice problem={problem}>
        <Button onClick={() => void Promise.all([contents.load('at-once'), logbook.load()])}>
          {t('common.tryAgain')}
        </Button>
      </ProblemNotice>
    );
  }
  if (events.value === null) return <p class="quiet timeline-reading">{t('timeline.reading')}</p>;
  if (events.value.length === 0) return <EmptyTimeline />;
  return (
    <>
      {waiting.value > 0 && <p class="quiet">{t('timeline.lookingUp', { count: waiting.value })}</p>}
      {list.query.value.trim() !== '' && searchWaiting.value > 0 && (
        <p class="quiet">{t('archive.searchWaiting', { count: searchWaiting.value })}</p>
      )}
      <PeopleFound />
      {shown.value.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <Pictures />
          <TimelineList scroller={scroller} />
        </>
      )}
      <PrintedTimeline />
    </>
  );
}

/** Everything in one order of time: pictures on top, the list under them, one selection in both. */
export function TimelinePage() {
  const { timeline } = useModel();
  const scroller = useRef<HTMLElement>(null);
  useEffect(() => {
    timeline.want();
    void loadPlotting();
  }, [timeline]);
  return (
    <main class="pane page-pane timeline-page" ref={scroller}>
      <div class="timeline-inside">
        <Head />
        <Content scroller={scroller} />
      </div>
    </main>
  );
}
