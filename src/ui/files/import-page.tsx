import { useModel } from '../archive/model-context';
import { PageFrame } from '../archive/page-frame';
import { Button } from '../components/button';
import { FileButton } from '../components/file-button';
import { Icon } from '../components/icon';
import { Progress } from '../components/progress';
import { formatBytes, formatNumber } from '../format';
import { t } from '../words';
import { ImportResults } from './import-results';

function Running() {
  const { importJob } = useModel();
  const running = importJob.running.value;
  if (running === null) return null;
  const { number, total, doneBytes, totalBytes } = running;
  return (
    <div class="import-running">
      <Progress
        label={t('files.running', { number: formatNumber(number), total: formatNumber(total) })}
        done={doneBytes}
        total={totalBytes}
        detail={t('files.runningSize', { done: formatBytes(doneBytes), size: formatBytes(totalBytes) })}
      />
      <div class="import-stop">
        <Button onClick={importJob.cancel}>{t('files.stop')}</Button>
        <span class="quiet">{t('files.stopHint')}</span>
      </div>
    </div>
  );
}

/** Files from elsewhere: dropped here or anywhere, pasted, or chosen; then what became of each. */
export function ImportPage() {
  const { importJob } = useModel();
  const started = importJob.items.value.length > 0;
  return (
    <PageFrame title={t('files.title')}>
      <div class="import">
        <p class="lead">{t('files.lead')}</p>
        <div class="import-drop">
          <Icon name="import" />
          <p class="import-here">{t('files.dropHere')}</p>
          <p class="quiet">{t('files.dropHint')}</p>
          <FileButton
            primary
            label={t('files.choose')}
            onFiles={(files) => importJob.take(files, 'picked')}
          />
        </div>
        <Running />
        <ImportResults />
        {!started && (
          <section class="import-about">
            <h3>{t('files.whatHappens')}</h3>
            <ul>
              <li>{t('files.whatBytes')}</li>
              <li>{t('files.whatFacts')}</li>
              <li>{t('files.whatInert')}</li>
            </ul>
          </section>
        )}
      </div>
    </PageFrame>
  );
}
