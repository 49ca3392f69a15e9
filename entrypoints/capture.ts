import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPageAgent } from '../src/capture/page-agent';
import { PAGE_WORDS } from '../src/i18n/page-words';
import { startOnce } from '../src/capture/page-scripts';
import type { Language } from '../src/domain/settings';
import type { InPageWords } from '../src/messaging/calls';
import { openOrClosedShadowRoot } from '../src/platform/shadow-roots';

function progressWordsIn(language: Language): InPageWords['progress'] {
  const words = PAGE_WORDS[language];
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  return {
    label: words.progressLabel,
    stop: words.progressStop,
    stopping: words.progressStopping,
    messages(count, oldest) {
      // A time in the page's own words stays what the page wrote, and is not told here.
      const back = oldest !== null && !Number.isNaN(Date.parse(oldest));
      const forms = back ? words.progressMessagesBack : words.progressMessages;
      return (plural.select(count) === 'one' ? forms.one : forms.other)
        .replace('{count}', number.format(count))
        .replace('{oldest}', back ? day.format(new Date(oldest)) : '');
    },
    screens: (count, total) =>
      words.progressScreens.replace('{done}', number.format(count)).replace('{total}', number.format(total)),
  };
}

function wordsIn(language: Language): InPageWords {
  const words = PAGE_WORDS[language];
  return {
    progress: progressWordsIn(language),
    pick: { hint: words.pickHint, nothingHere: words.pickNothingHere },
    ends: { first: words.pickFirst, last: words.pickLast, nothingHere: words.pickNoMessage },
    wholeText: {
      shortened: words.textShortened,
      opensHere: words.textOpensHere,
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
