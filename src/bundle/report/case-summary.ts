import type { CaptureSummary } from '../../domain/capture';
import type { CaseDetails, EntryFields, FieldValue, LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { isoInZone } from '../../domain/local-time';
import { choiceWord } from '../../i18n/entry-words';
import {
  type CaseSummary,
  type Exhibit,
  summariseCase,
  type SummaryMaterial,
} from '../../summary/case-summary';
import { sayDay, sayMonth, sayTime, type Spoken } from '../../summary/say-time';
import { makeEvents } from '../../timeline/sources';
import { exhibitNumber } from '../names';
import { foreignLine, foreignText, html, Markup } from './html';
import type { Places } from './places';
import type { Words } from './words';

/** An entry of the logbook as it leaves: only the fields that are shown, with what is hidden taken out. */
export interface ShownEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly number: number | null;
  readonly loggedAt: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Of its file in the bundle. */
  readonly sha256: string;
}

export interface SummaryInput {
  readonly entries: readonly ShownEntry[];
  /** All captures of the export, those of other volumes too. */
  readonly captures: readonly CaptureSummary[];
  /** What something is called by its id: here the title of a case. */
  readonly nameOf: (id: string) => string;
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  /** IANA name; times are told in it. */
  readonly timeZone: string;
  readonly places: Places;
}

/**
 * The first page of the report: the case on one page, made from nothing but what leaves. Empty where no entry of the
 * logbook leaves, since captures alone are told by what follows.
 */
export function renderCaseSummary(input: SummaryInput, words: Words): Markup {
  return input.entries.length === 0 ? new Markup('') : renderPage(summarise(input), input, words);
}

function summarise({ entries, captures, nameOf, timeZone }: SummaryInput): CaseSummary {
  const entriesOf = <K extends EntryKind>(kind: K): LogEntry<K>[] =>
    entries.filter((entry) => entry.kind === kind).map((entry) => asEntry(kind, entry));
  const remarks = new Map<string, { caseId: string | null }>();
  const own = {
    captures,
    remarks,
    incidents: entriesOf('incident'),
    people: entriesOf('person'),
    reports: entriesOf('report'),
    orders: entriesOf('order'),
    witnesses: entriesOf('witness'),
  };
  const material: SummaryMaterial = {
    ...own,
    events: makeEvents({ ...own, postedAt: new Map() }, timeZone),
    digests: new Map(entries.map(({ id, kind, sha256 }) => [`${kind}:${id}`, sha256])),
  };
  // With several cases in one export there is no one background and no one title.
  const cases: CaseDetails[] = entriesOf('case');
  const named = new Set([
    ...cases.map(({ id }) => id),
    ...own.incidents.flatMap(({ fields }) => fields.case ?? []),
  ]);
  const [only] = named.size === 1 ? [...named] : [];
  const details = cases.find(({ id }) => id === only) ?? null;
  const title = only === undefined ? null : (details?.fields.title ?? nameOf(only));
  return summariseCase(material, { caseId: null, title, details }, 'oldest');
}

function asEntry<K extends EntryKind>(kind: K, { id, number, loggedAt, fields }: ShownEntry): LogEntry<K> {
  return {
    id,
    kind,
    number,
    revision: 1,
    loggedAt,
    editedAt: loggedAt,
    reason: null,
    salt: '',
    // Made by `bundledRevision` from an entry of this kind, with some of its fields left out.
    fields: fields as EntryFields<K>,
    binnedAt: null,
  };
}

function renderPage(summary: CaseSummary, { madeAt, timeZone, places }: SummaryInput, words: Words): Markup {
  const { t } = words;
  const spoken = spokenIn(timeZone, words);
  const { title, details, first, latest, worst, examples } = summary;
  const today = isoInZone(new Date(madeAt), timeZone).slice(0, 10);
  const shown = new Set<string>();
  const told = (exhibit: Exhibit, label: string | null = null): Markup => {
    // What happened is told once, however often the same incident is named.
    const again = shown.has(exhibit.id);
    shown.add(exhibit.id);
    return renderTold(exhibit, { label, again, places }, spoken, words);
  };
  return html`<section class="case-summary">
    <h1>
      ${
        title === null
          ? t('summary.heading', { title: t('summary.everythingExported') })
          : foreignLine(t('summary.heading', { title }))
      }
    </h1>
    <p class="quiet">${t('summary.made', { date: words.shortMoment(madeAt, timeZone) })}</p>
    ${renderOverview(summary, spoken, words)}
    ${
      details.background === undefined
        ? null
        : html`<h2>${t('summary.background')}</h2>
            <blockquote>${foreignText(details.background)}</blockquote>`
    }
    ${
      examples.length === 0
        ? null
        : html`<h2>${t('summary.examples')}</h2>
            ${examples.map((exhibit) => told(exhibit))}`
    }
    ${
      first === null || latest === null
        ? null
        : html`<h2>${t('summary.firstLatest')}</h2>
            ${told(first, t('summary.first'))}
            ${latest.id === first.id ? null : told(latest, t('summary.latest'))}
            ${worst.map((exhibit) => told(exhibit, t('summary.worst')))}`
    }
    ${renderMonths(summary, spoken, words)} ${renderOrders(summary, today, spoken, words)}
    ${renderReports(summary, spoken, words)}
  </section> `;
}

