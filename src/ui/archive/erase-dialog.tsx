import { exhibitNumber } from '../../bundle/names';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { formatBytes } from '../format';
import { t } from '../words';
import { useModel } from './model-context';

/** Names what is lost before anything is erased for good. */
export function EraseDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const { contents, acts, services } = useModel();
  const [revisions, setRevisions] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = new Set(ids);
  const going = contents.binned.value.filter(({ id }) => wanted.has(id));
  const files = going.reduce((sum, { artifactCount }) => sum + artifactCount, 0);
  const bytes = going.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const numbers = going.slice(0, 12).map(({ sequence }) => exhibitNumber(sequence));
  const noted = going.filter(({ id }) => contents.remarks.value.has(id)).length;

  useEffect(() => {
    if (ids.length !== 1 || ids[0] === undefined) return;
    void services.archive.listRemarkRevisions(ids[0]).then((listed) => setRevisions(listed.length));
  }, [ids]);

  const erase = async (): Promise<void> => {
    setBusy(true);
    await acts.erase(ids);
    onClose();
  };

  return (
    <Dialog
      title={t('archive.eraseTitle', { count: ids.length })}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={busy} disabled={busy} onClick={() => void erase()}>
            {t('archive.erase')}
          </Button>
        </>
      }
    >
      <p>{t('archive.eraseLost')}</p>
      <ul class="plain-list">
        <li>
          {t('archive.eraseCaptures', { count: going.length, numbers: numbers.join(', ') })}
          {going.length > numbers.length && ' …'}
        </li>
        <li>{t('archive.eraseFiles', { count: files, size: formatBytes(bytes) })}</li>
        {noted > 0 && revisions === null && <li>{t('archive.eraseNotes', { count: noted })}</li>}
        {revisions !== null && revisions > 0 && <li>{t('archive.eraseRevisions', { count: revisions })}</li>}
      </ul>
      <p>{t('archive.eraseStays')}</p>
    </Dialog>
  );
}
