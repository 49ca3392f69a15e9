import { changesBetween, type EntryFields, type FieldValue } from '../../domain/logbook';
import { ENTRY_KINDS, fieldsOf } from '../../domain/logbook-fields';
import { fieldWord, KIND_LIST_WORDS } from '../../i18n/entry-words';
import { nameEntry, wordValue } from '../logbook/entry-words';
import type { PlannedEntry, ShownRevision } from '../logbook/plan-logbook';
import { exhibitNumber } from '../names';
import { foreignText, html, Markup } from './html';
import type { Words } from './words';

/** What a person entered, kind by kind, each with its corrections; empty where nothing of it leaves. */
export function renderLogbook(
  entries: readonly PlannedEntry[],
  nameOf: (id: string) => string,
  timeZone: string,
  words: Words,
): Markup {
  if (entries.length === 0) return new Markup('');
  const { t } = words;
  const lists = ENTRY_KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const items = own.map((entry) => renderEntry(entry, nameOf, timeZone, words));
    return [
      html`<section class="entered">
        <h3>${t(KIND_LIST_WORDS[kind])} <span class="label">${t('report.labelEntered')}</span></h3>
        ${items}
      </section> `,
    ];
  });
  return html`<section class="logbook" aria-labelledby="logbook">
    <h2 id="logbook">${t('report.logbook')}</h2>
    <p class="quiet">${t('report.logbookNote')}</p>
    ${lists}
  </section> `;
}

function renderEntry(
  entry: PlannedEntry,
  nameOf: (id: string) => string,
  timeZone: string,
  words: Words,
): Markup {
  const { t } = words;
  const { number, kind, loggedAt, daysLate, revisions, path, sha256 } = entry;
  const anchor = number === null ? null : `entry-${exhibitNumber(number)}`;
  const present = revisions.at(-1)?.fields ?? {};
  const rows = Object.entries(fieldsOf(kind)).flatMap(([name, field]) => {
    const value = present[name];
    if (value === undefined) return [];
    return [
      html`<div>
        <dt>${wordField(name, words)}</dt>
        <dd>${foreignText(wordValue(field, value, nameOf, words))}</dd>
      </div> `,
    ];
  });
  const when = words.moment(loggedAt, timeZone);
  const logged =
    daysLate === null
      ? t('report.entryLoggedAt', { when })
      : t('report.entryLoggedLate', { when, count: daysLate });
  const title = nameEntry(entry, words);
  const heading =
    anchor === null ? html`<h4>${foreignText(title)}</h4>` : html`<h4 id="${anchor}">${title}</h4>`;
  return html`<article class="entry">
    ${heading}
    <p class="found">${logged}</p>
    <dl class="key">${rows}</dl>
    ${renderCorrections(entry, nameOf, timeZone, words)}
    <p class="found"><code>data/${path}</code> <code>${sha256}</code></p>
  </article> `;
}

/** Each correction with its time and reason, and what stood there before. */
function renderCorrections(
  { kind, revisions }: PlannedEntry,
  nameOf: (id: string) => string,
  timeZone: string,
  words: Words,
): Markup | null {
  const { t } = words;
  if (revisions.length < 2) return null;
  const known = fieldsOf(kind);
  const worded = (name: string, value: FieldValue | undefined): Markup => {
    const field = known[name];
    return value === undefined || field === undefined
      ? html`<span class="quiet">${t('logbook.nothingBefore')}</span>`
      : foreignText(wordValue(field, value, nameOf, words));
  };
  const items = revisions.slice(1).map((after, index) => {
    const before: ShownRevision | undefined = revisions[index];
    const changes = changesBetween(
      kind,
      (before?.fields ?? {}) as EntryFields,
      after.fields as EntryFields,
    ).map(
      ({ name, before: was, after: is }) =>
        html`<div>
          <dt>${wordField(name, words)}</dt>
          <dd><del>${worded(name, was)}</del> → <ins>${worded(name, is)}</ins></dd>
        </div> `,
    );
    return html`<li>
      ${words.moment(after.editedAt, timeZone)}${after.reason === null ? null : html`: ${foreignText(after.reason)}`}
      ${
        changes.length === 0
          ? html`<p class="quiet">${t('report.entryChangedUnshown')}</p>`
          : html`<dl class="key">${changes}</dl>`
      }
    </li> `;
  });
  return html`<h4>${t('logbook.corrections', { count: revisions.length - 1 })}</h4>
    <ol class="corrections">
      ${items}
    </ol>`;
}

function wordField(name: string, { t }: Words): string {
  const word = fieldWord(name);
  return word === null ? name : t(word);
}
