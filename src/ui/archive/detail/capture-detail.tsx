import { exhibitNumber } from '../../../bundle/names';
import type { CaptureRecord, CaptureSummary } from '../../../domain/capture';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Button, IconButton } from '../../components/button';
import { Notice } from '../../components/notice';
import { ProblemNotice } from '../../components/problem-notice';
import { Mark } from '../../components/mark';
import { formatMoment } from '../../format';
import { KIND_WORDS } from '../../kind-words';
import { useWide } from '../../components/use-wide';
import { LogCapture } from '../../logbook/log-capture';
import { SiteNotesView, siteNotesOf } from '../../site-notes';
import { t } from '../../words';
import { whoOf } from '../capture-row';
import { useModel } from '../model-context';
import { CoveredConversation } from './covered-conversation';
import { CoveredPicture } from './covered-picture';
import { CoveredText } from './covered-text';
import { FactsOfCapture } from './facts-of-capture';
import { FactsOfFile } from './facts-of-file';
import { FactsOfPage } from './facts-of-page';
import { FileList } from './file-list';
import { History } from './history';
import { Integrity } from './integrity';
import { otherNamesOf } from './other-names';
import { createCaptureLoader, type CaptureLoader, type OpenCapture } from './load-capture';
import { MediaFiles } from './media-files';
import { RemarkEditor } from './remark-editor';
import { Transcript } from './transcript';
import { WhatIsMissing } from './what-is-missing';

/** From this width of the content on, notes and checking stand beside the picture. */
const TWO_COLUMNS_REM = 45;

