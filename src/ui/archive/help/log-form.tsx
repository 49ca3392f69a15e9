import type { Language } from '../../../domain/settings';
import { translator, type Translate } from '../../../i18n/translate';
import { FORM_GROUPS, type FormField, type FormValues } from './log-form-fields';

function Field({
  field,
  values,
  title,
  say,
}: {
  readonly field: FormField;
  /** Of the group, which names a field that has no name of its own. */
  readonly title: string;
  readonly values: FormValues;
  readonly say: Translate;
}) {
  if (field.is === 'choice') {
    const ticked = values.ticked[field.id] ?? [];
    return (
      <div class="sheet-choice">
        <dt class={field.label === null ? 'unseen' : undefined}>
          {field.label === null ? title : say(field.label)}
        </dt>
        <dd>
          {Object.entries(field.options).map(([id, label]) => (
            <span class="sheet-option" key={id}>
              <span class="sheet-box" aria-hidden={true}>
                {ticked.includes(id) ? '✕' : ''}
              </span>
              {ticked.includes(id) ? <b>{say(label)}</b> : say(label)}
            </span>
          ))}
        </dd>
      </div>
    );
  }
  return (
    <div class={field.half === true ? 'sheet-text sheet-half' : 'sheet-text'} data-lines={field.lines}>
      <dt class={field.label === null ? 'unseen' : undefined}>
        {field.label === null ? title : say(field.label)}
      </dt>
      <dd dir="auto">{values.texts[field.id] ?? ''}</dd>
    </div>
  );
}

/** One incident on one sheet of paper, in a language of its own: blank, or with what was logged. */
export function LogForm({ language, values }: { readonly language: Language; readonly values: FormValues }) {
  const say = translator(language);
  const head = [
    ['logForm.number', values.number],
    ['logForm.caseName', values.caseName],
    ['logForm.loggedAt', values.loggedAt],
    ['logForm.loggedBy', null],
  ] as const;
  return (
    <article class="sheet" lang={language} aria-label={say('logForm.title')}>
      <header class="sheet-head">
        <h3>{say('logForm.title')}</h3>
        <dl>
          {head.map(([label, value]) => (
            <div key={label}>
              <dt>{say(label)}</dt>
              <dd dir="auto">{value ?? ''}</dd>
            </div>
          ))}
        </dl>
      </header>
      {FORM_GROUPS.map(({ title, fields }) => (
        <section class="sheet-group" key={title}>
          <h4>{say(title)}</h4>
          <dl>
            {fields.map((field) => (
              <Field field={field} values={values} title={say(title)} say={say} key={field.id} />
            ))}
          </dl>
        </section>
      ))}
      <p class="sheet-foot">{say('logForm.intro')}</p>
    </article>
  );
}
