import { useEffect, useRef, useState } from 'preact/hooks';
import { LACKS } from '../../bundle/report/words';
import type { NotIncludedReason } from '../../domain/capture';
import { asProblem, type Problem } from '../../domain/problem';
import type { CaptureReceipt } from '../../messaging/calls';
import { sayConversation } from '../conversation-words';
import { Button } from '../components/button';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { formatNumber, formatTime } from '../format';
import { SiteNotesView } from '../site-notes';
import { t } from '../words';
import type { PopupModel } from './popup-model';

/** Why something is missing, in words and numbers: the names of files could tell what the page was about. */
function NotIncludedFold({ model, receipt }: KeptProps) {
  const [reasons, setReasons] = useState<ReadonlyMap<NotIncludedReason, number> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = (open: boolean): void => {
    if (!open || reasons !== null) return;
    model
      .readNotIncluded(receipt.captureId)
      .then(setReasons, (error: unknown) => setProblem(asProblem(error)));
  };
  return (
    <Fold summary={t('popup.notIncluded', { count: receipt.notIncluded })} onToggle={read}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul class="plain-list">
        {[...(reasons ?? [])].map(([reason, count]) => (
          <li key={reason}>
            {t(LACKS[reason])} <span class="quiet">{`×\u00a0${formatNumber(count)}`}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

interface KeptProps {
  readonly model: PopupModel;
  readonly receipt: CaptureReceipt;
}

/** That it was kept, and nothing of what it was. */
export function Kept({ model, receipt }: KeptProps) {
  const { capturedAt, files, notIncluded, completeness, state } = receipt;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="popup-kept">
      <div class="kept-sign">
        <Icon name="check" />
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {t('popup.kept', { time: formatTime(capturedAt, model.services.machine.timeZone), count: files })}
      </h2>
      {completeness !== null && receipt.kind === 'conversation' && (
        <p>{sayConversation(completeness, model.services.machine.timeZone)}</p>
      )}
      {completeness !== null && receipt.kind !== 'conversation' && (
        <p>{t('popup.keptOf', { saved: formatNumber(completeness.saved), count: completeness.seen })}</p>
      )}
      {notIncluded > 0 && <NotIncludedFold model={model} receipt={receipt} />}
      {model.notes.value !== null && model.last.value?.id === receipt.captureId && (
        <SiteNotesView notes={model.notes.value} />
      )}
      {notIncluded === 0 && state === 'incomplete' && <p class="kept-missing">{t('popup.incomplete')}</p>}
      <Button icon="camera" onClick={() => void model.capture('primary')}>
        {t('popup.again')}
      </Button>
    </section>
  );
}
