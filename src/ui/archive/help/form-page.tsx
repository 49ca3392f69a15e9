import { useId, useState } from 'preact/hooks';
import { orderKey } from '../../../domain/occurred-at';
import { LANGUAGES, type Language } from '../../../domain/settings';
import { Button } from '../../components/button';
import { LANGUAGE_NAMES } from '../../components/language-select';
import { language, t } from '../../words';
import { PageFrame } from '../page-frame';
import type { Route } from '../route';
import { ProblemNotice } from '../../components/problem-notice';
import { useModel } from '../model-context';
import { useEntries } from '../summary/use-summary';
import { fillForm } from './fill-form';
import { LogForm } from './log-form';
import { BLANK } from './log-form-fields';

function FormLanguage({
  value,
  onChange,
}: {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('logForm.language')}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(LANGUAGES.find((known) => known === chosen) ?? value);
        }}
      >
        {LANGUAGES.map((known) => (
          <option value={known} lang={known} key={known}>
            {LANGUAGE_NAMES[known]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How many are shown before somebody asks for all: thousands of sheets are slow to lay out. */
const FIRST_FORMS = 50;

/** One form for each incident of the case, as they were entered, oldest first. */
function FilledForms({ caseId, spoken }: { readonly caseId: string | null; readonly spoken: Language }) {
  const { contents, services } = useModel();
  const { entries, problem } = useEntries();
  const [all, setAll] = useState(false);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (entries === null) return <p class="quiet">{t('archive.loading')}</p>;
  const numbers = new Map(contents.captures.value.map(({ id, sequence }) => [id, sequence]));
  const titles = new Map(contents.cases.value.map(({ id, title }) => [id, title]));
  const incidents = entries.incidents
    .filter(({ fields }) => caseId === null || fields.case === caseId)
    .toSorted(
      (a, b) =>
        orderKey(a.fields.occurredAt, a.loggedAt) - orderKey(b.fields.occurredAt, b.loggedAt) ||
        (a.number ?? 0) - (b.number ?? 0),
    );
  const material = {
    ...entries,
    numberOf: (id: string) => numbers.get(id) ?? null,
    caseName: (id: string) => titles.get(id) ?? null,
    timeZone: services.machine.timeZone,
  };
  if (incidents.length === 0) return <p>{t('summary.nothing')}</p>;
  const shown = all ? incidents : incidents.slice(0, FIRST_FORMS);
  return (
    <>
      {shown.length < incidents.length && (
        <div class="not-printed summary-more">
          <Button onClick={() => setAll(true)}>{t('logForm.showAll', { count: incidents.length })}</Button>
          <span class="quiet">{t('summary.shownOf', { shown: shown.length, all: incidents.length })}</span>
        </div>
      )}
      <div class="sheets" data-filled>
        {shown.map((incident) => (
          <LogForm
            language={spoken}
            values={fillForm(incident, incident.id, material, spoken)}
            key={incident.id}
          />
        ))}
      </div>
    </>
  );
}

/** The form as it will be on paper, and the way to print it. */
export function FormPage({ route }: { readonly route: Extract<Route, { page: 'form' }> }) {
  const [chosen, setChosen] = useState<Language | null>(null);
  const spoken = chosen ?? language.value;
  return (
    <PageFrame title={t('logForm.pageTitle')}>
      <section class="not-printed">
        <p>{t(route.filled ? 'logForm.filledIntro' : 'logForm.intro')}</p>
        <div class="sheet-choices">
          <FormLanguage value={spoken} onChange={setChosen} />
          <Button kind="primary" icon="print" onClick={() => print()}>
            {t('logForm.print')}
          </Button>
        </div>
        <p class="quiet">{t('logForm.printHint')}</p>
      </section>
      {route.filled ? (
        <FilledForms caseId={route.caseId} spoken={spoken} />
      ) : (
        <div class="sheets">
          <LogForm language={spoken} values={BLANK} />
        </div>
      )}
    </PageFrame>
  );
}
