import type { FieldValue } from '../../domain/logbook';
import { type EntryKind, type Field, fieldsOf, type LinkTarget } from '../../domain/logbook-fields';
import { KIND_LIST_WORDS } from '../../i18n/entry-words';
import { nameEntry, wordField, wordValue } from '../logbook/entry-words';
import type { PlannedEntry } from '../logbook/plan-logbook';
import { renderCorrections } from './corrections';
import { foreignText, html, Markup } from './html';
import { entryAnchor, type Places } from './places';
import type { Words } from './words';

/** An entry with more rows than this may go on on the next sheet of paper. */
const MOST_UNBROKEN = 12;

/** What a page of the report needs to tell of entries. */
export interface LogbookFrame {
  readonly nameOf: (id: string) => string;
  readonly places: Places;
  /** IANA name; when something was logged is told in it. */
  readonly timeZone: string;
  readonly words: Words;
}

/** What a person entered, kind by kind in the order given, each with its corrections; empty where there is nothing. */
export function renderLogbook(entries: readonly PlannedEntry[], frame: LogbookFrame): Markup {
  if (entries.length === 0) return new Markup('');
  const { t } = frame.words;
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return html`<section class="logbook" aria-labelledby="logbook">
    <h2 id="logbook">${t('report.logbook')}</h2>
    <p class="quiet">${t('report.logbookNote')}</p>
    ${kinds.map((kind) => renderKind(kind, entries, frame))}
  </section> `;
}

function renderKind(kind: EntryKind, entries: readonly PlannedEntry[], frame: LogbookFrame): Markup {
  const { t } = frame.words;
  const own = entries.filter((entry) => entry.kind === kind);
  return html`<section class="entered">
    <h3>${t(KIND_LIST_WORDS[kind])} <span class="label">${t('report.labelEntered')}</span></h3>
    ${own.map((entry) => renderEntry(entry, frame))}
  </section> `;
}

function renderEntry(entry: PlannedEntry, frame: LogbookFrame): Markup {
  const { timeZone, words } = frame;
  const { t } = words;
  const { kind, loggedAt, daysLate, revisions, path, sha256 } = entry;
  const present = revisions.at(-1)?.fields ?? {};
  const rows = Object.entries(fieldsOf(kind)).flatMap(([name, field]) => {
    const value = present[name];
    if (value === undefined) return [];
    // Whose address it is says nothing where the address stays behind.
    const kept = name === 'placeIsOwnAddress' && value === true && present['place'] === undefined;
    const said = kept ? html`${t('report.ownAddressKept')}` : renderSaid(field, value, frame);
    return [
      html`<div>
        <dt>${wordField(kept ? 'place' : name, words)}</dt>
        <dd>${said}</dd>
      </div> `,
    ];
  });
  const when = words.moment(loggedAt, timeZone);
  const logged =
    daysLate === null
      ? t('report.entryLoggedAt', { when })
      : t('report.entryLoggedLate', { when, count: daysLate });
  return html`<article class="${rows.length > MOST_UNBROKEN ? 'entry long' : 'entry'}">
    <h4 id="${entryAnchor(entry)}">${foreignText(nameEntry(entry, words))}</h4>
    <p class="found">${logged}</p>
    ${
      rows.length === 0
        ? html`<p class="quiet">${t('report.nothingEntered')}</p>`
        : html`<dl class="key">${rows}</dl>`
    }
    ${renderCorrections(entry, frame.nameOf, timeZone, words)}
    <p class="found"><code>data/${path}</code><br /><code>SHA-256 ${sha256}</code></p>
  </article> `;
}

function renderSaid(field: Field, value: FieldValue, frame: LogbookFrame): Markup {
  if (field.type !== 'link' && field.type !== 'links')
    return foreignText(wordValue(field, value, frame.nameOf, frame.words));
  const ids = field.type === 'link' ? [value as string] : (value as readonly string[]);
  const [first, ...others] = ids.map((id) => renderLink(id, field.to, frame));
  return html`${first ?? null}${others.map((link) => html`, ${link}`)}`;
}

/** Leads to where the report tells of it, or says where else it is. */
function renderLink(id: string, to: LinkTarget, { nameOf, places, words }: LogbookFrame): Markup {
  const { t } = words;
  const called = nameOf(id);
  const name = foreignText(called);
  const href = places.hrefOf(id);
  if (href !== null) return html`<a href="${href}">${name}</a>`;
  const volume = places.otherVolumeOf(id);
  if (volume !== null) return html`${name} (${t('report.inOtherPart', { part: volume })})`;
  const absent = t('report.notInBundle');
  return to === 'capture' && called !== absent ? html`${name} (${absent})` : name;
}
