import { Dialog } from '../components/dialog';
import { t } from '../words';
import { CaseDialog, NewCaseDialog } from './case-dialogs';
import { EraseDialog } from './erase-dialog';
import { OutsideDialog } from './help/outside-dialog';
import { KeysDialog } from './keys-dialog';
import { useModel } from './model-context';
import { SideNav } from './side-nav';
import { TagDialog } from './tag-dialog';

/** Whichever of the page's dialogs is open. */
export function PageDialogs() {
  const { dialog } = useModel();
  const request = dialog.value;
  if (request === null) return null;
  const close = (): void => {
    // One that opened another in its place has been closed already.
    if (dialog.value === request) dialog.value = null;
  };
  switch (request.is) {
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'menu':
      return (
        <Dialog title={t('archive.menu')} kind="drawer" onClose={close}>
          <SideNav />
        </Dialog>
      );
    case 'outside':
      return <OutsideDialog site={request.site} name={request.name} onClose={close} />;
    case 'erase':
      return <EraseDialog ids={request.ids} onClose={close} />;
    case 'tag':
      return <TagDialog ids={request.ids} onClose={close} />;
    case 'case':
      return <CaseDialog ids={request.ids} onClose={close} />;
    case 'new-case':
      return <NewCaseDialog onAdded={request.onAdded} onClose={close} />;
  }
}
