import { FileRefused, type FileKind } from '../domain/imported-file';
import { readChat } from './chat';
import { readCalendar, readContact } from './contact';
import { readMail } from './mail';
import { type ReadRange, readMedia } from './media';
import { readPdf } from './pdf';
import { isHeadWhole, PICTURE_HEAD_BYTES, readPicture } from './picture';
import { cleanText, cutText, FactList, type FileReading, readingOf } from './reading';
import { readSavedPage } from './saved-page';
import { readSms } from './sms';
import { SNIFF_BYTES, sniff, type Sniffed, textOf } from './sniff';
import { looksLikeChat } from './whatsapp';
import { type ForeignZip, openZip } from './zip';

/** JSZip's and our own zips end below 4 GiB: what is larger could be kept but never leave. */
export const MOST_FILE_BYTES = 3_800_000_000;
/** Texts, mails and tables up to here are read whole. */
const MOST_READ_BYTES = 48 * 1024 * 1024;
/** Beginning and end of a file, where what it says of itself stands. */
const EDGE_BYTES = 2 * 1024 * 1024;
const MOST_TEXT = 2_000_000;

export interface FileToRead {
  readonly name: string;
  readonly sizeBytes: number;
  readonly read: ReadRange;
}

/** A reading, and how the copy in the archive is to be called. */
export interface ReadFile {
  readonly reading: FileReading;
  readonly extension: string;
}

/**
 * Reads what a file says of itself. Throws `FileRefused` for what must not be taken; whatever else is wrong with it
 * is said in the reading, and the file is kept as the bytes it is.
 */
export async function readFile(file: FileToRead): Promise<ReadFile> {
  const { sizeBytes, read, name } = file;
  if (sizeBytes === 0) throw new FileRefused('empty');
  if (sizeBytes > MOST_FILE_BYTES) throw new FileRefused('too-large');
  const beginning = await read(0, Math.min(sizeBytes, SNIFF_BYTES));
  const sniffed = sniff(beginning);
  const { reading, extension } = await readAs(file, sniffed);
  const differs = nameDiffers(name, extension, reading.kind);
  if (!differs) return { reading, extension };
  return { reading: { ...reading, remarks: [...reading.remarks, 'name-differs'] }, extension };
}

async function readAs({ sizeBytes, read }: FileToRead, sniffed: Sniffed): Promise<ReadFile> {
  const { kind, mediaType, extension } = sniffed;
  const as = (reading: FileReading, ending = extension): ReadFile => ({ reading, extension: ending });
  const unread = (): ReadFile => {
    const list = new FactList();
    list.remark('not-read');
    return as(readingOf(kind, mediaType, list));
  };
  switch (kind) {
    case 'photo':
      return as(await readPicture(await readPictureBytes(sizeBytes, read, mediaType), sniffed));
    case 'audio':
    case 'video':
      return as(await readMedia(sizeBytes, read, sniffed));
    case 'pdf': {
      const whole = sizeBytes <= 2 * EDGE_BYTES;
      const pieces = whole
        ? [await read(0, sizeBytes)]
        : [await read(0, EDGE_BYTES), await read(sizeBytes - EDGE_BYTES, sizeBytes)];
      return as(readPdf(pieces, whole));
    }
    case 'archive':
      return mediaType === 'application/zip' ? readZip(sizeBytes, read, sniffed) : unread();
    case 'mail':
      return sizeBytes > MOST_READ_BYTES ? unread() : as(await readMail(await read(0, sizeBytes)));
    case 'contact':
    case 'calendar':
    case 'sms':
    case 'saved-page':
    case 'text': {
      if (sizeBytes > MOST_READ_BYTES) return unread();
      const text = textOf(await read(0, sizeBytes));
      return text === null ? unread() : as(await readText(text, sniffed));
    }
    default:
      return unread();
  }
}

/** The head of a picture, or all of it where what is read does not stand there. */
async function readPictureBytes(
  sizeBytes: number,
  read: ReadRange,
  mediaType: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = await read(0, Math.min(sizeBytes, PICTURE_HEAD_BYTES));
  if (sizeBytes <= PICTURE_HEAD_BYTES || isHeadWhole(head, mediaType)) return head;
  return read(0, Math.min(sizeBytes, MOST_READ_BYTES));
}

async function readText(text: string, sniffed: Sniffed): Promise<FileReading> {
  switch (sniffed.kind) {
    case 'contact':
      return readContact(text);
    case 'calendar':
      return readCalendar(text);
    case 'sms':
      return readSms(text);
    case 'saved-page':
      return readSavedPage(text, sniffed);
    default: {
      const chat = looksLikeChat(text) ? await readChat(text, sniffed.mediaType, null) : null;
      if (chat !== null) return chat;
      const list = new FactList();
      if (text.length > MOST_TEXT) list.remark('read-in-part');
      return readingOf('text', sniffed.mediaType, list, { text: cutText(cleanText(text), MOST_TEXT) });
    }
  }
}

