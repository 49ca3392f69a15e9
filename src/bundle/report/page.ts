import type { TreeHead } from '../../domain/integrity';
import type { CaptureKind } from '../../domain/capture';
import type { LeftOut } from '../export-types';
import { exhibitNumber } from '../names';
import { RECORD_NAME } from '../plan';
import { exhibitAnchor } from './exhibit';
import { foreignLine, html, Markup } from './html';
import { exhibitHeads, STYLES } from './styles';
import { CAPTURE_KINDS, type Words } from './words';

/** What the first page of a report says of one exhibit. */
export interface IndexLine {
  readonly sequence: number;
  /** `record.json`, or what stands in its place. */
  readonly recordName: string;
  readonly recordSha256: string;
  readonly capturedAt: string;
  readonly timeZone: string;
  readonly kind: CaptureKind;
  readonly site: string;
  readonly author: string | null;
}

export interface Summary {
  readonly bundleName: string;
  readonly identifier: string;
  readonly madeAt: string;
  readonly timeZone: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly part: number;
  readonly parts: number;
  /** Files of captures and their size, before report and tag files. */
  readonly files: number;
  readonly filesBytes: number;
  /** Where the logbook lies, whole; `null` where none leaves. */
  readonly logbook: LogbookVolume | null;
  readonly leftOut: readonly LeftOut[];
  /** Of the key that signs; lower-case hex. */
  readonly fingerprint: string;
  readonly journal: TreeHead;
}

/** The volume that the logbook lies in, and whether that is this one. */
export interface LogbookVolume {
  readonly name: string;
  readonly entries: number;
  readonly here: boolean;
}

export interface PageHead {
  /** `YYYY-MM-DD` of the export. */
  readonly date: string;
  /** The exhibits on this page. */
  readonly index: readonly IndexLine[];
}

/** Only the page's own style and pictures inside it: nothing runs and nothing is fetched, wherever it is opened. */
const CONTENT_POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The beginning of a page of the report, up to its exhibits. */
export function pageStart({ date, index }: PageHead, words: Words): Markup {
  const { t } = words;
  const heads = exhibitHeads(
    index.map(({ sequence, recordName, recordSha256, capturedAt, timeZone }) => ({
      anchor: exhibitAnchor(sequence),
      foot: `${recordName} SHA-256 ${recordSha256}`,
      head: t('report.exhibitContinued', {
        number: exhibitNumber(sequence),
        date: words.shortMoment(capturedAt, timeZone),
      }),
    })),
  );
  return html`<!doctype html>
    <html lang="${words.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${t('report.documentTitle', { date })}</title>
        <style>
          ${new Markup(STYLES + heads)}
        </style>
      </head>
      <body>
        <main>`;
}

export const PAGE_END = `</main>
</body>
</html>
`;

