import { exhibitNumber } from '../../bundle/names';
import type { RefusalReason } from '../../domain/imported-file';
import type { MessageKey } from '../../i18n/translate';
import { t } from '../words';
import type { KnownFile } from './import-messages';

export const REFUSAL_WORDS = {
  empty: 'files.refusedEmpty',
  folder: 'files.refusedFolder',
  'too-large': 'files.refusedTooLarge',
  'not-readable': 'files.refusedNotReadable',
  'changed-while-read': 'files.refusedChangedWhileRead',
  'zip-bomb': 'files.refusedZipBomb',
  'zip-unsafe-names': 'files.refusedZipUnsafeNames',
  'zip-overlapping': 'files.refusedZipOverlapping',
  'zip-too-many-entries': 'files.refusedZipTooManyEntries',
  'xml-entities': 'files.refusedXmlEntities',
  'headers-too-large': 'files.refusedHeadersTooLarge',
} as const satisfies Record<RefusalReason, MessageKey>;

/** How a file in the archive is named in a sentence. */
export function numberOf({ sequence }: Pick<KnownFile, 'sequence'>): string {
  return t('common.numbered', { number: exhibitNumber(sequence) });
}
