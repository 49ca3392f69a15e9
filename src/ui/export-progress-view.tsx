import { Button } from './components/button';
import { Progress } from './components/progress';
import type { ExportJob } from './export-job';
import { formatBytes } from './format';
import { t } from './words';

/** Before this much has passed an estimate would jump about, milliseconds. */
const ESTIMATE_AFTER_MS = 3000;

const PHASES = {
  reading: 'common.exportReading',
  writing: 'common.exportWriting',
  checking: 'common.exportChecking',
} as const;

function remaining(share: number, startedAt: number): string | null {
  const elapsed = performance.now() - startedAt;
  if (elapsed < ESTIMATE_AFTER_MS || share < 0.02) return null;
  const seconds = (elapsed / share - elapsed) / 1000;
  return seconds < 60
    ? t('common.lessThanAMinute')
    : t('common.minutesLeft', { count: Math.round(seconds / 60) });
}

interface ExportProgressViewProps {
  readonly job: ExportJob;
  /** `performance.now()` when it was started. */
  readonly startedAt: number;
}

/** How far an export is, what remains, and the way to stop it. */
export function ExportProgressView({ job, startedAt }: ExportProgressViewProps) {
  const state = job.state.value;
  const share = job.share.value;
  if (state.is !== 'running') return null;
  const { progress } = state;
  const parts =
    progress === null
      ? []
      : [
          t('common.filesOf', { done: progress.doneFiles, count: progress.totalFiles }),
          t('common.bytesOf', {
            done: formatBytes(progress.doneBytes),
            total: formatBytes(progress.totalBytes),
          }),
          share === null ? null : remaining(share, startedAt),
        ];
  return (
    <div class="export-progress">
      <Progress
        label={t(progress === null ? 'common.exportStarting' : PHASES[progress.phase])}
        done={share ?? 0}
        total={share === null ? null : 1}
        detail={parts.filter((part) => part !== null).join(' · ')}
      />
      <Button onClick={job.cancel}>{t('common.cancel')}</Button>
      <p class="quiet">{t('common.exportCancelHint')}</p>
    </div>
  );
}