function renderOverview(summary: CaseSummary, spoken: Spoken, { t }: Words): Markup {
  const { first, latest, details, people, incidents, captures, reports, breaches } = summary;
  const row = (label: string, value: Markup | string): Markup =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div> `;
  const counted = [
    ...(incidents > 0 ? [t('summary.incidents', { count: incidents })] : []),
    ...(captures > 0 ? [t('summary.captures', { count: captures })] : []),
    ...(reports.length > 0 ? [t('summary.reports', { count: reports.length })] : []),
    ...(breaches > 0 ? [t('summary.breaches', { count: breaches })] : []),
  ].join(', ');
  const named = people.map(({ fields }) => fields.name ?? fields.otherNames?.[0] ?? t('summary.unnamed'));
  const asked = [
    ...(details.noContact === undefined ? [] : [sayDay(details.noContact, spoken.tag)]),
    ...(details.noContactHow === undefined ? [] : [details.noContactHow]),
  ].join(': ');
  return html`<dl class="key">
    ${
      first === null || latest === null
        ? null
        : row(
            t('summary.period'),
            t('summary.fromTo', { from: sayTime(first.time, spoken), to: sayTime(latest.time, spoken) }),
          )
    }
    ${details.started === undefined ? null : row(t('summary.started'), sayDay(details.started, spoken.tag))}
    ${counted === '' ? null : row(t('summary.counted'), counted)}
    ${named.length === 0 ? null : row(t('summary.who'), foreignLine(named.join(', ')))}
    ${asked === '' ? null : row(t('summary.noContact'), foreignLine(asked))}
  </dl>`;
}

function spokenIn(timeZone: string, { t, language }: Words): Spoken {
  return { t, tag: language === 'en' ? 'en-GB' : language, timeZone };
}

function nameExhibit({ of }: Exhibit, { t }: Words): string {
  if (of.kind === 'incident') return t('summary.incident');
  if (of.capture.kind === 'file') return t('summary.file');
  return of.capture.site === null ? t('summary.capture') : t('summary.captureOn', { site: of.capture.site });
}

/** With a link to where the report has the whole of it. */
function renderNumber({ of, number }: Exhibit, places: Places): Markup | null {
  if (number === null) return null;
  const href = places.hrefOf(of.kind === 'incident' ? of.incident.id : of.capture.id);
  const said = exhibitNumber(number);
  return href === null ? html`${said}` : html`<a href="${href}">${said}</a>`;
}

interface Told {
  readonly label: string | null;
  /** Its words stand further up already. */
  readonly again: boolean;
  readonly places: Places;
}

function renderTold(exhibit: Exhibit, { label, again, places }: Told, spoken: Spoken, words: Words): Markup {
  const { time, of } = exhibit;
  const said = of.kind === 'incident' ? of.incident.fields.whatHappened : undefined;
  return html`<div class="told">
    <p>
      ${label === null ? null : html`<strong>${label}</strong> · `}${sayTime(time, spoken)} ·
      ${renderNumber(exhibit, places)} · ${foreignLine(nameExhibit(exhibit, words))}${said !== undefined && again ? html` (${words.t('report.seeAbove')})` : null}
    </p>
    ${said === undefined || again ? null : html`<blockquote>${foreignText(said)}</blockquote>`}
  </div> `;
}

function renderMonths(
  { months, byCapture }: CaseSummary,
  { tag }: Spoken,
  { t, number }: Words,
): Markup | null {
  if (months.length === 0) return null;
  const withFiles = months.some(({ files }) => files > 0);
  const rows = months.map(
    ({ month, incidents, captures, files, contacts }) =>
      html`<tr>
        <th scope="row">${sayMonth(month, tag)}</th>
        <td class="number">${number(incidents)}</td>
        <td class="number">${number(captures)}</td>
        ${withFiles ? html`<td class="number">${number(files)}</td>` : null}
        <td class="number">${number(contacts)}</td>
      </tr> `,
  );
  return html`<h2>${t('summary.months')}</h2>
    <table class="months">
      <thead>
        <tr>
          <th scope="col">${t('summary.month')}</th>
          <th scope="col" class="number">${t('summary.monthIncidents')}</th>
          <th scope="col" class="number">${t('summary.monthCaptures')}</th>
          ${withFiles ? html`<th scope="col" class="number">${t('summary.monthFiles')}</th>` : null}
          <th scope="col" class="number">${t('summary.monthContacts')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="quiet">${t('summary.monthsNote')}</p>
    ${byCapture === 0 ? null : html`<p class="quiet">${t('timeline.noteByCapture', { count: byCapture })}</p>`}`;
}

/** `today` is the day where the person is: an order is in force for the whole of its last. */
function renderOrders({ orders }: CaseSummary, today: string, { tag }: Spoken, { t }: Words): Markup | null {
  if (orders.length === 0) return null;
  const items = orders.map(({ fields: { what, court, number, start, expires } }) => {
    const papers = [what ?? t('summary.orderUnnamed'), court, number].filter((part) => part !== undefined);
    const force = [
      ...(start === undefined ? [] : [t('summary.orderFrom', { date: sayDay(start, tag) })]),
      ...(expires === undefined
        ? []
        : [t(expires < today ? 'summary.orderEnded' : 'summary.orderUntil', { date: sayDay(expires, tag) })]),
    ];
    return html`<li>${foreignLine(papers.join(', '))}${force.map((part) => html`, ${part}`)}</li> `;
  });
  return html`<h2>${t('summary.orders')}</h2>
    <ul>
      ${items}
    </ul>`;
}

function renderReports({ reports }: CaseSummary, spoken: Spoken, { t }: Words): Markup | null {
  if (reports.length === 0) return null;
  const cell = (...parts: readonly (string | undefined)[]): Markup => {
    const said = parts.filter((part) => part !== undefined);
    return said.length === 0 ? html`${t('summary.notSaid')}` : foreignLine(said.join(', '));
  };
  const rows = reports.map(({ report: { fields }, time }) => {
    const { to, recipient, referenceNumber, officerName, officerBadge, outcome } = fields;
    const when = time === null || time.day === null ? t('summary.notSaid') : sayTime(time, spoken);
    return html`<tr>
      <td data-label="${t('summary.reportedTo')}">
        ${cell(to === undefined ? undefined : t(choiceWord(to)), recipient)}
      </td>
      <td data-label="${t('summary.reportedOn')}">${when}</td>
      <td data-label="${t('summary.reference')}">${cell(referenceNumber)}</td>
      <td data-label="${t('summary.officer')}">${cell(officerName, officerBadge)}</td>
      <td data-label="${t('summary.outcome')}">${cell(outcome)}</td>
    </tr> `;
  });
  return html`<h2>${t('summary.reported')}</h2>
    <table class="reports">
      <thead>
        <tr>
          <th scope="col">${t('summary.reportedTo')}</th>
          <th scope="col">${t('summary.reportedOn')}</th>
          <th scope="col">${t('summary.reference')}</th>
          <th scope="col">${t('summary.officer')}</th>
          <th scope="col">${t('summary.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

/** How much of what happened stands in a line of the index. */
const LINE_LENGTH = 90;

/** Incidents with their digests; captures have an index of their own. Empty where no incident leaves. */
export function renderIncidentIndex(input: SummaryInput, words: Words): Markup {
  if (input.entries.length === 0) return new Markup('');
  const { t } = words;
  const spoken = spokenIn(input.timeZone, words);
  const rows = summarise(input).exhibits.flatMap((exhibit) => {
    const { of, time, sha256 } = exhibit;
    if (of.kind !== 'incident') return [];
    return [
      html`<tbody>
        <tr>
          <td class="number">${renderNumber(exhibit, input.places)}</td>
          <td>${sayTime(time, spoken)}</td>
          <td>${foreignLine(sayIncident(of.incident.fields, words))}</td>
        </tr>
        <tr class="digest">
          <td></td>
          <td colspan="2"><code>${sha256}</code></td>
        </tr>
      </tbody> `,
    ];
  });
  if (rows.length === 0) return new Markup('');
  return html`<section class="index" aria-labelledby="incident-index">
    <h2 id="incident-index">${t('summary.incidentIndex')}</h2>
    <table class="incidents">
      <thead>
        <tr>
          <th scope="col" class="number">${t('summary.exhibitNumber')}</th>
          <th scope="col">${t('summary.exhibitWhen')}</th>
          <th scope="col">${t('summary.exhibitWhat')}</th>
        </tr>
        <tr>
          <td></td>
          <th scope="col" colspan="2" class="below">${t('summary.exhibitDigest')}</th>
        </tr>
      </thead>
      ${rows}
    </table>
  </section> `;
}

/** In what way it happened, and how the telling of it begins. */
function sayIncident({ setting, whatHappened }: EntryFields<'incident'>, { t }: Words): string {
  const line = whatHappened?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const begin = line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH).toWellFormed()} …` : line;
  const parts = [
    ...(setting === undefined ? [] : [t(choiceWord(setting))]),
    ...(begin === '' ? [] : [begin]),
  ];
  return parts.length === 0 ? t('summary.incident') : parts.join(': ');
}
