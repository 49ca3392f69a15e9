import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CaptureSummary } from '../../domain/capture';
import type { LogEntry } from '../../domain/logbook';
import { ENTRY_KINDS } from '../../domain/logbook-fields';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { formatBytes } from '../format';
import { ExportProgressView } from '../export-progress-view';
import { ExportDone } from '../export-done';
import { language, t } from '../words';
import type { ArchiveModel } from './archive-model';
import { useModel } from './model-context';
import { PageFrame } from './page-frame';
import type { ExportScope } from './route';
import { RedactChoices, type WhatIsRedacted } from './redact/redact-choices';
import { findRedactable } from './redact/find-redactable';
import { usualVariant } from './redact/redactable';
import { LogbookChoices } from '../logbook/logbook-choices';
import { linkedEntries } from '../logbook/linked-entries';
import { VolumeSelect } from './settings-page';

/** The captures an export is about, oldest first. One still being written is not among them. */
function listChosen(model: ArchiveModel, scope: ExportScope): CaptureSummary[] {
  const { contents, list } = model;
  const whole = contents.captures.value.filter(({ state }) => state !== 'pending');
  const wanted = (): CaptureSummary[] => {
    switch (scope.of) {
      case 'all':
        return whole;
      case 'today':
        return whole.filter(({ capturedAt }) => list.dayOf(capturedAt) === model.today());
      case 'ids':
        return whole.filter(({ id }) => scope.ids.includes(id));
      case 'selection':
        return whole.filter(({ id }) => list.selection.value.ids.has(id));
    }
  };
  return wanted().toReversed();
}

/** With everything goes the whole logbook; with some captures what is about them. */
function entriesFor(
  { logbook }: ArchiveModel,
  scope: ExportScope,
  chosen: readonly CaptureSummary[],
): readonly LogEntry[] {
  const { value } = logbook.lists;
  const all = ENTRY_KINDS.flatMap((kind): readonly LogEntry[] => value[kind]);
  return scope.of === 'all'
    ? all
    : linkedEntries(
        all,
        chosen.map(({ id }) => id),
      );
}

function Leaves({
  chosen,
  volumeBytes,
}: {
  readonly chosen: readonly CaptureSummary[];
  readonly volumeBytes: number;
}) {
  const { contents } = useModel();
  const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const files = chosen.reduce((sum, { artifactCount }) => sum + artifactCount, 0);
  const incomplete = chosen.filter(({ state }) => state === 'incomplete').length;
  const remarks = chosen.flatMap(({ id }) => contents.remarks.value.get(id) ?? []);
  const notes = remarks.filter(({ note, tags }) => note !== null || tags.length > 0).length;
  const privateNotes = remarks.filter(({ privateNote }) => privateNote !== null).length;
  const volumes = Math.max(1, Math.ceil(bytes / volumeBytes));
  return (
    <div class="leaves">
      <section>
        <h3>{t('archive.leavesTitle')}</h3>
        <ul class="icon-list">
          <li>
            <Icon name="check" />
            <span>{t('archive.leavesCaptures', { count: chosen.length })}</span>
          </li>
          <li>
            <Icon name="check" />
            <span>{t('archive.leavesFiles', { count: files, size: formatBytes(bytes) })}</span>
          </li>
          {notes > 0 && (
            <li>
              <Icon name="check" />
              <span>{t('archive.leavesNotes', { count: notes })}</span>
            </li>
          )}
          <li>
            <Icon name="check" />
            <span>{t('archive.leavesReport', { language: t('common.languageName') })}</span>
          </li>
          {volumes > 1 && (
            <li>
              <Icon name="check" />
              <span>{t('archive.leavesVolumes', { count: volumes })}</span>
            </li>
          )}
          {incomplete > 0 && (
            <li>
              <Icon name="attention" />
              <span>{t('archive.leavesIncomplete', { count: incomplete })}</span>
            </li>
          )}
        </ul>
      </section>
      <section>
        <h3>{t('archive.staysTitle')}</h3>
        <ul class="icon-list">
          <li>
            <Icon name="hide" />
            <span>
              {privateNotes > 0
                ? t('archive.staysPrivateNotes', { count: privateNotes })
                : t('archive.staysPrivateNotesNever')}
            </span>
          </li>
          <li>
            <Icon name="hide" />
            <span>{t('archive.staysOthers')}</span>
          </li>
        </ul>
      </section>
    </div>
  );
}

