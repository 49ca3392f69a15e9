/**
 * A file that a person brought in from elsewhere. What stands here was read from the file or told by the browser:
 * data that somebody else may have written. Unknown is `null` or absent, never guessed.
 */

/** By what was found in the bytes, not by the name. */
export const FILE_KINDS = [
  'photo',
  'audio',
  'video',
  'pdf',
  'mail',
  'contact',
  'calendar',
  'chat',
  'sms',
  'saved-page',
  'text',
  'archive',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export type FileOrigin = 'dropped' | 'pasted' | 'picked';

/** How a fact of a file was found. */
export type FileFactHow =
  /** a field that the program which made the file wrote about it */
  | 'metadata'
  /** what the file is there to say */
  | 'content'
  /** worked out from the content, e.g. counted */
  | 'derived';

/** What a fact is; the catalogues word it. */
export const FILE_FACTS = [
  'taken-at',
  'place',
  'device',
  'software',
  'recorded-at',
  'duration',
  'pages',
  'created-at',
  'changed-at',
  'author',
  'title',
  'from',
  'to',
  'cc',
  'reply-to',
  'sent-at',
  'subject',
  'message-id',
  'received',
  'attachment',
  'name',
  'phone',
  'email',
  'organization',
  'postal-address',
  'note',
  'starts-at',
  'ends-at',
  'event-place',
  'organizer',
  'attendee',
  'phone-system',
  'date-form',
  'messages',
  'participant',
  'first-message',
  'last-message',
  'media-matched',
  'media-missing',
  'address',
  'saved-at',
  'entries',
] as const;
export type FileFactName = (typeof FILE_FACTS)[number];

export interface FileFact {
  readonly name: FileFactName;
  readonly value: string;
  readonly how: FileFactHow;
  /** The field that yielded it, e.g. `EXIF DateTimeOriginal`, `Received (2 of 3)`. */
  readonly where: string;
}

/** What a reader must know of the reading, as a code that the catalogues word. */
export const FILE_REMARKS = [
  /** nothing but name, size and digest is known of it */
  'not-read',
  /** something in it is not as its kind demands; what could be read stands here */
  'damaged',
  /** the name says another kind than the bytes */
  'name-differs',
  /** it has scripts, or asks for things from elsewhere; nothing of that is ever run or fetched */
  'active-content',
  /** only the beginning was read */
  'read-in-part',
  /** day and month can be read either way round; `date-form` says how they were */
  'date-order-assumed',
  /** times in it have no zone */
  'times-without-zone',
] as const;
export type FileRemark = (typeof FILE_REMARKS)[number];

/** The part of a record that is about the file itself. */
export interface FileFacts {
  /** As it was called where it came from: data. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Told by its first bytes. */
  readonly mediaType: string;
  readonly kind: FileKind;
  /** What the browser said by the ending of the name; `null` where it said nothing. */
  readonly claimedType: string | null;
  /** UTC, as the file system said when it was brought in; copying a file may have set it anew. */
  readonly lastModified: string | null;
  readonly origin: FileOrigin;
  /** UTC. */
  readonly importedAt: string;
  readonly facts: readonly FileFact[];
  readonly remarks: readonly FileRemark[];
  /** 256 bits of a picture's brightness, lower-case hex; `null` where it is no picture that can be drawn. */
  readonly perceptualHash: string | null;
}

/** Why a file was not taken. Nothing of it is in the archive then. */
export const REFUSALS = [
  'empty',
  'folder',
  'too-large',
  'not-readable',
  'changed-while-read',
  'zip-bomb',
  'zip-unsafe-names',
  'zip-overlapping',
  'zip-too-many-entries',
  'xml-entities',
  'headers-too-large',
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

/** A file that must not be taken, found while it was read. */
export class FileRefused extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, detail = '', options?: ErrorOptions) {
    super(detail === '' ? reason : `${reason}: ${detail}`, options);
    this.name = 'FileRefused';
    this.reason = reason;
  }
}

/** The messages of a chat or of a phone, in the order of the file. Times have no zone unless they say one. */
export interface Transcript {
  readonly format: 'tidemark-transcript/1';
  readonly source: 'whatsapp' | 'sms';
  readonly messages: readonly TranscriptMessage[];
}

export interface TranscriptMessage {
  /** 1, 2, 3 … in the file. */
  readonly number: number;
  /** ISO 8601, local and without zone for a chat, UTC for a phone's; `null` where it could not be read. */
  readonly at: string | null;
  /** The time as the file writes it. */
  readonly atWritten: string;
  /** `null` for a line of the program itself. */
  readonly author: string | null;
  readonly text: string;
  readonly attachment: TranscriptAttachment | null;
}

export interface TranscriptAttachment {
  readonly name: string;
  /** Where in the zip; `null` where it is not there. */
  readonly path: string | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
}
