import type { CaptureRecord, Size } from '../../domain/capture';
import { foreignLine, html, type Markup } from './html';
import { TRIGGERS, type Words } from './words';

export type Row = readonly [label: string, value: Markup];

export interface CollectionRows {
  /** When, where and with what. */
  readonly main: readonly Row[];
  /** Short technical facts. */
  readonly details: readonly Row[];
}

/** How a capture was made; what is not known is left out, except where that itself matters. */
export function collectionRows(record: CaptureRecord, words: Words): CollectionRows {
  const { t } = words;
  const facts = record.collection;
  const main: Row[] = [];
  const details: Row[] = [];
  const foreign = (label: string, value: string | null): void => {
    if (value !== null) main.push([label, foreignLine(value)]);
  };
  const detail = (label: string, value: string | null): void => {
    if (value !== null) details.push([label, foreignLine(value)]);
  };
  const pixels = (size: Size | null): string | null =>
    size === null ? null : t('report.pixels', { width: size.width, height: size.height });
  const otherThan = (known: string, url: string | null): string | null => (url === known ? null : url);

  main.push([
    t('report.capturedAtLocal'),
    html`${words.moment(facts.capturedAt, facts.timeZone)} (${facts.timeZone})<br /><code
        >${facts.capturedAtLocal}</code
      >`,
  ]);
  main.push([t('report.capturedAtUtc'), html`<code>${facts.capturedAt}</code>`]);
  if (facts.serverDate !== undefined && facts.serverDate !== null) {
    const { date, respondedAt } = facts.serverDate;
    const seconds = words.number(Math.round((Date.parse(respondedAt) - Date.parse(date)) / 1000));
    main.push([
      t('report.serverDate'),
      html`<code>${date}</code><br /><span class="quiet"
          >${t('report.serverDateNote', { respondedAt, seconds })}</span
        >`,
    ]);
  }
  main.push([t('report.sealedAt'), html`<code>${record.sealedAt}</code>`]);
  if (record.file === undefined) foreign(t('report.address'), facts.url);
  foreign(t('report.addressAtLoad'), otherThan(facts.url, facts.urlAtLoad));
  foreign(t('report.addressAtEnd'), otherThan(facts.url, facts.urlAtEnd));
  foreign(t('report.referrer'), facts.referrer);
  main.push([t('report.trigger'), html`${t(TRIGGERS[facts.trigger])}`]);
  main.push([t('report.program'), html`${facts.tool.name} ${facts.tool.version}`]);
  const { name, version, userAgent } = facts.browser;
  main.push([
    t('report.browser'),
    html`${foreignLine(`${name} ${version}, ${facts.operatingSystem}`)}<br /><span class="quiet"
        >${foreignLine(userAgent)}</span
      >`,
  ]);

  const state = record.state === 'sealed' ? t('report.stateSealed') : t('report.stateIncomplete');
  detail(t('report.state'), state);
  detail(t('report.loggedIn'), t('report.unknown'));
  detail(t('report.viewport'), pixels(facts.viewport));
  detail(t('report.pageSize'), pixels(facts.documentSize));
  detail(
    t('report.scrolledTo'),
    facts.scroll === null ? null : t('report.scrollValue', { x: facts.scroll.x, y: facts.scroll.y }),
  );
  detail(t('report.scale'), facts.scale === null ? null : words.number(facts.scale));
  detail(t('report.zoom'), facts.zoom === null ? null : percent(facts.zoom, words));
  detail(t('report.redirects'), facts.redirectCount === null ? null : words.number(facts.redirectCount));
  detail(t('report.browserLanguages'), facts.languages.length === 0 ? null : facts.languages.join(', '));
  return { main, details };
}

function percent(zoom: number, { language }: Words): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(zoom);
}
