import { SaxesParser } from 'saxes';
import { FileRefused, type TranscriptMessage } from '../domain/imported-file';
import { cleanText, cutText, FactList, type FileReading, readingOf } from './reading';

const MOST_MESSAGES = 200_000;
const MOST_TEXT = 20_000;
/** What a phone calls itself in such a file. */
const OWN = 'me';
/** `type` and `msg_box` of what is the phone's own and was not sent: Android's `Telephony.TextBasedSmsColumns`. */
const UNSENT = new Map([
  ['3', 'draft'],
  ['4', 'outbox'],
  ['5', 'failed'],
  ['6', 'queued'],
]);
const REFERENCE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

interface Open {
  readonly address: string;
  readonly at: string | null;
  readonly atWritten: string;
  readonly sent: boolean;
  /** Why it did not leave the phone; `null` where it did. */
  readonly unsent: string | null;
  texts: string[];
  file: string | null;
}

/**
 * Messages of an Android phone as the common backup programs write them: `<smses>` with `<sms>` and `<mms>`. A
 * document type with entities is refused, whatever it would expand to; the parser knows none but XML's own five.
 */
export function readSms(written: string): FileReading {
  const text = withoutWrongReferences(written);
  const list = new FactList();
  const messages: TranscriptMessage[] = [];
  let open: Open | null = null;
  const put = ({ address, at, atWritten, sent, unsent, texts, file }: Open): void => {
    const to = unsent === null ? address : `${address} [${unsent}]`;
    if (messages.length >= MOST_MESSAGES) {
      list.remark('read-in-part');
      return;
    }
    messages.push({
      number: messages.length + 1,
      at,
      atWritten,
      author: sent ? OWN : address,
      text: sent ? `→ ${to}: ${texts.join('\n')}` : texts.join('\n'),
      attachment: file === null ? null : { name: file, path: null, sizeBytes: null, sha256: null },
    });
  };
  const parser = new SaxesParser({ fragment: false });
  parser.on('doctype', (declared) => {
    if (/<!ENTITY|SYSTEM|PUBLIC/i.test(declared)) throw new FileRefused('xml-entities');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const value = (key: string): string => {
      const given = attributes[key];
      return typeof given !== 'string' || given === 'null' ? '' : cleanText(given);
    };
    if (name === 'sms' || name === 'mms') {
      const milliseconds = Number(value('date'));
      const known =
        value('date') !== '' && Number.isSafeInteger(milliseconds) && Math.abs(milliseconds) < 8.64e15;
      const box = value(name === 'sms' ? 'type' : 'msg_box');
      const who = value('contact_name');
      const address = value('address');
      open = {
        address: who === '' || who === '(Unknown)' ? address : `${who} (${address})`,
        at: known && milliseconds > 0 ? new Date(milliseconds).toISOString() : null,
        atWritten: value('readable_date') === '' ? value('date') : value('readable_date'),
        // 1 is received; everything else is the phone's own.
        sent: box !== '1',
        unsent: UNSENT.get(box) ?? null,
        texts: name === 'sms' ? [cutText(value('body'), MOST_TEXT)] : [],
        file: null,
      };
    } else if (name === 'part' && open !== null) {
      const kind = value('ct');
      if (kind === 'text/plain') open.texts.push(cutText(value('text'), MOST_TEXT));
      else if (kind !== 'application/smil' && kind !== '') open.file ??= value('cl') || value('name') || kind;
    }
  });
  parser.on('closetag', ({ name }) => {
    if ((name === 'sms' || name === 'mms') && open !== null) {
      put(open);
      open = null;
    }
  });
  try {
    // In pieces: a declaration stands at the beginning, and what is refused for it is not read to its end.
    for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536));
    parser.close();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    list.remark('damaged');
  }

  list.add('messages', String(messages.length), 'derived', 'sms, mms');
  const people = new Set(messages.map(({ author }) => author).filter((one) => one !== null && one !== OWN));
  for (const person of people) list.add('participant', person, 'content', 'address, contact_name');
  const times = messages.flatMap(({ at }) => at ?? []).sort();
  list.add('first-message', times[0], 'content', 'date');
  list.add('last-message', times.at(-1), 'content', 'date');
  const words = transcriptText(messages);
  if (words.cut) list.remark('read-in-part');
  return readingOf('sms', 'application/xml', list, {
    text: words.text,
    transcript: messages.length === 0 ? null : { format: 'tidemark-transcript/1', source: 'sms', messages },
  });
}

/**
 * Android's own writer of XML gives an emoji as the numbers of its two UTF-16 halves, which no XML has (XML 1.0
 * section 4.1); a reader that keeps to the rules would end at the first one.
 */
function withoutWrongReferences(text: string): string {
  const repaired = text.replaceAll(
    REFERENCE,
    (whole, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code);
      const allowed = code >= 0x20 || code === 9 || code === 10 || code === 13;
      return allowed && code !== 0xfffe && code !== 0xffff && code <= 0x10ffff ? whole : '';
    },
  );
  return cleanText(repaired);
}

const MOST_WORDS = 4_000_000;

/** A transcript as plain text, for search and reading; `cut` where there was not room for all of it. */
export function transcriptText(messages: readonly TranscriptMessage[]): {
  readonly text: string | null;
  readonly cut: boolean;
} {
  let text = '';
  for (const { atWritten, author, text: words } of messages) {
    if (text.length > MOST_WORDS) return { text, cut: true };
    text += `${atWritten}${author === null ? '' : ` ${author}`}: ${words}\n`;
  }
  return { text: text === '' ? null : text, cut: false };
}
