import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageAgent } from '../src/capture/page-agent';
import { PAGE_WORDS } from '../src/i18n/page-words';
import { startOnce } from '../src/capture/page-scripts';
import type { Language } from '../src/domain/settings';
import type { InPageWords } from '../src/messaging/calls';
import { openOrClosedShadowRoot } from '../src/platform/shadow-roots';

function wordsIn(language: Language): InPageWords {
  const words = PAGE_WORDS[language];
  return {
    pick: { hint: words.pickHint, nothingHere: words.pickNothingHere },
    ends: { first: words.pickFirst, last: words.pickLast, nothingHere: words.pickNoMessage },
    wholeText: {
      shortened: words.textShortened,
      opensPage: words.textOpensPage,
      open: words.textOpen,
      asIs: words.textAsIs,
      leave: words.textLeave,
      opening: words.textOpening,
      unchanged: words.textUnchanged,
    },
    mode: {
      capture: words.modeCapture,
      saving: words.modeSaving,
      kept: words.modeKept,
      failed: words.modeFailed,
      leave: words.modeLeave,
      label: words.modeLabel,
    },
  };
}

export default defineUnlistedScript(() => {
  startOnce('capture', (scripts) =>
    startPageAgent({ scripts, shadowRootOf: openOrClosedShadowRoot, wordsIn }),
  );
});
