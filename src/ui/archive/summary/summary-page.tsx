import { useId, useState } from 'preact/hooks';
import type { Direction } from '../../../timeline/order';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { ProblemNotice } from '../../components/problem-notice';
import { formatDate } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { NewEntry } from '../../logbook/entry-list';
import { PageFrame } from '../page-frame';
import { SummaryHints } from './summary-hints';
import { SummarySheet } from './summary-sheet';
import { useSummary } from './use-summary';

function DirectionSelect({
  value,
  onChange,
}: {
  readonly value: Direction;
  readonly onChange: (direction: Direction) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('summary.order')}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value === 'oldest' ? 'oldest' : 'newest')}
      >
        <option value="newest">{t('summary.newest')}</option>
        <option value="oldest">{t('summary.oldest')}</option>
      </select>
    </div>
  );
}

/** One page about a case, or about everything: to be read, printed and handed over. */
export function SummaryPage({ caseId }: { readonly caseId: string | null }) {
  const model = useModel();
  const [direction, setDirection] = useState<Direction>('newest');
  const { summary, problem } = useSummary(caseId, direction);
  const isEmpty = summary !== null && summary.exhibits.length + summary.reports.length === 0;
  return (
    <PageFrame title={t('summary.title')}>
      <section class="not-printed">
        <p>{t('summary.lead')}</p>
        <div class="sheet-choices">
          <DirectionSelect value={direction} onChange={setDirection} />
          <Button kind="primary" icon="print" disabled={summary === null || isEmpty} onClick={() => print()}>
            {t('summary.print')}
          </Button>
          {summary !== null && summary.incidents > 0 && (
            <Button icon="file" onClick={() => model.go({ page: 'form', filled: true, caseId })}>
              {t('summary.filledForm')}
            </Button>
          )}
          {caseId !== null && (
            <Button
              kind="quiet"
              icon="case"
              onClick={() => model.go({ page: 'list', view: 'case', caseId, captureId: null })}
            >
              {t('summary.backToCase')}
            </Button>
          )}
        </div>
      </section>
      {problem !== null && <ProblemNotice problem={problem} />}
      {summary === null ? (
        problem === null && <p class="quiet">{t('summary.reading')}</p>
      ) : isEmpty ? (
        <Notice>
          <p>{t('summary.nothing')}</p>
          <NewEntry kind="incident" />
        </Notice>
      ) : (
        <>
          <SummarySheet summary={summary} made={formatDate(model.today())} today={model.today()} />
          <SummaryHints hints={summary.hints} caseId={caseId} />
        </>
      )}
    </PageFrame>
  );
}
