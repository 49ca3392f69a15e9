import type { Translate } from '../../i18n/translate';
import type { CalendarFact, TokenFact } from '../stamps';
import type { BundleResult, CaptureFact } from '../verify';
import type { Formats } from './formats';

/** Sentences about what was found to be so; the same on the page and on the command line. */
export function captureSentence(fact: CaptureFact, t: Translate, { moment }: Formats): string {
  const { number, capturedAt, site, existedBy, complete } = fact;
  // As text: a number of an exhibit has no thousands.
  const values = { number: String(number).padStart(4, '0'), date: moment(capturedAt) };
  const name =
    site === null ? t('verify.capturePlain', values) : t('verify.captureLine', { ...values, site });
  const when =
    existedBy === null
      ? t('verify.notTimed')
      : t('verify.existedLine', { date: moment(existedBy.at), authority: existedBy.authority });
  return [name, when, ...(complete ? [] : [t('verify.captureIncomplete')])].join(' · ');
}

/** `fingerprint` as it is to be shown: whole, or shortened where the whole stands beside it. */
export function tokenSentence(
  { at, authority, trust }: TokenFact,
  fingerprint: string,
  t: Translate,
  { moment }: Formats,
): string {
  const line = t('verify.tokenLine', { date: moment(at), authority, fingerprint });
  return `${line} ${trust === 'anchored' ? t('verify.tokenAnchored') : t('verify.tokenUnjudged')}`;
}

export function calendarSentences({ state, blocks }: CalendarFact, t: Translate): string[] {
  if (state === 'pending') return [t('verify.calendarPending')];
  return blocks.map(({ height, merkleRoot }) =>
    t('verify.calendarBlock', { height: String(height), root: merkleRoot }),
  );
}

/** Key and whether it is known; of what is not whole the key says nothing. */
export function keySentences({ key, verdict }: BundleResult, t: Translate): string[] {
  if (key === null) return [];
  const { fingerprint, known } = key;
  if (verdict !== 'whole') return [t('verify.keyClaimed', { fingerprint })];
  return [t('verify.keyLine', { fingerprint }), known ? t('verify.keyKnown') : t('verify.keyNew')];
}
