import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startOnce } from '../src/capture/page-scripts';
import { startRasterise } from '../src/capture/start-rasterise';
import { openOrClosedShadowRoot } from '../src/platform/shadow-roots';

export default defineUnlistedScript(() => {
  startOnce('rasterise', (scripts) =>
    startRasterise({
      scripts,
      shadowRootOf: openOrClosedShadowRoot,
      fetchIsSeen: import.meta.env.BROWSER === 'firefox',
    }),
  );
});
