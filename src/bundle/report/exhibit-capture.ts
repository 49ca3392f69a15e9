import type { CaptureRecord, CompletenessReceipt } from '../../domain/capture';
import { collectionRows } from './collection-facts';
import { MOST_LINES } from './exhibit-facts';
import { type Exhibit, section } from './exhibit-section';
import { foreignLine, html, type Markup } from './html';
import { GAPS, LACKS, type Words } from './words';

export function captureSection({ record, otherVolumes }: Exhibit, words: Words): Markup {
  const { t } = words;
  const { main, details } = collectionRows(record, words);
  const rows = main.map(
    ([label, value]) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${value}</td>
      </tr> `,
  );
  const technical = details.map(
    ([label, value]) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div> `,
  );
  const lacks = record.notIncluded
    .slice(0, MOST_LINES)
    .map(({ what, reason }) => html`<li>${foreignLine(what)}: ${t(LACKS[reason])}</li> `);
  const more = record.notIncluded.length - MOST_LINES;
  if (more > 0) lacks.push(html`<li class="quiet">${t('report.moreInRecord', { count: more })}</li>`);
  const elsewhere =
    otherVolumes.length > 0
      ? html`<p class="attention">${t('report.otherParts', { parts: otherVolumes.join(', ') })}</p>`
      : null;
  return section(
    'recorded',
    t('report.aboutCapture'),
    words,
    html`<table class="facts two">
        <tbody>
          ${rows}
        </tbody>
      </table>
      <dl class="details">${technical}</dl>
      ${completeness(record, words)}
      ${
        lacks.length === 0
          ? null
          : html`<h4>${t('report.notIncluded')}</h4>
              <ul class="lacks">
                ${lacks}
              </ul>`
      }${elsewhere}`,
  );
}

/** How many messages, and from when to when where they say it. */
function messagesSentence({ seen, period }: CompletenessReceipt, timeZone: string, words: Words): string {
  const { t, shortMoment } = words;
  return period === undefined
    ? t('conversation.count', { count: seen })
    : t('conversation.period', {
        count: seen,
        from: shortMoment(period.from, timeZone),
        until: shortMoment(period.until, timeZone),
      });
}

function completeness({ completeness: receipt, collection }: CaptureRecord, words: Words): Markup | null {
  const { t } = words;
  if (receipt === null) return null;
  const isConversation = collection.kind === 'conversation';
  const sentences = [
    isConversation
      ? messagesSentence(receipt, collection.timeZone, words)
      : t('report.completenessPosts', { count: receipt.seen, saved: receipt.saved }),
    t('report.completenessScreens', { count: receipt.tiles }),
  ].join(', ');
  const announced =
    receipt.announced === null ? '' : ` ${t('report.completenessAnnounced', { count: receipt.announced })}`;
  const end = isConversation
    ? t(receipt.reachedEnd ? 'conversation.end' : 'conversation.noEnd')
    : t(receipt.reachedEnd ? 'report.completenessEnd' : 'report.completenessNoEnd');
  const gaps = receipt.gaps.map(
    ({ reason, where }) => html`<li>${t(GAPS[reason])}: ${foreignLine(where)}</li> `,
  );
  return html`<h4>${t('report.completeness')}</h4>
    <p>${sentences}.${announced} ${end}</p>
    ${
      gaps.length === 0
        ? null
        : html`<p>${t('report.gaps')}</p>
            <ul class="lacks">
              ${gaps}
            </ul>`
    }`;
}
