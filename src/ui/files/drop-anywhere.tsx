import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../components/icon';
import { useModel } from '../archive/model-context';
import { t } from '../words';
import { holdsFiles, readDropped } from './taken-files';

/** Files may be dropped on any page of the archive but those that take files for something else. */
export function DropAnywhere() {
  const model = useModel();
  const { page } = model.route.value;
  const takes = page !== 'verify' && page !== 'annotate';
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!takes) return undefined;
    // A picture of the page itself that is dragged counts as a file for the browser.
    let own = false;
    const onStart = (): void => {
      own = true;
    };
    const onEnd = (): void => {
      own = false;
    };
    const onOver = (event: DragEvent): void => {
      if (own || !holdsFiles(event.dataTransfer)) return;
      // Without this the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (own || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      const { files, folders } = readDropped(event.dataTransfer);
      if (files.length + folders.length === 0) return;
      model.importJob.take(files, 'dropped', folders);
      model.go({ page: 'import' });
    };
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words that are pasted into a field are none of ours.
      if (files.length === 0) return;
      event.preventDefault();
      model.importJob.take(files, 'pasted');
      model.go({ page: 'import' });
    };
    addEventListener('dragstart', onStart);
    addEventListener('dragend', onEnd);
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragstart', onStart);
      removeEventListener('dragend', onEnd);
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
      setOver(false);
    };
  }, [takes, model]);
  if (!over) return null;
  return (
    <div class="drop-cover" aria-hidden="true">
      <p>
        <Icon name="import" />
        {t('files.dropAnywhere')}
      </p>
    </div>
  );
}
