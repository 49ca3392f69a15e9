import { useId, useState } from 'preact/hooks';
import { localTime, momentsOf, type OccurredAt } from '../../domain/occurred-at';
import { formatShortDay } from '../format';
import { t } from '../words';

/** How many days back are offered by their names and dates. */
const OFFERED_DAYS = 4;

type Exactness = 'given' | 'about' | 'between';

interface Parts {
  readonly exactness: Exactness;
  readonly date: string;
  readonly time: string;
  readonly endDate: string;
  readonly endTime: string;
  readonly timeZone: string;
  readonly second: boolean;
}

function partsOf(when: OccurredAt | undefined, homeZone: string): Parts {
  const [date = '', time = ''] = when?.start.split('T') ?? [];
  const [endDate = '', endTime = ''] = when?.end?.split('T') ?? [];
  const exactness = when?.precision === 'about' ? 'about' : when?.precision === 'range' ? 'between' : 'given';
  const timeZone = when?.timeZone ?? homeZone;
  return { exactness, date, time, endDate, endTime, timeZone, second: when?.second === true };
}

/** What these parts state; `undefined` while there is no date. */
export function statedBy({
  exactness,
  date,
  time,
  endDate,
  endTime,
  timeZone,
  second,
}: Parts): OccurredAt | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const local = (day: string, at: string): string => (at === '' ? day : `${day}T${at.slice(0, 5)}`);
  const start = local(date, time);
  if (exactness === 'about') return { precision: 'about', timeZone, start };
  if (exactness === 'between') {
    const end = local(endDate === '' ? date : endDate, endTime);
    return { precision: 'range', timeZone, start, end };
  }
  if (time === '') return { precision: 'day', timeZone, start };
  return { precision: 'exact', timeZone, start, ...(second ? { second: true } : {}) };
}

interface WhenFieldProps {
  readonly label: string;
  readonly value: OccurredAt | undefined;
  readonly homeZone: string;
  /** The moment now, ISO 8601. */
  readonly now: string;
  readonly onChange: (when: OccurredAt | undefined) => void;
}

/** A date, a time where one is known, and how exact that is. Recent days are offered with their dates. */
export function WhenField({ label, value, homeZone, now, onChange }: WhenFieldProps) {
  const [parts, setParts] = useState(() => partsOf(value, homeZone));
  const ids = {
    date: useId(),
    time: useId(),
    exactness: useId(),
    endDate: useId(),
    endTime: useId(),
    second: useId(),
    zone: useId(),
  };
  const change = (part: Partial<Parts>): void => {
    const next = { ...parts, ...part };
    setParts(next);
    onChange(statedBy(next));
  };
  const today = localTime(Date.parse(now), homeZone).slice(0, 10);
  const days = Array.from({ length: OFFERED_DAYS }, (_, back) => {
    const day = new Date(`${today}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() - back);
    return day.toISOString().slice(0, 10);
  });
  const stated = statedBy(parts);
  const twice = stated?.precision === 'exact' && momentsOf(stated.start, stated.timeZone).length > 1;
  const between = parts.exactness === 'between';
  const zones = [...new Set([parts.timeZone, homeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <fieldset class="when-field">
      <legend>{label}</legend>
      <ul class="chips" aria-label={t('logbook.recentDays')}>
        {days.map((day) => (
          <li key={day}>
            <button
              type="button"
              class="chip chip-choice"
              aria-pressed={parts.date === day}
              onClick={() => change({ date: day })}
            >
              {/* Never a bare "yesterday": the date is what is kept, so the date is what is shown. */}
              {formatShortDay(day)}
            </button>
          </li>
        ))}
      </ul>
      <div class="when-row">
        <div class="field">
          <label for={ids.date}>{t('logbook.date')}</label>
          <input
            id={ids.date}
            type="date"
            value={parts.date}
            onInput={(event) => change({ date: event.currentTarget.value })}
          />
        </div>
        <div class="field">
          <label for={ids.time}>{t('logbook.time')}</label>
          <input
            id={ids.time}
            type="time"
            value={parts.time}
            onInput={(event) => change({ time: event.currentTarget.value })}
          />
        </div>
        <div class="field">
          <label for={ids.exactness}>{t('logbook.exactness')}</label>
          <select
            id={ids.exactness}
            value={parts.exactness}
            onChange={(event) => change({ exactness: event.currentTarget.value as Exactness })}
          >
            <option value="given">{t('logbook.asGiven')}</option>
            <option value="about">{t('logbook.aboutThen')}</option>
            <option value="between">{t('logbook.someTimeBetween')}</option>
          </select>
        </div>
        {between && (
          <>
            <div class="field">
              <label for={ids.endDate}>{t('logbook.untilDate')}</label>
              <input
                id={ids.endDate}
                type="date"
                value={parts.endDate}
                min={parts.date}
                onInput={(event) => change({ endDate: event.currentTarget.value })}
              />
            </div>
            <div class="field">
              <label for={ids.endTime}>{t('logbook.untilTime')}</label>
              <input
                id={ids.endTime}
                type="time"
                value={parts.endTime}
                onInput={(event) => change({ endTime: event.currentTarget.value })}
              />
            </div>
          </>
        )}
        <div class="field">
          <label for={ids.zone}>{t('logbook.timeZone')}</label>
          <select
            id={ids.zone}
            value={parts.timeZone}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
          >
            {zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        </div>
      </div>
      {twice && (
        <label class="check" for={ids.second}>
          <input
            id={ids.second}
            type="checkbox"
            checked={parts.second}
            onChange={(event) => change({ second: event.currentTarget.checked })}
          />
          {t('logbook.secondTime')}
        </label>
      )}
    </fieldset>
  );
}
