import type {
  AccountCount,
  Artifact,
  ArtifactRole,
  CaptureKind,
  CaptureTrigger,
  CompletenessGap,
  FactCaveat,
  FoundHow,
  NotIncludedReason,
  PostFacts,
} from '../../domain/capture';
import type { Language } from '../../domain/settings';
import { type MessageKey, type Translate, translator } from '../../i18n/translate';
import type { LeftOut, LeftOutReason } from '../export-types';
import type { MadeFile } from '../marks';
import { exhibitNumber } from '../names';
import type { WithheldReason } from '../redact/redacted-record';

export const FOUND_HOW = {
  'json-ld': 'report.foundJsonLd',
  microdata: 'report.foundMicrodata',
  microformat: 'report.foundMicroformat',
  meta: 'report.foundMeta',
  dom: 'report.foundDom',
  url: 'report.foundUrl',
  derived: 'report.foundDerived',
  'page-world': 'report.foundPageWorld',
  file: 'files.foundFile',
  'entered by hand': 'report.foundByHand',
} as const satisfies Record<FoundHow, MessageKey>;

export const CAVEATS = {
  'derived-approximate': 'report.caveatApproximate',
  'made-by-client': 'report.caveatByClient',
  'from-page': 'report.caveatFromPage',
  'credential-removed': 'report.caveatCredentialRemoved',
  'cut-at-bound': 'report.caveatCut',
  'shortened-by-site': 'report.caveatShortened',
  'opened-by-person': 'report.caveatOpened',
  'shortened-though-opened': 'report.caveatOpenedInVain',
} as const satisfies Record<FactCaveat, MessageKey>;

export const ACCOUNT_COUNTS = {
  followers: 'sites.followers',
  following: 'sites.following',
  posts: 'sites.posts',
} as const satisfies Record<AccountCount['of'], MessageKey>;

export const POST_KINDS = {
  post: 'report.postKindPost',
  comment: 'report.postKindComment',
  message: 'report.postKindMessage',
  article: 'report.postKindArticle',
  page: 'report.postKindPage',
} as const satisfies Record<PostFacts['kind'], MessageKey>;

export const CAPTURE_KINDS = {
  post: 'report.kindPost',
  page: 'report.kindPage',
  'full-page': 'report.kindFullPage',
  picture: 'report.kindPicture',
  file: 'files.kindFile',
  conversation: 'conversation.kind',
} as const satisfies Record<CaptureKind, MessageKey>;

export const TRIGGERS = {
  popup: 'report.triggerPopup',
  shortcut: 'report.triggerShortcut',
  'context-menu': 'report.triggerContextMenu',
  pick: 'report.triggerPick',
  'capture-mode': 'report.triggerCaptureMode',
  import: 'files.triggerImport',
} as const satisfies Record<CaptureTrigger, MessageKey>;

export const ROLES = {
  viewport: 'report.roleViewport',
  tile: 'report.roleTile',
  'full-page': 'report.roleFullPage',
  post: 'report.rolePost',
  picture: 'report.rolePicture',
  stitched: 'report.roleStitched',
  rendered: 'report.roleRendered',
  'page-copy': 'report.rolePageCopy',
  text: 'report.roleText',
  posts: 'report.rolePosts',
  layout: 'report.roleLayout',
  conversation: 'conversation.role',
  media: 'media.roleFile',
  'media-pixels': 'media.rolePixelsLong',
  original: 'files.roleOriginal',
  transcript: 'files.roleTranscript',
  record: 'report.roleRecord',
} as const satisfies Record<ArtifactRole, MessageKey>;

export const MEDIA_SIZES = {
  full: 'media.full',
  shown: 'media.shown',
} as const satisfies Record<NonNullable<Artifact['mediaSize']>, MessageKey>;

/** Copies that are made at the export. */
export const MADE = {
  annotated: 'report.pictureAnnotated',
  redacted: 'report.pictureRedacted',
} as const satisfies Record<MadeFile['kind'], MessageKey>;

/** Why something of the original stays behind on purpose. */
export const WITHHELD = {
  'page-copy': 'report.withheldPageCopy',
  layout: 'report.withheldLayout',
  'media-file': 'report.withheldMedia',
  'photo-file': 'report.withheldPhoto',
  'region-unknown': 'report.withheldRegion',
  'text-not-reviewed': 'report.withheldText',
  'not-drawn': 'report.leftNotDrawn',
  'not-readable': 'report.leftFileUnreadable',
} as const satisfies Record<WithheldReason, MessageKey>;

