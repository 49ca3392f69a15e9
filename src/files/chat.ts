import { FileRefused, type TranscriptAttachment, type TranscriptMessage } from '../domain/imported-file';
import { startSha256 } from '../integrity/streaming-digest';
import { FactList, type FileReading, readingOf } from './reading';
import { transcriptText } from './sms';
import { type ChatReading, parseChat } from './whatsapp';
import type { ForeignEntry, ForeignZip } from './zip';

/** Media of a chat is hashed up to so many bytes; a longer reading would keep the person waiting. */
const MOST_MEDIA_BYTES = 4_000_000_000;
const MOST_PEOPLE = 50;
const DATE_FORM = { 'day-first': 'D/M/Y', 'month-first': 'M/D/Y', 'year-first': 'Y/M/D' } as const;

/** A chat as text, with the files of its zip where it came with them. `null` where it is none. */
export async function readChat(
  text: string,
  mediaType: string,
  zip: ForeignZip | null,
): Promise<FileReading | null> {
  const chat = parseChat(text);
  if (chat === null) return null;
  const list = new FactList();
  if (chat.cut) list.remark('read-in-part');
  if (chat.orderAssumed) list.remark('date-order-assumed');
  list.remark('times-without-zone');
  const messages = zip === null ? chat.messages : await withMedia(chat, zip, list);
  list.add('phone-system', chat.system === 'ios' ? 'iOS' : 'Android', 'derived', 'form of the lines');
  list.add('date-form', DATE_FORM[chat.order], 'derived', 'dates of the lines');
  list.add('messages', String(messages.length), 'derived', 'lines');
  const people = new Set(messages.flatMap(({ author }) => author ?? []));
  for (const person of [...people].slice(0, MOST_PEOPLE)) list.add('participant', person, 'content', 'lines');
  list.add('first-message', messages[0]?.at, 'content', messages[0]?.atWritten ?? '');
  list.add('last-message', messages.at(-1)?.at, 'content', messages.at(-1)?.atWritten ?? '');
  const attached = messages.flatMap(({ attachment }) => attachment ?? []);
  if (attached.length > 0) {
    const matched = attached.filter(({ path }) => path !== null).length;
    list.add('media-matched', String(matched), 'derived', 'names of files');
    if (matched < attached.length)
      list.add('media-missing', String(attached.length - matched), 'derived', 'names of files');
  }
  const words = transcriptText(messages);
  if (words.cut) list.remark('read-in-part');
  return readingOf('chat', mediaType, list, {
    text: words.text,
    transcript: { format: 'tidemark-transcript/1', source: 'whatsapp', messages },
    post: { kind: 'message', platform: { value: 'WhatsApp', how: 'file', where: 'form of the lines' } },
  });
}

/** Every file that a message names, found in the zip by its name, with its size and digest. */
async function withMedia(chat: ChatReading, zip: ForeignZip, list: FactList): Promise<TranscriptMessage[]> {
  const byName = new Map<string, ForeignEntry>();
  for (const entry of zip.entries) byName.set(entry.name.split('/').at(-1) ?? entry.name, entry);
  const done = new Map<string, TranscriptAttachment>();
  let left = MOST_MEDIA_BYTES;
  const messages: TranscriptMessage[] = [];
  for (const message of chat.messages) {
    const { attachment } = message;
    const entry = attachment === null ? undefined : byName.get(attachment.name);
    if (attachment === null || entry === undefined) {
      messages.push(message);
      continue;
    }
    let found = done.get(entry.name);
    if (found === undefined) {
      left -= entry.sizeBytes;
      const sha256 = left < 0 || entry.encrypted ? null : await digestOf(zip, entry, list);
      found = { name: attachment.name, path: entry.name, sizeBytes: entry.sizeBytes, sha256 };
      done.set(entry.name, found);
    }
    messages.push({ ...message, attachment: found });
  }
  return messages;
}

/** `null` for one that does not unpack: the others and the words are there all the same. */
async function digestOf(zip: ForeignZip, entry: ForeignEntry, list: FactList): Promise<string | null> {
  const digest = await startSha256();
  try {
    for await (const piece of zip.pieces(entry, entry.sizeBytes)) digest.update(piece);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    list.remark('damaged');
    return null;
  }
  return digest.end();
}
