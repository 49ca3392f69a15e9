import { useState } from 'preact/hooks';
import type { Artifact, CompletenessReceipt, PostFacts } from '../../../domain/capture';
import { type ConversationMessage, readMessages } from '../../../domain/conversation';
import type { MessageKey } from '../../../i18n/translate';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { sayConversation } from '../../conversation-words';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { CoveredWords, readWords } from './covered-words';

/** Messages drawn at a time; more when asked for. */
const AT_ONCE = 200;

const MEDIA = {
  image: 'conversation.mediaImage',
  video: 'conversation.mediaVideo',
  audio: 'conversation.mediaAudio',
  other: 'conversation.mediaOther',
} as const satisfies Record<PostFacts['media'][number]['value']['kind'], MessageKey>;

function timeOf({ postedAt, postedAtShown }: PostFacts, timeZone: string): string | null {
  if (postedAt !== null && !Number.isNaN(Date.parse(postedAt.value)))
    return formatShortMoment(postedAt.value, timeZone);
  return postedAtShown?.value ?? null;
}

function Message({
  message,
  timeZone,
}: {
  readonly message: ConversationMessage;
  readonly timeZone: string;
}) {
  const { facts, number } = message;
  const who = facts.authorName ?? facts.authorHandle ?? facts.authorId;
  const time = timeOf(facts, timeZone);
  return (
    <li value={number}>
      <p class="said-head">
        {who === null ? (
          <span class="quiet">{t('conversation.nobody')}</span>
        ) : (
          <strong dir="auto">{who.value}</strong>
        )}
        {time !== null && <span class="quiet">{time}</span>}
      </p>
      {facts.replyTo !== null && (
        <p class="quiet">
          {t('conversation.answers')} <span class="code">{facts.replyTo.value}</span>
        </p>
      )}
      {facts.text !== null && (
        <p class="said-text" dir="auto">
          {facts.text.value}
        </p>
      )}
      {facts.media.map(({ value: { kind, url, alternativeText } }) => (
        <p class="quiet" key={url}>
          {t(MEDIA[kind] ?? 'conversation.mediaOther')}: <span dir="auto">{alternativeText ?? url}</span>
        </p>
      ))}
    </li>
  );
}

function Transcript({
  messages,
  timeZone,
}: {
  readonly messages: readonly ConversationMessage[];
  readonly timeZone: string;
}) {
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section class="conversation-list scrolls" tabIndex={0} aria-label={t('conversation.transcript')}>
        <ol>
          {messages.slice(0, most).map((message) => (
            <Message key={message.number} message={message} timeZone={timeZone} />
          ))}
        </ol>
        {messages.length > most && (
          <Button onClick={() => setMost(most + AT_ONCE)}>{t('conversation.more')}</Button>
        )}
      </section>
    </>
  );
}

interface CoveredConversationProps {
  readonly artifacts: readonly Artifact[];
  readonly receipt: CompletenessReceipt | null;
}

/** What was written in a conversation, under its cover. */
export function CoveredConversation({ artifacts, receipt }: CoveredConversationProps) {
  const { archive, machine } = useModel().services;
  const artifact = artifacts.find(({ role }) => role === 'conversation');
  if (artifact === undefined) return null;
  return (
    <CoveredWords
      name="conversation"
      title={t('conversation.transcript')}
      act={t('conversation.show')}
      behind={receipt === null ? null : t('conversation.count', { count: receipt.seen })}
      read={async () => readMessages(await readWords(archive, artifact))}
      below={receipt !== null && <p class="quiet">{sayConversation(receipt, machine.timeZone)}</p>}
    >
      {(messages) =>
        messages === null ? (
          <Notice title={t('conversation.transcript')}>
            <p>{t('conversation.unreadable')}</p>
          </Notice>
        ) : (
          <Transcript messages={messages} timeZone={machine.timeZone} />
        )
      }
    </CoveredWords>
  );
}