function DetailHead({ capture }: { readonly capture: OpenCapture }) {
  const model = useModel();
  const { acts, dialog, services, detailFocus } = model;
  const { summary } = capture;
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = detailFocus.value;
  useEffect(() => {
    // Only an act of the person takes the keyboard here; walking through the list leaves it there.
    if (!wanted) return;
    detailFocus.value = false;
    heading.current?.focus({ preventScroll: true });
  }, [wanted]);
  const inBin = summary.binnedAt !== null;
  return (
    <header class="detail-head">
      <div class="detail-back">
        <IconButton icon="back" label={t('archive.backToList')} onClick={() => model.open(null)} />
      </div>
      <div class="detail-title">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {whoOf(summary)}
        </h2>
        <p class="quiet">
          {[
            summary.platform ?? summary.site,
            t(KIND_WORDS[summary.kind]),
            t('common.numbered', { number: exhibitNumber(summary.sequence) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        <p class="quiet">
          <time dateTime={summary.capturedAt}>
            {formatMoment(summary.capturedAt, services.machine.timeZone)}
          </time>
        </p>
      </div>
      {capture.record !== null && (
        <div class="detail-acts">
          {inBin ? (
            <>
              <Button
                icon="restore"
                onClick={() => void acts.restore([summary.id]).then(() => model.open(null))}
              >
                {t('archive.restore')}
              </Button>
              <Button icon="bin" onClick={() => (dialog.value = { is: 'erase', ids: [summary.id] })}>
                {t('archive.erase')}
              </Button>
            </>
          ) : (
            <>
              <Button
                icon="export"
                onClick={() => model.go({ page: 'export', scope: { of: 'ids', ids: [summary.id] } })}
              >
                {t('archive.export')}
              </Button>
              <IconButton
                icon="bin"
                label={t('archive.moveToBin')}
                onClick={() => void acts.moveToBin([summary.id]).then(() => model.open(null))}
              />
            </>
          )}
          <span class="detail-close">
            <IconButton icon="close" label={t('common.close')} onClick={() => model.open(null)} />
          </span>
        </div>
      )}
    </header>
  );
}

/** What the same account was called in other captures: its stable id joins them. */
function OtherNamesLine({ summary }: { readonly summary: CaptureSummary }) {
  const { contents } = useModel();
  const { before, after } = otherNamesOf(summary, contents.captures.value);
  if (before.length === 0 && after.length === 0) return null;
  const list = (handles: readonly string[]): string => handles.map((handle) => `@${handle}`).join(', ');
  return (
    <Notice>
      {before.length > 0 && <p>{t('sites.called', { handles: list(before), count: before.length })}</p>}
      {after.length > 0 && <p>{t('sites.calledLater', { handles: list(after), count: after.length })}</p>}
    </Notice>
  );
}

/** Of a file only where it has words, and where its messages are not shown already. */
function showsText(record: CaptureRecord | null): boolean {
  const kind = record?.file?.kind;
  return kind === undefined || (kind !== 'chat' && kind !== 'sms' && record?.facts.text != null);
}

function messageCount(record: CaptureRecord | null): string {
  return record?.file?.facts.find(({ name }) => name === 'messages')?.value ?? '0';
}

function Opened({ capture, loader }: { readonly capture: OpenCapture; readonly loader: CaptureLoader }) {
  const { record, artifacts, summary } = capture;
  const columns = useRef<HTMLDivElement>(null);
  const wide = useWide(columns, TWO_COLUMNS_REM);
  const seen = (
    <>
      {(record?.file === undefined || record.file.kind === 'photo') && (
        <CoveredPicture
          captureId={record === null ? null : summary.id}
          artifacts={artifacts}
          kind={summary.kind}
        />
      )}
      <MediaFiles summary={summary} artifacts={artifacts} onSaved={loader.readJournal} />
      <Transcript artifacts={artifacts} count={messageCount(record)} />
      {summary.kind === 'conversation' && (
        <CoveredConversation artifacts={artifacts} receipt={record?.completeness ?? null} />
      )}
      {summary.kind !== 'conversation' && showsText(record) && (
        <CoveredText artifacts={artifacts} text={record?.facts.text ?? null} />
      )}
    </>
  );
  const own = record !== null && (
    <>
      <RemarkEditor captureId={summary.id} remark={capture.remark} onSaved={loader.readJournal} />
      {summary.binnedAt === null && <LogCapture record={record} summary={summary} />}
      <Integrity loader={loader} captureId={summary.id} sealedAt={record.sealedAt} files={artifacts.length} />
    </>
  );
  const facts = record !== null && (
    <>
      {record.file === undefined ? (
        <FactsOfPage facts={record.facts} title={record.collection.title} />
      ) : (
        <FactsOfFile file={record.file} />
      )}
      <FactsOfCapture collection={record.collection} sealedAt={record.sealedAt} />
    </>
  );
  const rest = (
    <>
      {record !== null && <WhatIsMissing record={record} />}
      <FileList summary={summary} artifacts={artifacts} onSaved={loader.readJournal} />
      <History journal={loader.journal.value} />
    </>
  );
  return (
    <>
      <DetailHead capture={capture} />
      {summary.state === 'incomplete' && (
        <Notice kind="attention" title={t('detail.incompleteTitle')}>
          <p>{t('detail.incompleteHint')}</p>
        </Notice>
      )}
      <OtherNamesLine summary={summary} />
      {record !== null && <SiteNotesView notes={siteNotesOf(record.facts)} />}
      {record === null && (
        <Notice title={t('detail.pendingTitle')}>
          <p>{t('detail.pendingHint')}</p>
        </Notice>
      )}
      <div class="detail-columns" ref={columns} data-wide={wide ? '' : undefined}>
        {wide ? (
          <>
            <div class="detail-column">
              {seen}
              {facts}
            </div>
            <div class="detail-column">
              {own}
              {rest}
            </div>
          </>
        ) : (
          // One below the other: what the person writes comes before what is read once.
          <div class="detail-column">
            {seen}
            {own}
            {facts}
            {rest}
          </div>
        )}
      </div>
    </>
  );
}

function Pane({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <section class="pane detail-pane" aria-label={label}>
      {children}
    </section>
  );
}

/** The open capture beside the list, or a calm nothing. */
export function CaptureDetail({ captureId }: { readonly captureId: string | null }) {
  const { services, contents } = useModel();
  const loader = useMemo(
    () => (captureId === null ? null : createCaptureLoader(services.archive, captureId)),
    [captureId],
  );
  // Whatever moves the capture (bin, restore, the seal) changes its summary in the list, and it is read again.
  const listed = [...contents.captures.value, ...contents.binned.value].find(({ id }) => id === captureId);
  useEffect(() => void loader?.load(), [loader, listed]);

  if (loader === null) {
    return (
      <Pane label={t('detail.label')}>
        <div class="detail-empty">
          <Mark />
          <p>{t('detail.nothingOpen')}</p>
          <p class="quiet">{t('detail.nothingOpenKeys')}</p>
        </div>
      </Pane>
    );
  }
  const state = loader.state.value;
  return (
    <Pane label={t('detail.label')}>
      {state.is === 'loading' && <p class="list-nothing quiet">{t('archive.loading')}</p>}
      {state.is === 'missing' && (
        <div class="detail-empty">
          <p>{t('detail.missing')}</p>
        </div>
      )}
      {state.is === 'failed' && (
        <ProblemNotice problem={state.problem}>
          <Button onClick={() => void loader.load()}>{t('common.tryAgain')}</Button>
        </ProblemNotice>
      )}
      {state.is === 'open' && <Opened capture={state.capture} loader={loader} />}
    </Pane>
  );
}
