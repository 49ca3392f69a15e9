import PostalMime, { type Address, type Email } from 'postal-mime';
import { FileRefused } from '../domain/imported-file';
import { sha256Hex } from '../integrity/digest';
import { htmlText } from './saved-page';
import { latinOf } from './sniff';
import { cleanText, cutText, FactList, type FileReading, readingOf } from './reading';

/** A mail whose headers are larger is none that a program would send. */
const MOST_HEADER_BYTES = 1024 * 1024;
const MOST_TEXT = 2_000_000;
const MOST_NESTING = 32;
/** The zone at the end of a date (RFC 5322 sections 3.3 and 4.3). Without it the browser would take its own. */
const ZONE = /(?:[+-]\d{4}|\b(?:GMT|UTC?|[ECMP][SD]T|Z))\s*$/i;

/**
 * A message as RFC 5322 has it: headers, who passed it on (`Received`, newest first, kept word for word), its words,
 * and what is attached with digests. Everything but the lines of the person's own mail provider can be made up by
 * the sender. HTML is only ever turned into text.
 */
export async function readMail(file: Uint8Array<ArrayBuffer>): Promise<FileReading> {
  const list = new FactList();
  const bytes = firstOfMailbox(file);
  if (bytes.byteLength < file.byteLength) list.remark('read-in-part');
  requireSmallHeaders(bytes);
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, {
      maxHeadersSize: MOST_HEADER_BYTES,
      maxNestingDepth: MOST_NESTING,
      rfc822Attachments: true,
    });
  } catch {
    list.remark('damaged');
    return readingOf('mail', 'message/rfc822', list);
  }
  const from = mailboxes(mail.from === undefined ? [] : [mail.from]);
  addAddresses(list, 'from', from, 'From');
  addAddresses(list, 'to', mailboxes(mail.to ?? []), 'To');
  addAddresses(list, 'cc', mailboxes(mail.cc ?? []), 'Cc');
  addAddresses(list, 'reply-to', mailboxes(mail.replyTo ?? []), 'Reply-To');
  const writtenDate = mail.headers.find(({ key }) => key === 'date')?.value ?? null;
  list.add('sent-at', writtenDate, 'metadata', 'Date');
  list.add('subject', mail.subject, 'content', 'Subject');
  list.add('message-id', mail.messageId, 'metadata', 'Message-ID');
  const received = mail.headers.filter(({ key }) => key === 'received');
  received.forEach(({ value }, index) => {
    list.add('received', value, 'metadata', `Received (${index + 1} of ${received.length})`);
  });
  for (const { filename, mimeType, content } of mail.attachments) {
    const held = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    const digest = await sha256Hex(held);
    list.add(
      'attachment',
      `${filename ?? ''} (${mimeType}, ${held.byteLength} bytes, SHA-256 ${digest})`,
      'content',
      'attachment',
    );
  }
  if (mail.html !== undefined && /<script|<iframe|src\s*=\s*["']?https?:/i.test(mail.html))
    list.remark('active-content');

  const [author] = from;
  const zoned = writtenDate !== null && ZONE.test(writtenDate.replaceAll(/\([^()]*\)/g, ' '));
  if (writtenDate !== null && !zoned) list.remark('times-without-zone');
  const at = zoned ? isoDate(mail.date) : null;
  const body = cleanText(mail.text ?? htmlText(mail.html ?? ''));
  if (body.length > MOST_TEXT) list.remark('read-in-part');
  const text = [mail.subject ?? '', cutText(body, MOST_TEXT)].join('\n\n').trim();
  return readingOf('mail', 'message/rfc822', list, {
    text: text === '' ? null : text,
    post: {
      kind: 'message',
      authorName: named(author?.name, 'From'),
      authorHandle: named(author?.address, 'From'),
      postId: named(mail.messageId, 'Message-ID'),
      postedAtShown: named(writtenDate, 'Date'),
      // Set by the sender's own program.
      postedAt: at === null ? null : { value: at, how: 'file', where: 'Date', caveat: 'made-by-client' },
      text: named(cutText(text, 100_000), 'Subject, body'),
    },
  });
}

/** An empty line, the line that a mailbox has before each message (RFC 4155 appendix A), and a header. */
const NEXT_MESSAGE = /\r?\n\r?\nFrom \S[^\n]*\n[!-9;-~]{1,76}:/;

/** A mailbox file holds many messages one after the other, of anybody: only the first is read. */
function firstOfMailbox(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isMailbox = latinOf(file.subarray(0, 5)) === 'From ';
  // One character a byte, so that places are the same.
  const end = isMailbox ? new TextDecoder('latin1').decode(file).search(NEXT_MESSAGE) : -1;
  return end < 0 ? file : file.slice(0, end);
}

function named(value: string | null | undefined, where: string) {
  const clean = cleanText(value ?? '').trim();
  return clean === '' ? null : ({ value: clean, how: 'file', where } as const);
}

function isoDate(date: string | undefined): string | null {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

function mailboxes(addresses: readonly Address[]): Mailbox[] {
  return addresses.flatMap((one) => (one.group === undefined ? [one] : one.group));
}

function addAddresses(
  list: FactList,
  name: 'from' | 'to' | 'cc' | 'reply-to',
  all: readonly Mailbox[],
  where: string,
): void {
  for (const one of all)
    list.add(name, one.name === '' ? one.address : `${one.name} <${one.address}>`, 'metadata', where);
}

/** The head ends with an empty line (RFC 5322 section 2.1); searched for without decoding anything. */
function requireSmallHeaders(bytes: Uint8Array): void {
  let lineStart = 0;
  const most = Math.min(bytes.byteLength, MOST_HEADER_BYTES);
  for (let at = 0; at < most; at += 1) {
    if (bytes[at] !== 0x0a) continue;
    const length = at - lineStart;
    if (length === 0 || (length === 1 && bytes[at - 1] === 0x0d)) return;
    lineStart = at + 1;
  }
  if (bytes.byteLength > MOST_HEADER_BYTES) throw new FileRefused('headers-too-large');
}
