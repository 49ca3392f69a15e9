import type { ExportResult } from '../bundle/export-types';
import { createWords } from '../bundle/report/words';
import { Button } from './components/button';
import { Icon } from './components/icon';
import { Notice } from './components/notice';
import type { VolumeLink } from './export-job';
import { formatBytes, formatNumber } from './format';
import { language, t } from './words';

interface ExportDoneProps {
  readonly outcome: ExportResult;
  readonly links: readonly VolumeLink[];
  readonly onClose: () => void;
}

/** What came of an export: saved and checked, or what is missing, by name. Never "complete" where it is not. */
export function ExportDone({ outcome, links, onClose }: ExportDoneProps) {
  const { complete, filesVerified, filesExpected, leftOut } = outcome;
  const words = createWords(language.value);
  const numbers = { verified: formatNumber(filesVerified), count: filesExpected };
  return (
    <div class="export-done">
      {complete ? (
        <Notice icon="checked" title={t('common.exportSaved', numbers)} spoken>
          <p>{t('common.exportSavedHint')}</p>
        </Notice>
      ) : (
        <Notice kind="attention" title={t('common.exportIncomplete', numbers)} spoken>
          <p>{t('common.exportLeftOut', { count: leftOut.length })}</p>
          <ul class="plain-list left-out">
            {leftOut.map((item) => {
              const line = words.leftOut(item);
              return <li key={line}>{line}</li>;
            })}
          </ul>
        </Notice>
      )}
      <ul class="volumes">
        {links.map(({ name, url, sizeBytes, files }) => (
          <li key={name}>
            <Icon name="file" />
            <a href={url} download={name}>
              {name}
            </a>
            <span class="quiet">{t('common.volumeOf', { count: files, size: formatBytes(sizeBytes) })}</span>
          </li>
        ))}
      </ul>
      {links.length > 1 && <p>{t('common.volumesHint')}</p>}
      <Button onClick={onClose}>{t('common.done')}</Button>
    </div>
  );
}
