import type { Language } from '../../domain/settings';
import { translator, type Translate } from '../../i18n/translate';
import type { BundleResult, Verification } from '../verify';
import { notProvedSentences, provedSentences, verdictSentence } from '../words/claim-words';
import { calendarSentences, captureSentence, keySentences, tokenSentence } from '../words/fact-words';
import { FINDING_WORDS } from '../words/finding-words';
import { type Formats, formatsOf } from '../words/formats';
import { allFindings, groupFindings } from '../words/group-findings';

/** Files named for one finding before the rest is only counted. */
const SHOWN = 5;
const SHOWN_CAPTURES = 20;

/** The result for a person: one sentence of verdict, then what it rests on. Lines end in LF. */
export function textReport(result: Verification, language: Language, verbose: boolean): string {
  const t = translator(language);
  const formats = formatsOf(language);
  const lines = [printable(verdictSentence(result, t)), ''];
  let hidden = false;

  const findings = allFindings(result);
  const section = (title: string, content: readonly string[]): void => {
    if (content.length === 0) return;
    lines.push(title, ...content.map((line) => `  ${printable(line)}`), '');
  };
  section(
    t('verify.foundTitle'),
    groupFindings(findings).flatMap(({ code, items }) => {
      const shown = verbose ? items : items.slice(0, SHOWN);
      const rest = items.length - shown.length;
      if (rest > 0 || (!verbose && items.some(({ detail }) => detail !== null))) hidden = true;
      return [
        t(FINDING_WORDS[code]) + (verbose ? ` [${code}]` : ''),
        ...shown.flatMap(({ path, detail }) => {
          const name = [path, verbose ? detail : null].filter((part) => part !== null).join(' – ');
          return name === '' ? [] : [`  ${name}`];
        }),
        ...(rest > 0 ? [`  ${t('verify.moreFindings', { count: rest })}`] : []),
      ];
    }),
  );
  for (const bundle of result.bundles) {
    const { volumes, captures } = bundle;
    section(
      t('verify.filesTitle'),
      volumes.map(({ name, files, bytes }) =>
        t('verify.volumeLine', { name, count: files, size: formats.size(bytes) }),
      ),
    );
    if (result.mode === 'bag') continue;
    section(t('verify.provedTitle'), provedSentences(bundle, t));
    section(t('verify.notProvedTitle'), notProvedSentences(bundle, t));
    section(t('verify.keyTitle'), keySentences(bundle, t));
    section(t('verify.timeTitle'), timeLines(bundle, t, formats));
    const shown = verbose ? captures : captures.slice(0, SHOWN_CAPTURES);
    if (captures.length > shown.length) hidden = true;
    section(t('verify.capturesTitle'), [
      ...shown.map((capture) => captureSentence(capture, t, formats)),
      ...(captures.length > shown.length
        ? [t('verify.moreFindings', { count: captures.length - shown.length })]
        : []),
      ...(verbose && bundle.verdict === 'whole' ? [t('verify.entriesLine', { count: bundle.entries })] : []),
    ]);
  }
  if (hidden) lines.push(t('verify.cliVerboseHint'), '');
  return lines.join('\n');
}

function timeLines({ tokens, calendars }: BundleResult, t: Translate, formats: Formats): string[] {
  return [
    ...tokens.map((token) => tokenSentence(token, token.certificateSha256, t, formats)),
    ...calendars.flatMap((calendar) => calendarSentences(calendar, t)),
  ];
}

/** What a bundle says may hold anything; a terminal must not take orders from it. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
