import { useState } from 'preact/hooks';
import type { Artifact } from '../../../domain/capture';
import type { Transcript as TranscriptData, TranscriptMessage } from '../../../domain/imported-file';
import { readTranscript } from '../../../files/read-transcript';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { formatNumber } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { CoveredWords, readBytes } from './covered-words';

/** So many at a time: an export may hold a hundred thousand. */
const SHOWN_AT_ONCE = 200;

function Message({ message }: { readonly message: TranscriptMessage }) {
  const { author, atWritten, text, attachment } = message;
  return (
    <li class="message" data-program={author === null ? '' : undefined}>
      <p class="message-head">
        {author === null ? <span class="quiet">{t('files.byProgram')}</span> : <bdi>{author}</bdi>}{' '}
        <span class="quiet">
          <bdi>{atWritten}</bdi>
        </span>
      </p>
      {text !== '' && (
        <p class="message-text" dir="auto">
          {text}
        </p>
      )}
      {attachment !== null && (
        <p class="quiet">
          {t(attachment.path === null ? 'files.fileNotThere' : 'files.fileThere', { name: attachment.name })}
        </p>
      )}
    </li>
  );
}

function Messages({ messages }: { readonly messages: TranscriptData['messages'] }) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const left = messages.length - shown;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class="transcript-scroller scrolls" tabIndex={0} aria-label={t('files.messages')}>
      <ol>
        {messages.slice(0, shown).map((message) => (
          <Message message={message} key={message.number} />
        ))}
      </ol>
      {left > 0 && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('files.moreMessages', { count: formatNumber(Math.min(left, SHOWN_AT_ONCE)) })}
        </Button>
      )}
    </section>
  );
}

/** The messages of a chat that was brought in, as plain text, under a cover until asked for. */
export function Transcript({
  artifacts,
  count,
}: {
  readonly artifacts: readonly Artifact[];
  readonly count: string;
}) {
  const { archive } = useModel().services;
  const artifact = artifacts.find(({ role }) => role === 'transcript');
  if (artifact === undefined) return null;
  return (
    <CoveredWords
      name="transcript"
      title={t('files.messages')}
      act={t('files.showMessages')}
      behind={t('files.messagesBehind', { count: Number(count) })}
      read={async () => readTranscript(await readBytes(archive, artifact))}
    >
      {(read) =>
        read === null ? (
          <Notice kind="attention">
            <p>{t('files.messagesUnreadable')}</p>
          </Notice>
        ) : (
          read.messages.length > 0 && <Messages messages={read.messages} />
        )
      }
    </CoveredWords>
  );
}
