import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from '../components/button';
import { t } from '../words';
import { Act } from './act';
import type { PopupModel } from './popup-model';

/** The beginning of a day `YYYY-MM-DD` by this machine's clock, UTC; `null` for what is no day. */
function beginningOf(day: string): string | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function BackToDay({ model }: { readonly model: PopupModel }) {
  const [day, setDay] = useState('');
  const [title, hint] = [useId(), useId()];
  const since = beginningOf(day);
  return (
    <form
      class="back-to-day"
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (since !== null) void model.captureConversation({ to: 'date', since });
      }}
    >
      <label class="act-label" id={title}>
        {t('conversation.toDate')}
        <input
          type="date"
          required
          aria-describedby={hint}
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
      </label>
      <Button type="submit" disabled={since === null}>
        {t('conversation.begin')}
      </Button>
      <p class="quiet" id={hint}>
        {t('conversation.toDateHint')}
      </p>
    </form>
  );
}

/** How far a conversation is to be captured. */
export function ConversationChoice({
  model,
  onBack,
}: {
  readonly model: PopupModel;
  readonly onBack: () => void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  const title = useId();
  useEffect(() => first.current?.focus(), []);
  return (
    <section class="popup-page popup-conversation" aria-labelledby={title}>
      <div class="choice-head">
        <IconButton icon="back" label={t('conversation.back')} onClick={onBack} />
        <div>
          <h2 id={title}>{t('conversation.act')}</h2>
          <p class="quiet">{t('conversation.howFar')}</p>
        </div>
      </div>
      <ul class="acts">
        <Act
          icon="pick"
          label={t('conversation.toMessage')}
          hint={t('conversation.toMessageHint')}
          reference={first}
          onClick={() => void model.pickEnds()}
        />
        <Act
          icon="up"
          label={t('conversation.toTop')}
          hint={t('conversation.toTopHint')}
          onClick={() => void model.captureConversation({ to: 'top' })}
        />
        <Act
          icon="down"
          label={t('conversation.toBottom')}
          hint={t('conversation.toTopHint')}
          onClick={() => void model.captureConversation({ to: 'bottom' })}
        />
      </ul>
      <BackToDay model={model} />
      <p class="quiet choice-note">{t('conversation.note')}</p>
    </section>
  );
}
