import type {
  FileFactHow,
  FileFactName,
  FileFacts,
  FileKind,
  FileOrigin,
  FileRemark,
} from '../../domain/imported-file';
import type { MessageKey } from '../../i18n/translate';

/** How everything that is said of a file from elsewhere is worded, here and on the pages. */

export const FILE_KIND_WORDS = {
  photo: 'files.kindPhoto',
  audio: 'files.kindAudio',
  video: 'files.kindVideo',
  pdf: 'files.kindPdf',
  mail: 'files.kindMail',
  contact: 'files.kindContact',
  calendar: 'files.kindCalendar',
  chat: 'files.kindChat',
  sms: 'files.kindSms',
  'saved-page': 'files.kindSavedPage',
  text: 'files.kindText',
  archive: 'files.kindArchive',
  other: 'files.kindOther',
} as const satisfies Record<FileKind, MessageKey>;

export const FILE_FACT_WORDS = {
  'taken-at': 'files.factTakenAt',
  place: 'files.factPlace',
  device: 'files.factDevice',
  software: 'files.factSoftware',
  'recorded-at': 'files.factRecordedAt',
  duration: 'files.factDuration',
  pages: 'files.factPages',
  'created-at': 'files.factCreatedAt',
  'changed-at': 'files.factChangedAt',
  author: 'files.factAuthor',
  title: 'files.factTitle',
  from: 'files.factFrom',
  to: 'files.factTo',
  cc: 'files.factCc',
  'reply-to': 'files.factReplyTo',
  'sent-at': 'files.factSentAt',
  subject: 'files.factSubject',
  'message-id': 'files.factMessageId',
  received: 'files.factReceived',
  attachment: 'files.factAttachment',
  name: 'files.factName',
  phone: 'files.factPhone',
  email: 'files.factEmail',
  organization: 'files.factOrganization',
  'postal-address': 'files.factPostalAddress',
  note: 'files.factNote',
  'starts-at': 'files.factStartsAt',
  'ends-at': 'files.factEndsAt',
  'event-place': 'files.factEventPlace',
  organizer: 'files.factOrganizer',
  attendee: 'files.factAttendee',
  'phone-system': 'files.factPhoneSystem',
  'date-form': 'files.factDateForm',
  messages: 'files.factMessages',
  participant: 'files.factParticipant',
  'first-message': 'files.factFirstMessage',
  'last-message': 'files.factLastMessage',
  'media-matched': 'files.factMediaMatched',
  'media-missing': 'files.factMediaMissing',
  address: 'files.factAddress',
  'saved-at': 'files.factSavedAt',
  entries: 'files.factEntries',
} as const satisfies Record<FileFactName, MessageKey>;

export const FILE_HOW_WORDS = {
  metadata: 'files.howMetadata',
  content: 'files.howContent',
  derived: 'files.howDerived',
} as const satisfies Record<FileFactHow, MessageKey>;

export const FILE_REMARK_WORDS = {
  'not-read': 'files.remarkNotRead',
  damaged: 'files.remarkDamaged',
  'name-differs': 'files.remarkNameDiffers',
  'active-content': 'files.remarkActiveContent',
  'read-in-part': 'files.remarkReadInPart',
  'date-order-assumed': 'files.remarkDateOrderAssumed',
  'times-without-zone': 'files.remarkTimesWithoutZone',
} as const satisfies Record<FileRemark, MessageKey>;

export const FILE_ORIGIN_WORDS = {
  dropped: 'files.originDropped',
  pasted: 'files.originPasted',
  picked: 'files.originPicked',
} as const satisfies Record<FileOrigin, MessageKey>;

/** Whether the browser, going by the name, said another kind of file than its bytes. */
export function claimsOther({ claimedType, mediaType }: FileFacts): boolean {
  return claimedType !== null && claimedType !== mediaType;
}
