import { useId, useState } from 'preact/hooks';
import { isOccurredAt, localTime, momentOf, momentsOf, type OccurredAt } from '../../domain/occurred-at';
import { Button } from '../components/button';
import { formatShortDay } from '../format';
import { t } from '../words';

/** How many days back are offered by their names and dates. */
const OFFERED_DAYS = 4;

/** A year; longer is better said with two dates. */
const MOST_MINUTES = 366 * 24 * 60;

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

/**
 * What these parts state; `undefined` while there is no date that is one: a year that is being typed begins as the
 * year 2, which is none here.
 */
export function statedBy(parts: Parts): OccurredAt | undefined {
  const when = stateOf(parts);
  return isOccurredAt(when) ? when : undefined;
}

function stateOf({
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
  const until = untilOf({ date, time, endDate, endTime });
  const ended = until > start ? { end: until } : {};
  if (exactness === 'about') return { precision: 'about', timeZone, start, ...ended };
  if (exactness === 'between') {
    const end = local(endDate === '' ? date : endDate, endTime);
    return { precision: 'range', timeZone, start, end };
  }
  if (time === '') return { precision: 'day', timeZone, start };
  return { precision: 'exact', timeZone, start, ...ended, ...(second ? { second: true } : {}) };
}

/** Until a time of the same day, or of the next where the clock is past midnight; or until another day. */
function untilOf({
  date,
  time,
  endDate,
  endTime,
}: Pick<Parts, 'date' | 'time' | 'endDate' | 'endTime'>): string {
  if (time === '' || endTime === '') return endDate === '' ? date : endDate;
  const past = endDate === '' && endTime.slice(0, 5) < time.slice(0, 5);
  const next = new Date(Date.parse(`${date}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return `${past ? next : endDate === '' ? date : endDate}T${endTime.slice(0, 5)}`;
}

/** How long it lasted by the clock, whole minutes; `null` where no time of its end was said. */
export function minutesOf({ timeZone, start, end, second }: OccurredAt): number | null {
  if (end?.includes('T') !== true || !start.includes('T')) return null;
  return Math.round((momentOf(end, timeZone) - momentOf(start, timeZone, second)) / 60_000);
}

/** The end of what lasted so long; none where that is no length of time. */
export function endAfter(
  { timeZone, start, second }: OccurredAt,
  minutes: number,
): Pick<Parts, 'endDate' | 'endTime'> {
  if (!(minutes >= 1 && minutes <= MOST_MINUTES)) return { endDate: '', endTime: '' };
  const end = localTime(momentOf(start, timeZone, second) + Math.round(minutes) * 60_000, timeZone);
  return { endDate: end.slice(0, 10), endTime: end.slice(11) };
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
    minutes: useId(),
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
  // An end needs a beginning: a time on the clock, or about a day.
  const canEnd = !between && stated !== undefined && stated.precision !== 'day';
  const [ends, setEnds] = useState(parts.endDate !== '' || parts.endTime !== '');
  const timed = parts.time !== '';
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
        {(between || (canEnd && ends)) && (
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
            {(between || timed) && (
              <div class="field">
                <label for={ids.endTime}>{t('logbook.untilTime')}</label>
                <input
                  id={ids.endTime}
                  type="time"
                  value={parts.endTime}
                  onInput={(event) => change({ endTime: event.currentTarget.value })}
                />
              </div>
            )}
          </>
        )}
        {canEnd && ends && timed && (
          <div class="field">
            <label for={ids.minutes}>{t('logbook.lastedMinutes')}</label>
            <input
              id={ids.minutes}
              type="number"
              inputMode="numeric"
              min="1"
              step="1"
              value={minutesOf(stated) ?? ''}
              onInput={(event) => change(endAfter(stated, event.currentTarget.valueAsNumber))}
            />
          </div>
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
      {timed && parts.date === '' && (
        <p class="quiet" role="status">
          {t('logbook.timeNeedsDate')}
        </p>
      )}
      {canEnd && !ends && (
        <div>
          <Button kind="quiet" onClick={() => setEnds(true)}>
            {t('logbook.addEnd')}
          </Button>
        </div>
      )}
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
