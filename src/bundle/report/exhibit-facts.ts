import type { CaptureRecord, Fact, PostFacts } from '../../domain/capture';
import { section } from './exhibit-section';
import { fileRemarks, fileRows } from './file-section';
import { foreignLine, foreignText, html, type Markup } from './html';
import { ACCOUNT_COUNTS, CAVEATS, FOUND_HOW, POST_KINDS, type Words } from './words';

/** More than this of a text is left to the file in the folder. */
const TEXT_LENGTH = 12_000;

/** More lines than this of one kind are left to the record. */
export const MOST_LINES = 60;

export function pageSection({ facts, collection, file }: CaptureRecord, words: Words): Markup {
  const { t } = words;
  const rows: Markup[] = file === undefined ? [] : fileRows(file, words);
  const add = (label: string, fact: Fact<string>): void => {
    // What a file says stands among its own facts already.
    if (fact !== null && file === undefined) rows.push(factRow(label, foreignLine(fact.value), fact, words));
  };
  add(t('report.platform'), facts.platform);
  add(t('report.author'), facts.authorName);
  add(t('report.handle'), facts.authorHandle);
  add(t('report.authorId'), facts.authorId);
  add(t('report.authorUrl'), facts.authorUrl);
  add(t('report.permalink'), facts.permalink);
  add(t('report.postId'), facts.postId);
  add(t('report.postedAtShown'), facts.postedAtShown);
  add(t('report.postedAt'), facts.postedAt);
  add(t('report.replyTo'), facts.replyTo);
  add(t('report.language'), facts.language);
  if (facts.account !== undefined) {
    add(t('sites.description'), facts.account.description);
    add(t('sites.accountCreated'), facts.account.createdAt);
    for (const found of facts.account.counts)
      rows.push(factRow(t(ACCOUNT_COUNTS[found.value.of]), foreignLine(found.value.count), found, words));
    add(t('sites.avatar'), facts.account.avatar);
  }
  for (const found of facts.media.slice(0, MOST_LINES)) {
    const { url, alternativeText } = found.value;
    const described =
      alternativeText === null
        ? null
        : html` <span class="quiet">${t('report.alternativeText')}</span> ${foreignLine(alternativeText)}`;
    rows.push(factRow(t('report.media'), html`${foreignLine(url)}${described}`, found, words));
  }
  if (facts.media.length > MOST_LINES) rows.push(moreRow(facts.media.length - MOST_LINES, words));
  const head = (label: string, value: string | null, where: string): void => {
    if (value !== null) add(label, { value, how: 'meta', where });
  };
  head(t('report.pageTitle'), collection.title, 'title');
  head(t('report.canonicalAddress'), collection.canonicalUrl, 'link[rel=canonical]');
  head(t('report.pageLanguage'), collection.documentLanguage, 'html[lang]');
  const title =
    file !== undefined
      ? t('files.about')
      : facts.kind === 'page'
        ? t('report.aboutPage')
        : t('report.aboutPost');
  if (rows.length === 0 && facts.text === null) {
    return section('page', title, words, html`<p class="quiet">${t('report.nothingFound')}</p>`);
  }
  const kind =
    facts.kind === 'page'
      ? null
      : html`<tr>
          <th scope="row">${t('report.postKind')}</th>
          <td>${t(POST_KINDS[facts.kind])}</td>
          <td></td>
        </tr> `;
  const table = html`<table class="facts">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${t('report.value')}</th>
        <th scope="col">${t('report.foundHow')}</th>
      </tr>
    </thead>
    <tbody>
      ${kind}${rows}
    </tbody>
  </table>`;
  return section(
    'page',
    title,
    words,
    html`${postText(facts, words)}${rows.length === 0 ? null : table}${
      file === undefined ? null : fileRemarks(file, words)
    }`,
  );
}

function moreRow(count: number, { t }: Words): Markup {
  return html`<tr>
    <td></td>
    <td class="quiet" colspan="2">${t('report.moreInRecord', { count })}</td>
  </tr> `;
}

function postText({ text, language }: PostFacts, { t }: Words): Markup | null {
  if (text === null) return null;
  const cut = text.value.length > TEXT_LENGTH;
  const shown = cut ? `${text.value.slice(0, TEXT_LENGTH).toWellFormed()} …` : text.value;
  const lang =
    language !== null && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language.value) ? language.value : '';
  const caveat = text.caveat === undefined ? null : html`; <em>${t(CAVEATS[text.caveat])}</em>`;
  return html`<h4>
      ${t('report.textOfPost')}
      <span class="found">${t('report.foundHow')}: ${t(FOUND_HOW[text.how])}${caveat}</span>
    </h4>
    <blockquote lang="${lang}" dir="auto">${foreignText(shown)}</blockquote>
    ${cut ? html`<p class="quiet">${t('report.textCut')}</p>` : null}`;
}

function factRow(
  label: string,
  value: Markup,
  found: { readonly how: PostFactsHow; readonly where: string; readonly caveat?: keyof typeof CAVEATS },
  { t }: Words,
): Markup {
  const caveat = found.caveat === undefined ? null : html`; <em>${t(CAVEATS[found.caveat])}</em>`;
  const where = found.where === '' ? null : html` <span class="where">${foreignLine(found.where)}</span>`;
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${value}</td>
    <td class="found">${t(FOUND_HOW[found.how])}${caveat}${where}</td>
  </tr> `;
}

type PostFactsHow = keyof typeof FOUND_HOW;
