import type { Translate } from '../../i18n/translate';
import type { BundleResult, NotProvedCode, ProvedCode, Verification } from '../verify';

const PROVED = {
  'bundle-unchanged': 'verify.provedUnchanged',
  'as-sealed': 'verify.provedSealed',
  'as-sealed-but-redacted': 'verify.provedRedacted',
  'only-added-to': 'verify.provedAddedTo',
  'one-key': 'verify.provedOneKey',
  'known-key': 'verify.provedKnownKey',
  'existed-by': 'verify.provedTime',
} as const satisfies Record<ProvedCode, string>;

const NOT_PROVED = {
  'page-genuine': 'verify.openGenuine',
  'nothing-else': 'verify.openElse',
  'whose-key': 'verify.openKey',
  when: 'verify.openWhen',
  authority: 'verify.openAuthority',
  calendar: 'verify.openCalendar',
} as const satisfies Record<NotProvedCode, string>;

export function provedSentences({ proved }: BundleResult, t: Translate): string[] {
  return proved.map((code) => t(PROVED[code]));
}

export function notProvedSentences({ notProved }: BundleResult, t: Translate): string[] {
  return notProved.map((code) => t(NOT_PROVED[code]));
}

/** The one sentence that comes first. */
export function verdictSentence({ verdict, mode, bundles }: Verification, t: Translate): string {
  if (mode === 'bag') {
    if (verdict === 'whole') return t('verify.bagWhole');
    return verdict === 'not-whole' ? t('verify.bagNotWhole') : t('verify.bagUnreadable');
  }
  if (verdict === 'whole') return bundles.length > 1 ? t('verify.wholeTogether') : t('verify.whole');
  return verdict === 'not-whole' ? t('verify.notWhole') : t('verify.unreadable');
}
