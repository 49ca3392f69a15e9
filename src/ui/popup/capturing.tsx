import { useEffect, useRef } from 'preact/hooks';
import type { CaptureStep } from '../../messaging/calls';
import type { MessageKey } from '../../i18n/translate';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { Progress } from '../components/progress';
import { formatNumber } from '../format';
import { t } from '../words';
import type { StepSeen } from './popup-model';

const STEP_WORDS = {
  picture: 'popup.stepPicture',
  facts: 'popup.stepFacts',
  'page-copy': 'popup.stepPageCopy',
  tiles: 'popup.stepTiles',
  stitching: 'popup.stepStitching',
  sealing: 'popup.stepSealing',
} as const satisfies Record<CaptureStep, MessageKey>;

interface CapturingProps {
  readonly steps: readonly StepSeen[];
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

function countOf({ done, total }: StepSeen): string | undefined {
  if (total === null) return done > 0 ? formatNumber(done) : undefined;
  return total > 1 ? t('popup.stepOf', { done: formatNumber(done), total: formatNumber(total) }) : undefined;
}

/** What is being saved, piece by piece; the bar shows only what is known. */
export function Capturing({ steps, cancelling, onCancel }: CapturingProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const now = steps.at(-1);
  const count = now === undefined ? undefined : countOf(now);
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