/** Shows what will leave before anything leaves; then how far it is; then what came of it. */
export function ExportPage({ scope }: { readonly scope: ExportScope }) {
  const model = useModel();
  const { exportJob, settings, contents, services } = model;
  const state = exportJob.state.value;
  const chosen = listChosen(model, scope);
  const { volumeBytes } = settings.value;
  const startedAt = useRef(0);
  const hintId = useId();
  const [announced, setAnnounced] = useState(false);
  const [wacz, setWacz] = useState(false);
  const [decided, setDecided] = useState<WhatIsRedacted | null>(null);
  const [round, setRound] = useState(0);
  const [logbookWanted, setLogbookWanted] = useState<boolean | null>(null);
  // What a person wrote about others goes to who needs all of it, to everybody else only when they say so.
  const withLogbook = logbookWanted ?? (decided === null || usualVariant(decided.recipient) === 'original');
  const [logbookChoice, setLogbookChoice] = useState({ privateNotes: false, ownAddress: false });
  const entries = entriesFor(model, scope, chosen);
  const nothing = chosen.length === 0 && !(withLogbook && entries.length > 0);
  useEffect(() => setAnnounced(state.is === 'done' || state.is === 'failed'), [state.is]);

  /** A box that was drawn since, on another page, is not to be passed over. */
  const isAsDecided = async ({ boxed }: WhatIsRedacted): Promise<boolean> => {
    try {
      return (await findRedactable(services.archive, chosen)).every(({ id }) => boxed.has(id));
    } catch {
      return false;
    }
  };

  const start = async (): Promise<void> => {
    if (decided === null) return;
    if (!(await isAsDecided(decided))) {
      setDecided(null);
      setRound(round + 1);
      return;
    }
    startedAt.current = performance.now();
    void exportJob.start({
      captureIds: chosen.map(({ id }) => id),
      language: language.value,
      timeZone: services.machine.timeZone,
      tool: { name: 'Tidemark', version: services.machine.version },
      volumeBytes,
      wacz,
      redactions: decided.redactions,
      ...(withLogbook && entries.length > 0
        ? { logbook: { ...logbookChoice, entryIds: entries.map(({ id }) => id) } }
        : {}),
    });
  };

  return (
    <PageFrame title={t('archive.exportTitle')}>
      {state.is === 'running' && <ExportProgressView job={exportJob} startedAt={startedAt.current} />}
      {state.is === 'done' && (
        <ExportDone outcome={state.outcome} links={state.links} onClose={() => void exportJob.clear()} />
      )}
      {state.is === 'failed' && (
        <ProblemNotice problem={state.problem}>
          <Button onClick={() => void exportJob.clear()}>{t('common.tryAgain')}</Button>
        </ProblemNotice>
      )}
      {state.is === 'idle' && (
        <>
          {contents.loading.value !== null && <p class="quiet">{t('archive.loading')}</p>}
          {chosen.length === 0 && entries.length === 0 && contents.loading.value === null ? (
            <p>{t('archive.exportNothing')}</p>
          ) : (
            <>
              <Leaves chosen={chosen} volumeBytes={volumeBytes} />
              {contents.loading.value === null && (
                <RedactChoices key={round} chosen={chosen} onChange={setDecided} />
              )}
              <LogbookChoices
                entries={entries}
                wanted={withLogbook}
                choice={logbookChoice}
                onWanted={setLogbookWanted}
                onChange={setLogbookChoice}
              />
              <VolumeSelect
                value={volumeBytes}
                onChange={(bytes) => void model.saveSettings({ volumeBytes: bytes })}
              />
              <section>
                <label class="check">
                  <input
                    type="checkbox"
                    aria-describedby={hintId}
                    checked={wacz}
                    onChange={(event) => setWacz(event.currentTarget.checked)}
                  />
                  {t('archive.exportWacz')}
                </label>
                <p class="quiet" id={hintId}>
                  {t('archive.exportWaczHint')}
                </p>
              </section>
              <p class="quiet">{t('archive.exportHow')}</p>
              <p>
                <Button
                  kind="primary"
                  icon="export"
                  disabled={nothing || contents.loading.value !== null || decided === null}
                  onClick={() => void start()}
                >
                  {chosen.length === 0
                    ? t('archive.export')
                    : t('archive.exportStart', { count: chosen.length })}
                </Button>
              </p>
            </>
          )}
        </>
      )}
      <output class="unseen">{announced ? t('archive.exportEnded') : ''}</output>
    </PageFrame>
  );
}