/** Which text of a zip is the chat: iOS and Android name it differently, and in the phone's language. */
const MOST_CHAT_TEXTS = 5;

async function readZip(sizeBytes: number, read: ReadRange, sniffed: Sniffed): Promise<ReadFile> {
  const list = new FactList();
  const zip = await openZip(sizeBytes, read);
  if (zip === null) {
    list.remark('damaged');
    return { reading: readingOf('archive', sniffed.mediaType, list), extension: sniffed.extension };
  }
  try {
    const names = new Set(zip.entries.map(({ name }) => name));
    if (names.has('datapackage.json') && zip.entries.some(({ name }) => name.startsWith('archive/'))) {
      await readWacz(zip, list);
      return { reading: readingOf('saved-page', 'application/wacz', list), extension: 'wacz' };
    }
    const office = OFFICE.find(([part]) => names.has(part));
    if (office !== undefined) {
      list.remark('not-read');
      return { reading: readingOf('other', office[1], list), extension: office[2] };
    }
    const texts = zip.entries.filter(
      ({ name, encrypted, sizeBytes: size }) =>
        !encrypted && size <= MOST_READ_BYTES && /^[^/]*\.txt$/i.test(name),
    );
    for (const entry of texts.slice(0, MOST_CHAT_TEXTS)) {
      const text = textOf(await zip.read(entry, MOST_READ_BYTES));
      if (text === null || !looksLikeChat(text)) continue;
      const chat = await readChat(text, sniffed.mediaType, zip);
      if (chat !== null) return { reading: chat, extension: sniffed.extension };
    }
    list.add('entries', String(zip.entries.length), 'derived', 'central directory');
    list.remark('not-read');
    return { reading: readingOf('archive', sniffed.mediaType, list), extension: sniffed.extension };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    list.remark('damaged');
    return { reading: readingOf('archive', sniffed.mediaType, list), extension: sniffed.extension };
  } finally {
    await zip.close();
  }
}

const OFFICE = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  [
    'ppt/presentation.xml',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'pptx',
  ],
] as const;

/** WACZ 1.1.1: what `datapackage.json` says. */
async function readWacz(zip: ForeignZip, list: FactList): Promise<void> {
  const entry = zip.entries.find(({ name }) => name === 'datapackage.json');
  if (entry === undefined) return;
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder().decode(await zip.read(entry, 4_000_000)));
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    list.remark('damaged');
    return;
  }
  if (typeof told !== 'object' || told === null) return;
  const value = (key: string): string | null => {
    const found = (told as Readonly<Record<string, unknown>>)[key];
    return typeof found === 'string' ? found : null;
  };
  list.add('title', value('title'), 'metadata', 'datapackage.json title');
  list.add(
    'address',
    value('mainPageUrl') ?? value('mainPageURL'),
    'metadata',
    'datapackage.json mainPageUrl',
  );
  list.add('saved-at', value('mainPageDate') ?? value('created'), 'metadata', 'datapackage.json created');
  list.add('software', value('software'), 'metadata', 'datapackage.json software');
}

/** Endings that say one thing, written in several ways. */
const SAME: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  jfif: 'jpg',
  tiff: 'tif',
  htm: 'html',
  xhtml: 'html',
  mht: 'mhtml',
  heif: 'heic',
  m4v: 'mp4',
  opus: 'ogg',
  oga: 'ogg',
  mkv: 'webm',
  ical: 'ics',
  vcard: 'vcf',
  dib: 'bmp',
  doc: 'ole',
  xls: 'ole',
  ppt: 'ole',
  msg: 'ole',
  dll: 'exe',
};
/** Endings that a name may not claim without the bytes. */
const CLAIMS = new Set(
  'jpg png gif bmp tif webp heic avif pdf zip gz rar 7z mp3 aac ogg flac amr wav m4a mp4 mov 3gp webm avi mpg eml vcf ics html mhtml wacz docx xlsx pptx ole exe'.split(
    ' ',
  ),
);

function nameDiffers(name: string, extension: string, kind: FileKind): boolean {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const claimed = SAME[ending] ?? ending;
  if (!CLAIMS.has(claimed) || claimed === extension) return false;
  // Recordings of phones change their container without changing their name.
  const recording = kind === 'audio' || kind === 'video';
  return !(recording && /^(?:mp4|m4a|mov|3gp|aac|mp3|ogg)$/.test(claimed));
}
