import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { TabDescription } from '../../messaging/calls';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { Notice } from '../components/notice';
import { t } from '../words';
import { Act } from './act';
import { ConversationChoice } from './conversation-choice';
import type { PopupModel } from './popup-model';
import { WillTheyKnow } from './will-they-know';

function ModeSwitch({ on, onChange }: { readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <li>
      <button
        type="button"
        class="act"
        role="switch"
        aria-checked={on}
        aria-describedby={id}
        onClick={() => onChange(!on)}
      >
        <Icon name="mode" />
        <span class="act-words">
          <span class="act-label">{t('popup.captureMode')}</span>
        </span>
        <span class="switch" aria-hidden={true} />
      </button>
      <p class="act-hint quiet" id={id}>
        {t(on ? 'popup.captureModeOn' : 'popup.captureModeHint')}
      </p>
    </li>
  );
}

const GMAIL = /^mail\.google\.com$/;
const OUTLOOK = /^outlook\.(?:live\.com|office(?:365)?\.com|cloud\.microsoft)$/;

/** Of mail the page shows less than the message says: only its headers tell which way it came. */
function RawMessageAdvice({ site }: { readonly site: string | null }) {
  const isGmail = GMAIL.test(site ?? '');
  if (!isGmail && !OUTLOOK.test(site ?? '')) return null;
  return (
    <Notice title={t('sites.rawTitle')}>
      <p>{t(isGmail ? 'sites.rawGmail' : 'sites.rawOutlook')}</p>
    </Notice>
  );
}

/** What the site shows only the beginning of, and the offer to open it; nothing is pressed before the person asks. */
function Shortened({ model, tab }: { readonly model: PopupModel; readonly tab: TabDescription }) {
  const offer = tab.wholeText ?? null;
  if (offer === null)
    return tab.shortened && tab.primary === 'post' ? (
      <Notice title={t('sites.shortenedTitle')}>
        <p>{t('sites.shortenedBefore')}</p>
      </Notice>
    ) : null;
  return (
    <Notice title={t(offer.of === 'main-post' ? 'sites.shortenedTitle' : 'sites.shortenedLast')}>
      <p>{t(offer.way === 'page' ? 'sites.openWholePage' : 'sites.openWholeHere')}</p>
      <Button onClick={() => void model.openWholeText()}>{t('sites.openWhole')}</Button>
    </Notice>
  );
}

/** One large act with what it will capture, and three quieter ones. */
export function PageActs({ model, tab }: { readonly model: PopupModel; readonly tab: TabDescription }) {
  const primary = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState(false);
  useEffect(() => primary.current?.focus(), []);
  if (choosing) return <ConversationChoice model={model} onBack={() => setChoosing(false)} />;
  return (
    <section class="popup-page" aria-label={t('popup.thisPage')}>
      <div class="popup-where">
        <p class="popup-title" dir="auto">
          {tab.title ?? tab.site ?? t('popup.untitled')}
        </p>
        {tab.site !== null && <p class="popup-site quiet">{tab.site}</p>}
      </div>
      <Shortened model={model} tab={tab} />
      <Button
        kind="primary"
        icon="camera"
        wide
        reference={primary}
        onClick={() => void model.capture('primary')}
      >
        {t(tab.primary === 'post' ? 'popup.capturePost' : 'popup.capturePage')}
      </Button>
      <ul class="acts">
        <Act
          icon="full-page"
          label={t('popup.fullPage')}
          hint={t('popup.fullPageHint')}
          onClick={() => void model.capture('full-page')}
        />
        {tab.conversation && (
          <Act
            icon="conversation"
            label={t('conversation.act')}
            hint={t('conversation.actHint')}
            onClick={() => setChoosing(true)}
          />
        )}
        <Act
          icon="pick"
          label={t('popup.pick')}
          hint={t('popup.pickHint')}
          onClick={() => void model.pick()}
        />
        <ModeSwitch on={tab.captureMode} onChange={(on) => void model.setCaptureMode(on)} />
      </ul>
      <RawMessageAdvice site={tab.site} />
      <WillTheyKnow site={tab.site} />
    </section>
  );
}
