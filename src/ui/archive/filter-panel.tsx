import type { CaptureKind } from '../../domain/capture';
import { Button } from '../components/button';
import { ChoiceField, DateField } from '../components/filter-fields';
import { KIND_WORDS } from '../kind-words';
import { t } from '../words';
import { listAuthors, listSites, NO_FILTER, type CaptureFilter } from './capture-filter';
import { useModel } from './model-context';

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
