import { openArchive } from '../../src/archive/archive';
import { mountArchive } from '../../src/ui/archive/mount-archive';
import { startExport } from '../../src/ui/export/start-export';
import { startImport } from '../../src/ui/files/start-import';
import { knownKeys, machine, settings, stamping, tabs } from '../../src/ui/page-services';
import '../../src/ui/styles/archive.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await mountArchive(root, {
  openArchive: () => openArchive(),
  settings,
  tabs,
  machine,
  stamping,
  startExport,
  startImport,
  knownKeys,
});
