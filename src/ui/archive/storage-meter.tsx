import { useId } from 'preact/hooks';
import { formatBytes } from '../format';
import { t } from '../words';
import { useModel } from './model-context';

/** How much the archive holds, and how much more the browser would take. */
export function StorageMeter() {
  const { storage } = useModel().contents;
  const id = useId();
  const state = storage.value;
  if (state === null) return null;
  const { archiveBytes, usedBytes, quotaBytes } = state;
  const free = usedBytes === null || quotaBytes === null ? null : Math.max(quotaBytes - usedBytes, 0);
  return (
    <div class="storage">
      <p id={id}>{t('archive.storageHolds', { size: formatBytes(archiveBytes) })}</p>
      {free !== null && quotaBytes !== null && usedBytes !== null && (
        <>
          <meter aria-labelledby={id} min={0} max={quotaBytes} value={usedBytes} />
          <p class="quiet">{t('archive.storageFree', { size: formatBytes(free) })}</p>
        </>
      )}
    </div>
  );
}
