import { useState } from 'preact/hooks';
import type { Artifact, CompletenessReceipt, PostFacts } from '../../../domain/capture';
import { type ConversationMessage, readMessages } from '../../../domain/conversation';
import { asProblem, ProblemError, type Problem } from '../../../domain/problem';
import type { MessageKey } from '../../../i18n/translate';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Notice } from '../../components/notice';
import { ProblemNotice } from '../../components/problem-notice';
import { Waves } from '../../components/waves';
import { sayConversation } from '../../conversation-words';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';

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
  const [shown, setShown] = useState<readonly ConversationMessage[] | 'unreadable' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const artifact = artifacts.find(({ role }) => role === 'conversation');
  if (artifact === undefined) return null;

  const show = async (): Promise<void> => {
    try {
      const bytes = await archive.readArtifact(artifact.id);
      if (bytes === null)
        throw new ProblemError({ code: 'archive-unreadable', detail: `${artifact.name} is missing` });
      setShown(readMessages(new TextDecoder().decode(bytes)) ?? 'unreadable');
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <section class="conversation">
      <div class="section-head">
        <h3>{t('conversation.transcript')}</h3>
        {shown !== null && (
          <Button icon="hide" onClick={() => setShown(null)}>
            {t('detail.cover')}
          </Button>
        )}
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {shown === null && (
        <button type="button" class="cover cover-text" onClick={() => void show()}>
          <Waves />
          <span class="cover-act">
            <Icon name="show" />
            {t('conversation.show')}
          </span>
          {receipt !== null && (
            <span class="cover-behind">{t('conversation.count', { count: receipt.seen })}</span>
          )}
        </button>
      )}
      {shown === 'unreadable' && (
        <Notice title={t('conversation.transcript')}>
          <p>{t('conversation.unreadable')}</p>
        </Notice>
      )}
      {shown !== null && shown !== 'unreadable' && (
        <Transcript messages={shown} timeZone={machine.timeZone} />
      )}
      {receipt !== null && <p class="quiet">{sayConversation(receipt, machine.timeZone)}</p>}
    </section>
  );
}
