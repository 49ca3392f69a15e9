import { useId } from 'preact/hooks';
import type { PeriodUnit } from '../../timeline/days';
import type { Direction } from '../../timeline/order';
import { useModel } from '../archive/model-context';
import { Button } from '../components/button';
import { t } from '../words';

/** How the list is put together and in which order, the filter, and print. */
export function TimelineTools({ panel }: { readonly panel: string }) {
  const { timeline } = useModel();
  const { unit, direction, filterOpen } = timeline;
  const units: readonly (readonly [PeriodUnit, string])[] = [
    ['day', t('timeline.byDay')],
    ['week', t('timeline.byWeek')],
    ['month', t('timeline.byMonth')],
  ];
  const directions: readonly (readonly [Direction, string])[] = [
    ['newest', t('timeline.newestFirst')],
    ['oldest', t('timeline.oldestFirst')],
  ];
  return (
    <div class="timeline-tools">
      <Select
        label={t('timeline.unitLabel')}
        value={unit.value}
        choices={units}
        onChange={(chosen) => (unit.value = chosen)}
      />
      <Select
        label={t('timeline.directionLabel')}
        value={direction.value}
        choices={directions}
        onChange={(chosen) => (direction.value = chosen)}
      />
      <Button
        kind="quiet"
        icon="filter"
        expanded={filterOpen.value}
        controls={panel}
        onClick={() => (filterOpen.value = !filterOpen.value)}
      >
        {t('archive.filter')}
      </Button>
      <Button kind="quiet" icon="print" onClick={() => print()}>
        {t('timeline.print')}
      </Button>
    </div>
  );
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly (readonly [value: T, words: string])[];
  readonly onChange: (value: T) => void;
}

export function Select<T extends string>({ label, value, choices, onChange }: SelectProps<T>) {
  const id = useId();
  return (
    <div class="field field-compact">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <option value={one} key={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
