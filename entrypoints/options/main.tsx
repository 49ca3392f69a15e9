import { openArchive } from '../../src/archive/archive';
import { mountArchive } from '../../src/ui/archive/mount-archive';
import { exportBundle, machine, settings, tabs } from '../../src/ui/page-services';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import '../../src/ui/styles/controls.css';
import '../../src/ui/styles/page.css';
import '../../src/ui/styles/list.css';
import '../../src/ui/styles/detail.css';
import '../../src/ui/styles/archive.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await mountArchive(root, { archive: await openArchive(), settings, tabs, machine, startExport: exportBundle });
