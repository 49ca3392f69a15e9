import type { BundledAnnotation } from '../../domain/annotation';
import { reportComments, shownLegend } from '../../markup/shape';
import type { PlannedCapture } from '../plan';
import { section } from './exhibit-section';
import { foreignLine, foreignText, html, type Markup } from './html';
import type { Words } from './words';

export function remarkSection({ remark }: PlannedCapture, timeZone: string, words: Words): Markup {
  const { t } = words;
  if (remark === null) return html``;
  const date = words.moment(remark.editedAt, timeZone);
  const edited = t('report.noteEdited', { date, revision: remark.revision });
  const note =
    remark.note === null ? null : html`<blockquote dir="auto">${foreignText(remark.note)}</blockquote>`;
  const tags =
    remark.tags.length === 0
      ? null
      : html`<p>
          ${t('report.tags')}:
          ${remark.tags.map((tag) => html`<span class="tag">${foreignLine(tag)}</span> `)}
        </p>`;
  return section(
    'entered',
    t('report.aboutNote'),
    words,
    html`${note}${tags}
      <p class="quiet">${edited}</p>`,
  );
}

/** What a person drew over the pictures, in words: the legend and the comments that are meant for the report. */
export function marksSection({ marks }: PlannedCapture, timeZone: string, words: Words): Markup {
  const { t } = words;
  const drawn = marks.filter(({ shapes }) => shapes.length > 0);
  if (drawn.length === 0) return html``;
  return section(
    'entered',
    t('report.aboutMarks'),
    words,
    html`${drawn.map((one) => marksOf(one, timeZone, words))}`,
  );
}

function marksOf(annotation: BundledAnnotation, timeZone: string, words: Words): Markup {
  const { t } = words;
  const line = (label: string, text: string): Markup =>
    html`<div>
      <dt>${label}</dt>
      <dd>${foreignText(text)}</dd>
    </div> `;
  const lines = [
    ...shownLegend(annotation).map(({ number, text }) => line(t('report.markerNumber', { number }), text)),
    ...reportComments(annotation).map(({ letter, comment }) =>
      line(t('report.commentLetter', { letter }), comment.text),
    ),
  ];
  const date = words.moment(annotation.editedAt, timeZone);
  const { name: file } = annotation.picture;
  return html`<h4>${t('report.marksOn', { file })}</h4>
    ${lines.length === 0 ? null : html`<dl class="details">${lines}</dl>`}
    <p class="quiet">${t('report.noteEdited', { date, revision: annotation.revision })}</p>`;
}
