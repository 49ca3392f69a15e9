import { changesBetween, type EntryFields, type FieldValue } from '../../domain/logbook';
import { fieldsOf } from '../../domain/logbook-fields';
import { wordField, wordValue } from '../logbook/entry-words';
import type { PlannedEntry, ShownRevision } from '../logbook/plan-logbook';
import { foreignText, html, type Markup } from './html';
import type { Words } from './words';

/** Each correction with its time and reason, and what stood there before; `null` where there was none. */
export function renderCorrections(
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
  return html`<div class="changed">
    <h5>${t('logbook.corrections', { count: revisions.length - 1 })}</h5>
    <ol class="corrections">
      ${items}
    </ol>
  </div>`;
}