/** The first page: what this is, when and by what it was made, whether it is whole, and what it holds. */
export function renderSummary(
  summary: Summary,
  index: readonly IndexLine[],
  pageOf: (place: number) => string,
  words: Words,
): Markup {
  const { t } = words;
  const rows: Markup[] = [];
  const row = (label: string, value: Markup | string): void => {
    rows.push(
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div> `,
    );
  };
  row(t('report.madeAt'), `${words.moment(summary.madeAt, summary.timeZone)} (${summary.timeZone})`);
  row(t('report.madeWith'), `${summary.tool.name} ${summary.tool.version}`);
  row(t('report.captures'), words.number(index.length));
  const first = index.reduce<IndexLine | null>(
    (low, line) => (low === null || line.capturedAt < low.capturedAt ? line : low),
    null,
  );
  const last = index.reduce<IndexLine | null>(
    (high, line) => (high === null || line.capturedAt > high.capturedAt ? line : high),
    null,
  );
  if (first !== null && last !== null) {
    const from = words.shortMoment(first.capturedAt, first.timeZone);
    const to = words.shortMoment(last.capturedAt, last.timeZone);
    row(t('report.period'), t('report.periodValue', { from, to }));
    row(t('report.sites'), sites(index, words));
  }
  if (summary.logbook !== null)
    row(t('report.logbook'), sayLogbookVolume(summary.logbook, summary.parts, words));
  row(
    t('report.files'),
    t('report.fileCount', { count: summary.files, size: words.size(summary.filesBytes) }),
  );
  if (summary.parts > 1) {
    const which = t('report.partValue', { part: summary.part, parts: summary.parts });
    row(t('report.part'), html`${which}<br /><span class="quiet">${t('report.partNote')}</span>`);
  }
  row(t('report.bundleName'), html`<code>${summary.bundleName}</code>`);
  row(t('report.identifier'), html`<code>${summary.identifier}</code>`);
  row(
    t('report.archiveKey'),
    html`<code>${summary.fingerprint}</code><br /><span class="quiet">${t('report.archiveKeyNote')}</span>`,
  );
  const { size: count, rootSha256: root } = summary.journal;
  row(t('report.journal'), html`<code>${t('report.journalValue', { count, root })}</code>`);

  return html`<section class="summary">
      ${TIDE_LINE}
      <h1>${t(summary.logbook === null ? 'report.heading' : 'report.headingLogbook')}</h1>
      <dl class="key">${rows}</dl>
      ${status(summary.leftOut, words)}
      <h2>${t('report.howToRead')}</h2>
      <dl class="labels">
        <div class="page">
          <dt><span class="label">${t('report.labelPage')}</span></dt>
          <dd>${t('report.labelPageMeaning')}</dd>
        </div>
        <div class="recorded">
          <dt><span class="label">${t('report.labelRecorded')}</span></dt>
          <dd>${t('report.labelRecordedMeaning')}</dd>
        </div>
        <div class="entered">
          <dt><span class="label">${t('report.labelEntered')}</span></dt>
          <dd>${t('report.labelEnteredMeaning')}</dd>
        </div>
      </dl>
      <p>${t('report.picturesReduced')}</p>
      <h2>${t('report.provesTitle')}</h2>
      <p>${t('report.proves')}</p>
      <p>${t('report.provesNot')}</p>
      <p>${t('report.howToCheck')}</p>
      <section class="handover" aria-labelledby="handover">
        <h2 id="handover">${t('report.handover')} <span class="quiet">${t('report.handoverNote')}</span></h2>
        <dl>
          <div>
            <dt>${t('report.handedOverBy')}</dt>
            <dd></dd>
          </div>
          <div>
            <dt>${t('report.receivedBy')}</dt>
            <dd></dd>
          </div>
          <div>
            <dt>${t('report.referenceNumber')}</dt>
            <dd></dd>
          </div>
          <div>
            <dt>${t('report.placeAndDate')}</dt>
            <dd></dd>
          </div>
        </dl>
      </section>
    </section>
    ${index.length === 0 ? null : renderIndex(index, pageOf, words)} `;
}

/** In which part the logbook lies; the same in the report and in READ-ME-FIRST.txt. */
export function sayLogbookVolume(
  { name, entries, here }: LogbookVolume,
  parts: number,
  { t }: Words,
): string {
  if (parts === 1) return t('logbook.count', { count: entries });
  return t(here ? 'report.logbookHere' : 'report.logbookElsewhere', { count: entries, name: `${name}.zip` });
}

/** From a page that follows the first back to it. */
export function renderBackLink(page: string, { t }: Words): Markup {
  return html`<p class="back"><a href="${page}">${t('report.backToReport')}</a></p> `;
}

function status(leftOut: readonly LeftOut[], words: Words): Markup {
  const { t } = words;
  if (leftOut.length === 0) return html`<p class="status whole">${t('report.statusComplete')}</p>`;
  const items = leftOut.map((item) => html`<li>${words.leftOut(item)}</li> `);
  return html`<div class="status attention">
    <p><strong>${t('report.statusIncomplete', { count: leftOut.length })}</strong></p>
    <ul>
      ${items}
    </ul>
  </div>`;
}

const SITES_NAMED = 8;

function sites(index: readonly IndexLine[], words: Words): Markup {
  const { t } = words;
  const counts = new Map<string, number>();
  for (const { site } of index) counts.set(site, (counts.get(site) ?? 0) + 1);
  const all = [...counts].sort(([, first], [, second]) => second - first);
  const named = all
    .slice(0, SITES_NAMED)
    .map(
      ([site, count], place) =>
        html`${place === 0 ? null : ', '}${foreignLine(t('report.siteCount', { site, count }))}`,
    );
  const more = all.length - SITES_NAMED;
  return html`${named}${more > 0 ? `, ${t('report.moreSites', { count: more })}` : null}`;
}

function renderIndex(index: readonly IndexLine[], pageOf: (place: number) => string, words: Words): Markup {
  const { t } = words;
  const rows = index.map(
    ({ sequence, recordName, recordSha256, capturedAt, timeZone, kind, site, author }, place) => {
      const link = `${pageOf(place)}#${exhibitAnchor(sequence)}`;
      return html`<tbody>
      <tr>
        <td class="number"><a href="${link}">${exhibitNumber(sequence)}</a></td>
        <td>${words.shortMoment(capturedAt, timeZone)}</td>
        <td>${foreignLine(site)}</td>
        <td>${author === null ? null : foreignLine(author)}</td>
        <td>${t(CAPTURE_KINDS[kind])}</td>
      </tr>
      <tr class="digest">
        <td></td>
        <td colspan="4">${recordName === RECORD_NAME ? null : html`${recordName} `}<code>${recordSha256}</code></td>
      </tr>
    </tbody> `;
    },
  );
  return html`<section class="index" aria-labelledby="index">
    <h2 id="index">${t('report.index')}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">${t('report.indexNumber')}</th>
          <th scope="col">${t('report.indexCaptured')}</th>
          <th scope="col">${t('report.indexSite')}</th>
          <th scope="col">${t('report.indexAuthor')}</th>
          <th scope="col">${t('report.indexKind')}</th>
        </tr>
        <tr>
          <td></td>
          <th scope="col" colspan="4" class="below">${t('report.indexDigest')}</th>
        </tr>
      </thead>
      ${rows}
    </table>
  </section> `;
}

/** The mark: a line where the water was. */
const TIDE_LINE = html`<svg class="mark" viewBox="0 0 96 12" aria-hidden="true">
  <path
    d="M1 7c8-6 16-6 24 0s16 6 24 0 16-6 24 0 16 6 22 1"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
  />
</svg>`;
