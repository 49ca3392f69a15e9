import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { exhibitNumber } from '../../../bundle/names';
import type { CaseSummary, Exhibit } from '../../../summary/case-summary';
import { sayDay, sayMonth, sayTime } from '../../../summary/say-time';
import { Button } from '../../components/button';
import { formatNumber } from '../../format';
import { t } from '../../words';
import { OrderLines, ReportTable, WitnessLines } from './summary-papers';
import { useSpoken } from './use-spoken';

/** How many exhibits are shown before somebody asks for all: a page of ten thousand rows is slow to lay out. */
const FIRST_EXHIBITS = 200;

/** What an exhibit is, without a word that a page or the person sending it said. */
export function nameExhibit({ of }: Exhibit): string {
  if (of.kind === 'incident') return t('summary.incident');
  if (of.capture.kind === 'file') return t('summary.file');
  return of.capture.site === null ? t('summary.capture') : t('summary.captureOn', { site: of.capture.site });
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="summary-part" aria-labelledby={id}>
      <h4 id={id}>{title}</h4>
      {children}
    </section>
  );
}

/** One exhibit with what the person wrote of it. */
function Told({ exhibit, label }: { readonly exhibit: Exhibit; readonly label?: string }) {
  const spoken = useSpoken();
  const { number, time, of } = exhibit;
  return (
    <div class="summary-told">
      <p class="summary-told-head">
        {label !== undefined && <b>{label}</b>}
        <span>{sayTime(time, spoken)}</span>
        {number !== null && <span>{t('common.numbered', { number: exhibitNumber(number) })}</span>}
        <span>{nameExhibit(exhibit)}</span>
      </p>
      {of.kind === 'incident' && of.incident.fields.whatHappened !== undefined && (
        <p dir="auto" class="summary-words">
          {of.incident.fields.whatHappened}
        </p>
      )}
    </div>
  );
}

