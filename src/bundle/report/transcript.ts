import type { CaptureRecord, PostFacts } from '../../domain/capture';
import type { ConversationMessage } from '../../domain/conversation';
import type { MessageKey } from '../../i18n/translate';
import { foreignLine, foreignText, html, type Markup } from './html';
import { CAVEATS, FOUND_HOW, type Words } from './words';

/** The most that the transcript of one conversation takes in the report, bytes; the file has all of it. */
const MOST_BYTES = 1_500_000;
/** What one character of the file can become in the report: `&` as `&amp;`, a control as its number. */
const GROWS = 8;
/** More than this of one message is left to the file. */
const TEXT_LENGTH = 6_000;

const MEDIA = {
  image: 'conversation.mediaImage',
  video: 'conversation.mediaVideo',
  audio: 'conversation.mediaAudio',
  other: 'conversation.mediaOther',
} as const satisfies Record<PostFacts['media'][number]['value']['kind'], MessageKey>;

/** The most that the transcript can take, bytes; known before the file is read. */
export function boundTranscript(files: CaptureRecord['artifacts']): number {
  const file = files.find(({ role }) => role === 'conversation');
  return file === undefined ? 0 : Math.min(MOST_BYTES, file.sizeBytes * GROWS) + 1000;
}

function timeOf({ postedAt, postedAtShown }: PostFacts, timeZone: string, words: Words): Markup | null {
  const exact = postedAt !== null && !Number.isNaN(Date.parse(postedAt.value)) ? postedAt : null;
  const found = exact ?? postedAtShown;
  if (found === null) return null;
  const shown = exact === null ? foreignLine(found.value) : html`${words.shortMoment(found.value, timeZone)}`;
  const caveat = found.caveat === undefined ? null : html`; <em>${words.t(CAVEATS[found.caveat])}</em>`;
  const how =
    found.how === 'dom' && caveat === null ? null : html` (${words.t(FOUND_HOW[found.how])}${caveat})`;
  return html` <span class="quiet">${shown}${how}</span>`;
}

function messageOf({ number, tiles, facts }: ConversationMessage, timeZone: string, words: Words): Markup {
  const { t } = words;
  const who = facts.authorName ?? facts.authorHandle ?? facts.authorId;
  const handle =
    facts.authorName !== null && facts.authorHandle !== null
      ? html` <span class="quiet">${foreignLine(facts.authorHandle.value)}</span>`
      : null;
  const id =
    facts.authorId !== null && who !== facts.authorId
      ? html` <span class="where">${foreignLine(facts.authorId.value)}</span>`
      : null;
  const text = facts.text === null ? null : facts.text.value;
  const said =
    text === null
      ? null
      : foreignText(text.slice(0, TEXT_LENGTH).toWellFormed() + (text.length > TEXT_LENGTH ? ' …' : ''));
  const media = facts.media.map(
    ({ value: { kind, url, alternativeText } }) =>
      html`<p class="quiet">
        ${t(MEDIA[kind] ?? 'conversation.mediaOther')}: ${foreignLine(alternativeText ?? url)}
      </p>`,
  );
  const answers =
    facts.replyTo === null
      ? null
      : html`<p class="quiet">${t('conversation.answers')} ${foreignLine(facts.replyTo.value)}</p>`;
  return html`<li value="${String(number)}">
    <p class="who">
      ${who === null ? html`<span class="quiet">${t('conversation.nobody')}</span>` : html`<strong>${foreignLine(who.value)}</strong>`}${handle}${id}${timeOf(facts, timeZone, words)}
      <span class="where">${tiles.map((tile) => html`${foreignLine(tile)} `)}</span>
    </p>
    ${answers}${said === null ? null : html`<div class="said">${said}</div>`}${media}
  </li> `;
}

/** What was written, message by message, as far as the report has room for it. */
export function renderTranscript(
  all: readonly ConversationMessage[],
  timeZone: string,
  words: Words,
): Markup {
  const { t } = words;
  const encoder = new TextEncoder();
  const messages: Markup[] = [];
  let bytes = 0;
  for (const message of all) {
    const markup = messageOf(message, timeZone, words);
    bytes += encoder.encode(markup.source).byteLength;
    if (bytes > MOST_BYTES) break;
    messages.push(markup);
  }
  const cut =
    messages.length === all.length
      ? null
      : html`<p class="quiet">
          ${t('conversation.cut', { shown: messages.length, count: all.length, file: 'conversation.json' })}
        </p>`;
  return html`<ol class="transcript">
      ${messages}
    </ol>
    ${cut}`;
}