export const LACKS = {
  'not-in-cache': 'report.lackNotInCache',
  'not-requested-by-page': 'report.lackNotRequested',
  'cross-origin-refused': 'report.lackCrossOrigin',
  'page-would-notice': 'report.lackWouldNotice',
  'too-large': 'report.lackTooLarge',
  'media-not-asked-for': 'media.lackNotAsked',
  'media-host-refused': 'media.lackRefused',
  'media-redirected': 'media.lackRedirected',
  'media-other-kind': 'media.lackOtherKind',
  'media-in-pieces': 'media.lackInPieces',
  'media-too-slow': 'media.lackTooSlow',
  'media-too-many': 'media.lackTooMany',
  'frame-picture-only': 'report.lackFrame',
  'closed-shadow-root': 'report.lackShadowRoot',
  'page-changed-meanwhile': 'report.lackChanged',
  'page-copy-failed': 'report.lackCopyFailed',
  'text-cut-at-bound': 'report.lackTextCut',
  'nodes-cut-at-bound': 'report.lackNodesCut',
  'screenshot-refused': 'report.lackScreenshot',
  'outside-viewport': 'report.lackOutside',
  'lazy-image-not-loaded': 'report.lackLazyImage',
  'page-longer-than-bound': 'report.lackPageLong',
  'stitching-failed': 'report.lackStitching',
  interrupted: 'report.lackInterrupted',
  cancelled: 'report.lackCancelled',
} as const satisfies Record<NotIncludedReason, MessageKey>;

export const GAPS = {
  'positions-missing': 'report.gapPositions',
  'tiles-do-not-meet': 'report.gapTiles',
  'stopped-at-bound': 'report.gapBound',
  cancelled: 'report.gapCancelled',
  interrupted: 'report.gapInterrupted',
  'messages-not-joined': 'conversation.gapNotJoined',
  'messages-not-pictured': 'conversation.gapNotPictured',
  'still-loading': 'conversation.gapStillLoading',
  'conversation-left': 'conversation.gapLeft',
  'end-not-found': 'conversation.gapNotFound',
} as const satisfies Record<CompletenessGap['reason'], MessageKey>;

const LEFT_OUT = {
  pending: 'report.leftPending',
  'in-bin': 'report.leftInBin',
  'not-found': 'report.leftNotFound',
  'record-unreadable': 'report.leftRecordUnreadable',
  'record-changed': 'report.leftRecordChanged',
  'journal-unreadable': 'report.leftJournalUnreadable',
  'file-missing': 'report.leftFileMissing',
  'file-unreadable': 'report.leftFileUnreadable',
  'file-changed': 'report.leftFileChanged',
  'file-too-large': 'report.leftFileTooLarge',
  'not-drawn': 'report.leftNotDrawn',
  'not-redacted': 'report.leftNotRedacted',
} as const satisfies Record<LeftOutReason, MessageKey>;

/** Words, dates, numbers and sizes in the language of one bundle. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
  /** Day and time to the second with the zone, e.g. `21 November 2026 at 14:32:07 CET`. */
  moment(at: string, timeZone: string): string;
  /** Day and time to the minute, e.g. `21 Nov 2026, 14:32`. */
  shortMoment(at: string, timeZone: string): string;
  /** The time of `2026-11-21T14:32`, as it stands there, e.g. `14:32`. */
  clock(local: string): string;
  /** A day `YYYY-MM-DD`, e.g. `21 Nov 2026`. */
  day(day: string): string;
  number(value: number): string;
  /** Decimal units, e.g. `1.4 MB`. */
  size(bytes: number): string;
  leftOut(item: LeftOut): string;
}

/** Plain English is British here, whose dates nobody takes for others. */
const FORMAT_TAG: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  nl: 'nl',
  da: 'da',
};
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function createWords(language: Language): Words {
  const tag = FORMAT_TAG[language];
  const t = translator(language);
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const sizes = UNITS.map(
    (unit, step) =>
      new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }),
  );
  const dayFormat = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const clockFormat = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
  const formats = new Map<string, Intl.DateTimeFormat>();
  const format = (key: 'long' | 'short', timeZone: string): Intl.DateTimeFormat => {
    const known = formats.get(`${key} ${timeZone}`);
    if (known !== undefined) return known;
    const made = new Intl.DateTimeFormat(
      tag,
      key === 'long'
        ? { dateStyle: 'long', timeStyle: 'long', timeZone }
        : { dateStyle: 'medium', timeStyle: 'short', timeZone },
    );
    formats.set(`${key} ${timeZone}`, made);
    return made;
  };
  return {
    language,
    t,
    moment: (at, timeZone) => format('long', timeZone).format(new Date(at)),
    shortMoment: (at, timeZone) => format('short', timeZone).format(new Date(at)),
    clock: (local) => clockFormat.format(new Date(`${local}:00Z`)),
    day: (day) => dayFormat.format(new Date(`${day}T12:00:00Z`)),
    number: (value) => number.format(value),
    size(bytes) {
      let step = 0;
      let value = bytes;
      while (value >= 999.5 && step < UNITS.length - 1) {
        value /= 1000;
        step += 1;
      }
      return sizes[step]?.format(value) ?? number.format(bytes);
    },
    leftOut({ sequence, file, reason }) {
      const why = t(LEFT_OUT[reason]);
      if (sequence === null) return t('report.leftOutUnknown', { reason: why });
      const place = exhibitNumber(sequence);
      if (file === null) return t('report.leftOutCapture', { number: place, reason: why });
      return t('report.leftOutFile', { number: place, file, reason: why });
    },
  };
}
