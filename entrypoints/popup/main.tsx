import { openArchive } from '../../src/archive/archive';
import { background, exportBundle, machine, settings, tabs } from '../../src/ui/page-services';
import { mountPopup } from '../../src/ui/popup/mount-popup';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/controls.css';
import '../../src/ui/styles/popup.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await mountPopup(root, {
  openArchive: () => openArchive(),
  background,
  settings,
  tabs,
  machine,
  startExport: exportBundle,
  close: () => window.close(),
});
