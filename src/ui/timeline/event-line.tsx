import { exhibitNumber } from '../../bundle/names';
import type { TimelineEvent } from '../../timeline/event';
import { useModel } from '../archive/model-context';
import { START, toHash } from '../archive/route';
import { Icon } from '../components/icon';
import { t } from '../words';
import { nameOfWho } from './timeline-choices';
import { EVENT_ICONS, EVENT_WORDS, wordEntry, wordThere, wordWhen } from './timeline-words';

/** Everything a line says of an entry, in words; nothing of what a page or a sender said. */
export interface EventWords {
  readonly when: string;
  /** Who, or what it is where nobody is named. */
  readonly who: string;
  readonly kind: string;
  readonly beside: readonly string[];
  readonly number: string | null;
}

/** The words of an entry, for the list and for print. `withDay`: also on which day it was. */
export function useEventWords(): (event: TimelineEvent, withDay: boolean) => EventWords {
  const model = useModel();
  const { timeline, services } = model;
  const { timeZone } = services.machine;
  const today = model.today();
  const { names } = timeline;
  return (event, withDay) => {
    const { kind, entryId, who, site, time } = event;
    const entry = timeline.entryOf(entryId);
    const capture = timeline.captureOf(entryId);
    const named = who.map((key) => nameOfWho(key, names.value)).join(', ');
    const words = wordEntry(entry, timeZone);
    const sequence = capture?.sequence ?? entry?.number ?? null;
    const first =
      named !== '' && (kind === 'incident' || kind === 'capture' || kind === 'file') ? named : null;
    const title = first ?? words ?? site ?? t(EVENT_WORDS[kind]);
    const beside = [
      words !== title ? words : null,
      site !== title && words?.includes(site ?? '') !== true ? site : null,
      time.basis === 'captured' ? t('timeline.byCapture') : null,
      wordThere(event, timeZone),
    ].filter((part) => part !== null);
    return {
      when: wordWhen(event, timeZone, today, withDay),
      who: title,
      kind: t(EVENT_WORDS[kind]),
      beside,
      number: sequence === null ? null : t('common.numbered', { number: exhibitNumber(sequence) }),
    };
  };
}

/** The address of what an entry stands for. */
function hashOf({ kind, entryId }: TimelineEvent): string {
  if (kind === 'capture' || kind === 'file') return toHash({ ...START, captureId: entryId });
  const of = kind === 'order-start' || kind === 'order-end' ? 'order' : kind;
  return toHash({ page: 'logbook', kind: of, id: entryId, mode: 'read' });
}

interface EventLineProps {
  readonly event: TimelineEvent;
  readonly words: EventWords;
  /** The one line that the Tab key reaches. */
  readonly active: boolean;
  readonly onFocus: () => void;
}

/** One entry of the list, which leads to it. */
export function EventLine({ event, words, active, onFocus }: EventLineProps) {
  return (
    <a class="row-link line-link" href={hashOf(event)} tabIndex={active ? 0 : -1} onFocus={onFocus}>
      <span class="line-when">{words.when}</span>
      <span class="cover-small">
        <Icon name={EVENT_ICONS[event.kind]} />
      </span>
      <span class="line-what">
        <span class="row-who" dir="auto">
          {words.who}
        </span>
        <span class="row-where line-second">
          {words.kind !== words.who && <span>{words.kind}</span>}
          {words.number !== null && <span>{words.number}</span>}
          {words.beside.map((part) => (
            <span key={part}>{part}</span>
          ))}
        </span>
      </span>
      {event.breach && <span class="tag line-mark">{t('timeline.broken')}</span>}
    </a>
  );
}
