import type { TimelineEvent } from '../../timeline/event';
import { personIdOf } from '../../timeline/people';
import { t } from '../words';

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

function countKeys(keys: Iterable<string>, nameOf: (key: string) => string): Choice[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, label: nameOf(key), count }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

/** The name of whom a key stands for; an account's last part where nothing better is known. */
export function nameOfWho(key: string, names: ReadonlyMap<string, string>): string {
  return (
    names.get(key) ?? (personIdOf(key) === null ? (key.split('\n').at(-1) ?? '') : t('timeline.unnamed'))
  );
}

/** Who there are entries of, most entries first. */
export function listWho(events: readonly TimelineEvent[], names: ReadonlyMap<string, string>): Choice[] {
  return countKeys(
    events.flatMap(({ who }) => who),
    (key) => nameOfWho(key, names),
  );
}

/** Sites and platforms there are entries of, most entries first. */
export function listPlaces(events: readonly TimelineEvent[]): Choice[] {
  return countKeys(
    events.flatMap(({ site }) => (site === null ? [] : [site])),
    (site) => site,
  );
}
