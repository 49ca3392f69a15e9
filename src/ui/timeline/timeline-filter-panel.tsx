import { TIMELINE_KINDS } from '../../timeline/event';
import { NO_TIMELINE_FILTER, type TimelineFilter } from '../../timeline/filter';
import { useModel } from '../archive/model-context';
import { Button } from '../components/button';
import { ChoiceField, DateField } from '../components/filter-fields';
import { t } from '../words';
import { listPlaces, listWho } from './timeline-choices';
import { EVENT_WORDS, wordEntry } from './timeline-words';

/** What the timeline can be narrowed to; everything chosen must hold. */
export function TimelineFilterPanel({ id }: { readonly id: string }) {
  const { contents, timeline, services } = useModel();
  const { filter, orders, names } = timeline;
  const events = timeline.events.value ?? [];
  const set = (part: Partial<TimelineFilter>): void => {
    filter.value = { ...filter.value, ...part };
  };
  const { from, to, kind, who, site, caseId, orderId, breach } = filter.value;
  const kinds = new Set(events.map((event) => event.kind));
  return (
    <fieldset class="filter-panel" id={id}>
      <legend class="unseen">{t('archive.filter')}</legend>
      <DateField label={t('archive.filterFrom')} value={from} onChange={(day) => set({ from: day })} />
      <DateField label={t('archive.filterTo')} value={to} onChange={(day) => set({ to: day })} />
      <ChoiceField
        label={t('timeline.filterWho')}
        value={who}
        choices={listWho(events, names.value)}
        onChange={(key) => set({ who: key })}
      />
      <ChoiceField
        label={t('archive.filterKind')}
        value={kind}
        choices={TIMELINE_KINDS.filter((one) => kinds.has(one)).map((one) => ({
          key: one,
          label: t(EVENT_WORDS[one]),
        }))}
        onChange={(key) => set({ kind: TIMELINE_KINDS.find((one) => one === key) ?? null })}
      />
      <ChoiceField
        label={t('timeline.filterSite')}
        value={site}
        choices={listPlaces(events)}
        onChange={(key) => set({ site: key })}
      />
      {contents.cases.value.length > 0 && (
        <ChoiceField
          label={t('archive.filterCase')}
          value={caseId}
          choices={contents.cases.value.map((one) => ({ key: one.id, label: one.title }))}
          onChange={(key) => set({ caseId: key })}
        />
      )}
      {orders.value.length > 0 && (
        <ChoiceField
          label={t('timeline.filterOrder')}
          value={orderId}
          choices={orders.value.map((order) => ({
            key: order.id,
            label: wordEntry(order, services.machine.timeZone) ?? '',
          }))}
          onChange={(key) => set({ orderId: key })}
        />
      )}
      {events.some((event) => event.breach) && (
        <label class="check">
          <input
            type="checkbox"
            checked={breach === true}
            onChange={(event) => set({ breach: event.currentTarget.checked ? true : null })}
          />
          {t('timeline.filterBreach')}
        </label>
      )}
      {Object.values(filter.value).some((part) => part !== null) && (
        <Button kind="quiet" onClick={() => (filter.value = NO_TIMELINE_FILTER)}>
          {t('archive.filterClear')}
        </Button>
      )}
    </fieldset>
  );
}
