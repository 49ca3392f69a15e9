import { useId } from 'preact/hooks';
import type { CaptureKind } from '../../domain/capture';
import { Button } from '../components/button';
import { formatNumber } from '../format';
import { KIND_WORDS } from '../kind-words';
import { t } from '../words';
import { listAuthors, listSites, NO_FILTER, type CaptureFilter } from './capture-filter';
import { useModel } from './model-context';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly key: string; readonly label: string; readonly count?: number }[];
  readonly onChange: (key: string | null) => void;
}

function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{t('archive.filterAny')}</option>
        {choices.map(({ key, label: words, count }) => (
          <option value={key} key={key}>
            {count === undefined ? words : `${words} (${formatNumber(count)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </div>
  );
}

const KINDS = Object.keys(KIND_WORDS) as CaptureKind[];

/** What the list can be narrowed to; everything chosen must hold. */
export function FilterPanel({ id }: { readonly id: string }) {
  const { list, contents } = useModel();
  const { filter, ofView, place } = list;
  const set = (part: Partial<CaptureFilter>): void => {
    const changed = { ...filter.value, ...part };
    // The list takes a short way where nothing is filtered, which it tells by identity.
    filter.value = Object.values(changed).every((value) => value === null) ? NO_FILTER : changed;
  };
  const { from, to, site, author, caseId, kind, state } = filter.value;
  return (
    <fieldset class="filter-panel" id={id}>
      <legend class="unseen">{t('archive.filter')}</legend>
      <DateField label={t('archive.filterFrom')} value={from} onChange={(day) => set({ from: day })} />
      <DateField label={t('archive.filterTo')} value={to} onChange={(day) => set({ to: day })} />
      <ChoiceField
        label={t('archive.filterSite')}
        value={site}
        choices={listSites(ofView.value)}
        onChange={(key) => set({ site: key })}
      />
      <ChoiceField
        label={t('archive.filterAuthor')}
        value={author}
        choices={listAuthors(ofView.value)}
        onChange={(key) => set({ author: key })}
      />
      {place.value.view !== 'case' && contents.cases.value.length > 0 && (
        <ChoiceField
          label={t('archive.filterCase')}
          value={caseId}
          choices={contents.cases.value.map((one) => ({ key: one.id, label: one.title }))}
          onChange={(key) => set({ caseId: key })}
        />
      )}
      <ChoiceField
        label={t('archive.filterKind')}
        value={kind}
        choices={KINDS.map((one) => ({ key: one, label: t(KIND_WORDS[one]) }))}
        onChange={(key) => set({ kind: KINDS.find((one) => one === key) ?? null })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={state === 'incomplete'}
          onChange={(event) => set({ state: event.currentTarget.checked ? 'incomplete' : null })}
        />
        {t('archive.filterIncomplete')}
      </label>
      {filter.value !== NO_FILTER && (
        <Button kind="quiet" onClick={() => (filter.value = NO_FILTER)}>
          {t('archive.filterClear')}
        </Button>
      )}
    </fieldset>
  );
}
