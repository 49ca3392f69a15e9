import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageAgent } from '../src/capture/page-agent';
import { startOnce } from '../src/capture/page-scripts';
import { openOrClosedShadowRoot } from '../src/platform/shadow-roots';

export default defineUnlistedScript(() => {
  startOnce('capture', (scripts) => startPageAgent({ scripts, shadowRootOf: openOrClosedShadowRoot }));
});
