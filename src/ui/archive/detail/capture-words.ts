import type { Artifact, ArtifactRole } from '../../../domain/capture';
import type { JournalAct } from '../../../domain/journal';
import type { MessageKey } from '../../../i18n/translate';
import { t } from '../../words';

/** Short names; the report has room for longer ones. */
const ROLE_WORDS = {
  viewport: 'detail.roleViewport',
  tile: 'detail.roleTile',
  post: 'detail.rolePost',
  picture: 'detail.rolePicture',
  'full-page': 'detail.roleFullPage',
  stitched: 'detail.roleStitched',
  rendered: 'detail.roleRendered',
  'page-copy': 'detail.rolePageCopy',
  text: 'detail.roleText',
  posts: 'detail.rolePosts',
  layout: 'detail.roleLayout',
  conversation: 'conversation.role',
  media: 'detail.roleMedia',
  'media-pixels': 'media.rolePixels',
  original: 'files.roleOriginal',
  transcript: 'files.roleTranscript',
  record: 'detail.roleRecord',
} as const satisfies Record<ArtifactRole, MessageKey>;

export const ACT_WORDS = {
  captured: 'detail.actCaptured',
  'finished late': 'detail.actFinishedLate',
  imported: 'files.actImported',
  'remark edited': 'detail.actRemarkEdited',
  annotated: 'detail.actAnnotated',
  'case added': 'detail.actCaseAdded',
  'incident logged': 'logbook.actLogged',
  'entry added': 'logbook.actAdded',
  'entry edited': 'logbook.actEdited',
  'entry moved to bin': 'detail.actMovedToBin',
  'entry restored': 'detail.actRestored',
  'entry erased': 'detail.actErased',
  'moved to bin': 'detail.actMovedToBin',
  restored: 'detail.actRestored',
  erased: 'detail.actErased',
  'redacted copy made': 'detail.actRedacted',
  exported: 'detail.actExported',
  checked: 'detail.actChecked',
} as const satisfies Record<JournalAct, MessageKey>;

/** What a file of a capture is; parts, tiles and media by their number. */
export function nameArtifact({ role, part, name }: Artifact): string {
  const words = t(ROLE_WORDS[role]);
  if (part !== undefined && part.of > 1)
    return t('detail.partOf', { what: words, number: part.number, total: part.of });
  const isNumbered = role === 'tile' || role === 'media' || role === 'media-pixels';
  const [, tile] = isNumbered ? (/-(\d+)/.exec(name) ?? []) : [];
  return tile === undefined ? words : t('detail.tileNumber', { what: words, number: Number(tile) });
}
