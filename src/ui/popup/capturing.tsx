import { useEffect, useRef } from 'preact/hooks';
import type { CaptureStep } from '../../messaging/calls';
import type { MessageKey } from '../../i18n/translate';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { Progress } from '../components/progress';
import { formatNumber, formatShortMoment } from '../format';
import { t } from '../words';
import type { StepSeen } from './popup-model';

const STEP_WORDS = {
  'whole-text': 'sites.stepWholeText',
  picture: 'popup.stepPicture',
  facts: 'popup.stepFacts',
  'page-copy': 'popup.stepPageCopy',
  media: 'media.step',
  tiles: 'popup.stepTiles',
  messages: 'conversation.step',
  stitching: 'popup.stepStitching',
  sealing: 'popup.stepSealing',
} as const satisfies Record<CaptureStep, MessageKey>;

interface CapturingProps {
  readonly steps: readonly StepSeen[];
  readonly cancelling: boolean;
  readonly timeZone: string;
  readonly onCancel: () => void;
}

/** How far a conversation was read; a time in the page's own words stays what the page wrote, and is not told here. */
function messagesOf({ done, oldest }: StepSeen, timeZone: string): string {
  return oldest == null || Number.isNaN(Date.parse(oldest))
    ? t('conversation.count', { count: done })
    : t('conversation.countBack', { count: done, oldest: formatShortMoment(oldest, timeZone) });
}

function countOf({ done, total }: StepSeen): string | undefined {
  if (total === null) return done > 0 ? formatNumber(done) : undefined;
  return total > 1 ? t('popup.stepOf', { done: formatNumber(done), total: formatNumber(total) }) : undefined;
}

/** What is being saved, piece by piece; the bar shows only what is known. */
export function Capturing({ steps, cancelling, timeZone, onCancel }: CapturingProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const now = steps.at(-1);
  const count =
    now === undefined ? undefined : now.step === 'messages' ? messagesOf(now, timeZone) : countOf(now);
  return (
    <section class="popup-capturing" aria-label={t('popup.capturing')}>
      <ol class="steps">
        {steps.slice(0, -1).map(({ step }) => (
          <li key={step}>
            <Icon name="check" />
            {t(STEP_WORDS[step])}
          </li>
        ))}
      </ol>
      <Progress
        label={now === undefined ? t('popup.starting') : t(STEP_WORDS[now.step])}
        done={now?.done ?? 0}
        total={now?.total ?? null}
        {...(count === undefined ? {} : { detail: count })}
      />
      <Button disabled={cancelling} busy={cancelling} reference={cancel} onClick={onCancel}>
        {t(cancelling ? 'popup.cancelling' : 'common.cancel')}
      </Button>
    </section>
  );
}
