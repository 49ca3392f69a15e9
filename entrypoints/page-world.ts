import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPageWorld } from '../src/capture/page-world/read-page-world';

// Its result is what the injection gives back; it leaves no name in the page's world.
export default defineUnlistedScript(() => readPageWorld(location.hostname));
