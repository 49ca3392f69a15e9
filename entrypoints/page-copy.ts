import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageCopy } from '../src/capture/page-copy/start';
import { startOnce } from '../src/capture/page-scripts';
import { readSettings } from '../src/platform/settings-store';
import { openOrClosedShadowRoot } from '../src/platform/shadow-roots';

export default defineUnlistedScript(() => {
  startOnce('page-copy', (scripts) =>
    startPageCopy({
      scripts,
      shadowRootOf: openOrClosedShadowRoot,
      fetchIsSeen: import.meta.env.BROWSER === 'firefox',
      fullSize: async () => (await readSettings()).fullSizeMedia,
    }),
  );
});