function Overview({ summary }: { readonly summary: CaseSummary }) {
  const spoken = useSpoken();
  const { details, first, latest, people, incidents, captures, reports, breaches } = summary;
  const rows: (readonly [label: string, value: string, foreign?: true])[] = [];
  if (first !== null && latest !== null)
    rows.push([
      t('summary.period'),
      first.id === latest.id
        ? sayTime(first.time, spoken)
        : t('summary.fromTo', { from: sayTime(first.time, spoken), to: sayTime(latest.time, spoken) }),
    ]);
  if (details.started !== undefined) rows.push([t('summary.started'), sayDay(details.started, spoken.tag)]);
  rows.push([
    t('summary.counted'),
    [
      ...(incidents > 0 ? [t('summary.incidents', { count: incidents })] : []),
      ...(captures > 0 ? [t('summary.captures', { count: captures })] : []),
      ...(reports.length > 0 ? [t('summary.reports', { count: reports.length })] : []),
      ...(breaches > 0 ? [t('summary.breaches', { count: breaches })] : []),
    ].join(', '),
  ]);
  if (people.length > 0)
    rows.push([
      t('summary.who'),
      people.map(({ fields }) => fields.name ?? fields.otherNames?.[0] ?? t('summary.unnamed')).join(', '),
      true,
    ]);
  if (details.noContact !== undefined)
    rows.push([
      t('summary.noContact'),
      [sayDay(details.noContact, spoken.tag), details.noContactHow ?? null]
        .filter((part) => part !== null)
        .join(': '),
      true,
    ]);
  return (
    <Part title={t('summary.overview')}>
      <dl class="summary-facts">
        {rows.map(([label, value, foreign]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir={foreign === true ? 'auto' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Months({ months, byCapture }: Pick<CaseSummary, 'months' | 'byCapture'>) {
  const { tag } = useSpoken();
  const withFiles = months.some(({ files }) => files > 0);
  return (
    <Part title={t('summary.months')}>
      <table class="summary-table summary-months">
        <thead>
          <tr>
            <th scope="col">{t('summary.month')}</th>
            <th scope="col">{t('summary.monthIncidents')}</th>
            <th scope="col">{t('summary.monthCaptures')}</th>
            {withFiles && <th scope="col">{t('summary.monthFiles')}</th>}
            <th scope="col">{t('summary.monthContacts')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, incidents, captures, files, contacts }) => (
            <tr key={month}>
              <th scope="row">{sayMonth(month, tag)}</th>
              <td>{formatNumber(incidents)}</td>
              <td>{formatNumber(captures)}</td>
              {withFiles && <td>{formatNumber(files)}</td>}
              <td>{formatNumber(contacts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t('summary.monthsNote')}</p>
      {byCapture > 0 && <p class="quiet">{t('timeline.noteByCapture', { count: byCapture })}</p>}
    </Part>
  );
}

function Exhibits({ exhibits }: Pick<CaseSummary, 'exhibits'>) {
  const spoken = useSpoken();
  const [all, setAll] = useState(false);
  const shown = all ? exhibits : exhibits.slice(0, FIRST_EXHIBITS);
  return (
    <Part title={t('summary.exhibits')}>
      <table class="summary-table summary-exhibits">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('summary.exhibitNumber')}
            </th>
            <th scope="col">{t('summary.exhibitWhen')}</th>
            <th scope="col">{t('summary.exhibitWhat')}</th>
          </tr>
          <tr>
            <th scope="col" colSpan={2}>
              {t('summary.exhibitDigest')}
            </th>
          </tr>
        </thead>
        {shown.map((exhibit) => (
          <tbody key={exhibit.id}>
            <tr>
              <th scope="rowgroup" rowSpan={exhibit.sha256 === null ? undefined : 2}>
                {exhibit.number === null ? '' : exhibitNumber(exhibit.number)}
              </th>
              <td>{sayTime(exhibit.time, spoken)}</td>
              <td dir="auto">{nameExhibit(exhibit)}</td>
            </tr>
            {exhibit.sha256 !== null && (
              <tr>
                <td colSpan={2}>
                  <code>{exhibit.sha256}</code>
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      {shown.some(({ sha256 }) => sha256 === null) && <p class="quiet">{t('summary.digestOnExport')}</p>}
      {shown.length < exhibits.length && (
        <div class="not-printed summary-more">
          <Button onClick={() => setAll(true)}>{t('summary.showAll', { count: exhibits.length })}</Button>
          <span class="quiet">{t('summary.shownOf', { shown: shown.length, all: exhibits.length })}</span>
        </div>
      )}
    </Part>
  );
}

interface SummarySheetProps {
  readonly summary: CaseSummary;
  /** The day it was made, in words. */
  readonly made: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** The page itself, as it is printed. */
export function SummarySheet({ summary, made, today }: SummarySheetProps) {
  const { title, details, examples, first, latest, worst, months, exhibits } = summary;
  return (
    <article class="summary-sheet">
      <header>
        <h3 dir="auto">{t('summary.heading', { title: title ?? t('summary.everything') })}</h3>
        <p class="quiet">{t('summary.made', { date: made })}</p>
      </header>
      <Overview summary={summary} />
      {details.background !== undefined && (
        <Part title={t('summary.background')}>
          <p dir="auto" class="summary-words">
            {details.background}
          </p>
        </Part>
      )}
      {examples.length > 0 && (
        <Part title={t('summary.examples')}>
          {examples.map((exhibit) => (
            <Told exhibit={exhibit} key={exhibit.id} />
          ))}
        </Part>
      )}
      {first !== null && latest !== null && (
        <Part title={t('summary.firstLatest')}>
          <Told exhibit={first} label={t('summary.first')} />
          {latest.id !== first.id && <Told exhibit={latest} label={t('summary.latest')} />}
          {worst.map((exhibit) => (
            <Told exhibit={exhibit} label={t('summary.worst')} key={exhibit.id} />
          ))}
        </Part>
      )}
      {months.length > 0 && <Months months={months} byCapture={summary.byCapture} />}
      <OrderLines orders={summary.orders} today={today} />
      <ReportTable reports={summary.reports} />
      <WitnessLines witnesses={summary.witnesses} />
      {exhibits.length > 0 && <Exhibits exhibits={exhibits} />}
    </article>
  );
}
