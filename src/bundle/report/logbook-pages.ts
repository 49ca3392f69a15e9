import type { EntryKind } from '../../domain/logbook-fields';
import type { OccurredAt } from '../../domain/occurred-at';
import { KIND_LIST_WORDS } from '../../i18n/entry-words';
import type { PlannedEntry } from '../logbook/plan-logbook';
import { exhibitNumber } from '../names';
import { html, type Markup } from './html';
import type { Words } from './words';

/** What explains all else comes first; of incidents there may be thousands. */
const ORDER: readonly EntryKind[] = ['case', 'person', 'order', 'report', 'witness', 'incident'];

/** A page of entries that a browser has before a reader after less than two seconds, also on a slow machine. */
const PAGE_BYTES = 2_000_000;

/**
 * The entries in the order they are told, dealt out to pages. A logbook that fits one page stands in the report
 * itself; an entry on a page takes about as much as its file.
 */
export function planLogbookPages(entries: readonly PlannedEntry[]): readonly (readonly PlannedEntry[])[] {
  const ordered = ORDER.flatMap((kind) => entries.filter((entry) => entry.kind === kind));
  const pages: PlannedEntry[][] = [];
  let bytes = 0;
  for (const entry of ordered) {
    const page = pages.at(-1);
    if (page === undefined || bytes + entry.bytes.byteLength > PAGE_BYTES) {
      pages.push([entry]);
      bytes = 0;
    } else page.push(entry);
    bytes += entry.bytes.byteLength;
  }
  return pages;
}

/** `logbook-2.html` */
export function logbookPageName(page: number): string {
  return `logbook-${page + 1}.html`;
}

/** What stands on which page, where the logbook has pages of its own. */
export function renderLogbookContents(pages: readonly (readonly PlannedEntry[])[], words: Words): Markup {
  const { t } = words;
  const items = pages.map((entries, page) => {
    const name = logbookPageName(page);
    const kinds = ORDER.flatMap((kind) => {
      const own = entries.filter((entry) => entry.kind === kind);
      return own.length === 0 ? [] : [`${t(KIND_LIST_WORDS[kind])} ${spanOf(own, words)}`];
    });
    return html`<li><a href="${name}">${name}</a>: ${kinds.join('; ')}</li> `;
  });
  return html`<section class="logbook" aria-labelledby="logbook">
    <h2 id="logbook">${t('report.logbook')}</h2>
    <p>${t('report.logbookPages', { count: pages.length })}</p>
    <ul>
      ${items}
    </ul>
  </section> `;
}

/** How many, or of what is numbered: from which number and day to which. */
function spanOf(entries: readonly PlannedEntry[], words: Words): string {
  const [first, last] = [entries[0], entries.at(-1)];
  if (first === undefined || last === undefined || first.number === null)
    return `(${words.number(entries.length)})`;
  const said = ({ number, revisions }: PlannedEntry): string => {
    const at = (revisions.at(-1)?.fields as { readonly occurredAt?: OccurredAt } | undefined)?.occurredAt;
    const name = exhibitNumber(number ?? 0);
    return at === undefined ? name : `${name} (${words.day(at.start.slice(0, 10))})`;
  };
  return first === last ? said(first) : words.t('summary.fromTo', { from: said(first), to: said(last) });
}
