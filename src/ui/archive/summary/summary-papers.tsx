import { useId } from 'preact/hooks';
import type { Order, Witness } from '../../../domain/logbook';
import type { CaseSummary } from '../../../summary/case-summary';
import { choiceWord } from '../../../i18n/entry-words';
import { sayDay, sayTime } from '../../../summary/say-time';
import { t } from '../../words';
import { useSpoken } from './use-spoken';

/** From when to when, said of today: what has ended says so. */
function sayForce({ fields: { start, expires } }: Order, today: string, tag: string): string[] {
  return [
    ...(start === undefined ? [] : [t('summary.orderFrom', { date: sayDay(start, tag) })]),
    ...(expires === undefined
      ? []
      : [t(expires < today ? 'summary.orderEnded' : 'summary.orderUntil', { date: sayDay(expires, tag) })]),
  ];
}

export function OrderLines({ orders, today }: { readonly orders: readonly Order[]; readonly today: string }) {
  const { tag } = useSpoken();
  const id = useId();
  if (orders.length === 0) return null;
  return (
    <section class="summary-part" aria-labelledby={id}>
      <h4 id={id}>{t('summary.orders')}</h4>
      <ul class="plain-list">
        {orders.map((order) => {
          const { what, court, number } = order.fields;
          const papers = [court, number].filter((part) => part !== undefined);
          return (
            <li key={order.id}>
              <b dir="auto">{what ?? t('summary.orderUnnamed')}</b>
              {papers.length > 0 && <span dir="auto">, {papers.join(', ')}</span>}
              {sayForce(order, today, tag).map((words) => (
                <span key={words}>, {words}</span>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function ReportTable({ reports }: Pick<CaseSummary, 'reports'>) {
  const spoken = useSpoken();
  const id = useId();
  if (reports.length === 0) return null;
  return (
    <section class="summary-part" aria-labelledby={id}>
      <h4 id={id}>{t('summary.reported')}</h4>
      <table class="summary-table">
        <thead>
          <tr>
            <th scope="col">{t('summary.reportedTo')}</th>
            <th scope="col">{t('summary.reportedOn')}</th>
            <th scope="col">{t('summary.reference')}</th>
            <th scope="col">{t('summary.officer')}</th>
            <th scope="col">{t('summary.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map(({ report, time }) => {
            const { to, recipient, referenceNumber, officerName, officerBadge, outcome } = report.fields;
            const addressee = [to === undefined ? undefined : t(choiceWord(to)), recipient];
            const officer = [officerName, officerBadge];
            const join = (parts: readonly (string | undefined)[]): string => {
              const said = parts.filter((part) => part !== undefined);
              return said.length === 0 ? t('summary.notSaid') : said.join(', ');
            };
            return (
              <tr key={report.id}>
                <th scope="row" dir="auto">
                  {join(addressee)}
                </th>
                <td>{time === null || time.day === null ? t('summary.notSaid') : sayTime(time, spoken)}</td>
                <td dir="auto">{referenceNumber ?? t('summary.notSaid')}</td>
                <td dir="auto">{join(officer)}</td>
                <td dir="auto">{outcome ?? t('summary.notSaid')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function WitnessLines({ witnesses }: { readonly witnesses: readonly Witness[] }) {
  const id = useId();
  if (witnesses.length === 0) return null;
  return (
    <section class="summary-part" aria-labelledby={id}>
      <h4 id={id}>{t('summary.witnesses')}</h4>
      <ul class="plain-list">
        {witnesses.map(({ id: witness, fields: { name, saw, statement } }) => (
          <li key={witness}>
            <b dir="auto">{name ?? t('summary.unnamed')}</b>
            {statement !== undefined && <span>, {t(choiceWord(statement))}</span>}
            {saw !== undefined && <p dir="auto">{saw}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
