import { openArchive } from '../../src/archive/archive';
import { startExport } from '../../src/ui/export/start-export';
import { background, machine, settings, tabs } from '../../src/ui/page-services';
import { mountPopup } from '../../src/ui/popup/mount-popup';
import '../../src/ui/styles/popup.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await mountPopup(root, {
  openArchive: () => openArchive(),
  background,
  settings,
  tabs,
  machine,
  startExport,
  close: () => window.close(),
});
