import type { CompletenessGap, PostFacts } from '../../domain/capture';
import type {
  ConversationEnd,
  ConversationFile,
  ConversationMessage,
  ConversationRange,
} from '../../domain/conversation';
import type { FullPagePlan, FullPageStep } from '../../messaging/calls';
import { isConnectedOf } from '../../sites/dom';
import type { Conversation } from '../../sites/site';
import { createFixedElements } from '../fixed-elements';
import type { CaptureProgress } from '../capture-progress';
import { imagesSettled } from '../full-page';
import { frames } from '../painted';
import type { Scroller } from '../scroller';
import { coverageOf, distanceTo } from './coverage';
import { rowsAround, type Here, type MessageRow } from './find-conversation';
import { countFromWorld, createMessageReader, type ReadMessage } from './message-reader';
import { MessageSequence } from './message-sequence';
import { latestTime } from './message-time';
import { oldestOf, placeOfEnd } from './range-end';
import { gapsOf, periodOf, type WalkedMessage } from './receipt';
import { createWay, type Direction } from './way';
import { pauseUnless } from '../pause';

/** A person scrolls about so often. Milliseconds from one screen to the next. */
export const PACE_MS = 600;
const IMAGES_MS = 1000;
/** How often we go back half a screen to find again what was known. */
const BACK_LIMIT = 40;
/** Screens that show nothing new of the message that is to be shown; then the next one is. */
const STALLED_LIMIT = 4;
const MOST_MESSAGES = 50_000;

/** Nothing glides or snaps while we scroll. Scroll anchoring stays: it holds the place when older messages come. */
const STILL = '*{scroll-behavior:auto!important;scroll-snap-type:none!important}';

/** Both ends of a range that the person pointed at, as `keyOf` names them. */
export interface Ends {
  readonly from: string;
  readonly until: string;
  readonly direction: Direction;
}

export interface WalkOptions {
  here(): Here;
  readonly scroller: Scroller;
  readonly older: Conversation['older'];
  readonly range: ConversationRange;
  readonly ends: Ends | null;
  readonly progress: CaptureProgress;
  /** Has the ids read that only the page's own world has; `here` then has them. */
  lookIntoWorld(): Promise<void>;
}

interface Entry extends WalkedMessage {
  readonly read: ReadMessage;
  facts: PostFacts;
  row: MessageRow | null;
  /** How much of it is in the pictures, from the side we come from; 0 to 1. */
  covered: number;
  /** What the picture being taken will add. */
  pending: { readonly covered: number; readonly tile: string } | null;
  tiles: string[];
  notJoined: boolean;
}

export interface Walked {
  readonly file: ConversationFile;
  readonly seen: number;
  readonly announced: number | null;
  readonly gaps: readonly CompletenessGap[];
  readonly period: { readonly from: string; readonly until: string } | null;
}

export interface ConversationWalk {
  readonly plan: FullPagePlan;
  step(): Promise<FullPageStep>;
  /** What was read; what was not reached is named as cancelled. */
  gather(): Walked;
  /** Puts scrolling back where it was. */
  end(): void;
}

function directionOf({ range, ends, older }: WalkOptions, rows: readonly ReadMessage[]): Direction {
  if (range.to === 'top') return 'up';
  if (range.to === 'bottom') return 'down';
  if (range.to === 'message') return ends?.direction ?? 'up';
  if (older !== null) return older === 'above' ? 'up' : 'down';
  const times = rows.map(({ facts }) => latestTime(facts)).filter((time) => time !== null);
  const [first = 0] = times;
  return first > (times.at(-1) ?? 0) ? 'down' : 'up';
}

/** Goes through a conversation screen by screen from what is in view, and reads each message once. */
export function beginWalk(options: WalkOptions): ConversationWalk {
  const { here, scroller, range, ends, progress } = options;
  const { stopping } = progress;
  const reader = createMessageReader();
  const fixed = scroller.element === null ? createFixedElements(null) : null;
  const entries: Entry[] = [];
  const sequence = new MessageSequence();
  const startedAt = scroller.top();
  const startedBelow = scroller.content().height - startedAt;
  const address = (): string => location.href;
  let joinedAt = address();
  let rows = rowsAround(here(), scroller, 2 * scroller.area().height);
  const direction = directionOf(
    options,
    rows.map((row) => reader(here(), row)),
  );
  let start: Entry | null = null;
  let tiles = 0;
  let announced: number | null = null;
  let end: ConversationEnd | null = null;
  let unsure = false;
  let stalled: { readonly entry: Entry; readonly covered: number; readonly times: number } | null = null;
  let lastStepAt = -PACE_MS;

  const signature = (): string => {
    const around = rowsAround(here(), scroller, 0);
    const height = Math.round(scroller.content().height);
    return [height, ...around.map(({ top, bottom }) => `${Math.round(top)},${Math.round(bottom)}`)].join(' ');
  };
  const way = createWay(scroller, direction, signature);

  /** Reads what is in the page now; `false` where it has nothing in common with what is known. */
  const look = (around: number, anyway = false): boolean => {
    const now = here();
    rows = rowsAround(now, scroller, around);
    if (direction === 'up') rows = rows.toReversed();
    const read = rows.map((row) => reader(now, row));
    for (const entry of entries) entry.row = null;
    const { y } = scroller.area();
    const [scrolled, height] = [scroller.top(), scroller.content().height];
    // From the end that is behind us: what comes in ahead moves nothing there.
    const keys = read.map(({ key }, index) => {
      const top = rows[index]!.top - y + scrolled;
      return { ...key, at: direction === 'up' ? height - top : top };
    });
    if (rows.length === 0) return entries.length === 0;
    if (!anyway && !sequence.meets(keys)) return false;
    const joined = sequence.join(keys, (place, index) => {
      const message = read[index]!;
      entries.splice(place, 0, {
        read: message,
        facts: message.facts,
        number: message.number,
        row: null,
        covered: 0,
        pending: null,
        tiles: [],
        notJoined: false,
      });
    });
    joined.places.forEach((place, index) => {
      const entry = entries[place]!;
      entry.row = rows[index]!;
      const { facts } = read[index]!;
      // The page's own world is asked once a screen, after what is around it was read.
      if (countFromWorld(facts) > countFromWorld(entry.facts)) entry.facts = facts;
    });
    if (!joined.joined) entries[joined.places[0] ?? 0]!.notJoined = true;
    unsure ||= joined.unsure;
    for (const { announced: of } of read) if (of !== null) announced = Math.max(announced ?? 0, of);
    joinedAt = address();
    return true;
  };
  /** First near the view; a list that keeps all its messages may have jumped far. */
  const lookAgain = (): boolean => look(2 * scroller.area().height) || look(Number.POSITIVE_INFINITY);

  const startIndex = (): number => (start === null ? 0 : entries.indexOf(start));

  const coverage = ({ row, covered }: Entry): number =>
    row === null ? covered : coverageOf(row, covered, scroller.area(), direction);
  /** What was in view before the picture and still is now, is in the picture. */
  const confirm = (): void => {
    for (const entry of entries) {
      if (entry.pending === null) continue;
      const covered = Math.min(entry.pending.covered, coverage(entry));
      if (covered > entry.covered) {
        entry.covered = covered;
        entry.tiles.push(entry.pending.tile);
      }
      entry.pending = null;
    }
  };
  const mark = (tile: string): void => {
    for (const entry of entries.slice(startIndex())) {
      const covered = coverage(entry);
      entry.pending = covered > entry.covered ? { covered, tile } : null;
    }
  };
  const isCovered = (entry: Entry): boolean => Math.max(entry.covered, entry.pending?.covered ?? 0) === 1;

  const last = (): number | null =>
    placeOfEnd(entries, startIndex(), { range, until: ends?.until ?? null, siteEnded: end === 'site-end' });
  const frontier = (): Entry | null => entries.slice(startIndex()).find((entry) => !isCovered(entry)) ?? null;
  const isReached = (): boolean => {
    const at = last();
    return at !== null && entries.slice(startIndex(), at + 1).every(isCovered);
  };

  const findBack = async (): Promise<void> => {
    for (let tries = 0; tries < BACK_LIMIT && !stopping.aborted; tries += 1) {
      if (address() !== joinedAt || (scroller.element !== null && !isConnectedOf(scroller.element))) {
        // Another conversation stands in the same place; nothing of it may be taken for this one.
        end = 'left';
        return;
      }
      const moved = await way.go(-scroller.area().height / 2);
      if (lookAgain()) return;
      if (!moved) break;
    }
    look(2 * scroller.area().height, true);
  };

  const move = async (): Promise<void> => {
    for (let tries = 0; tries < 3; tries += 1) {
      const next = frontier();
      const area = scroller.area();
      if (next === null || next.row === null) {
        // It may have been passed by, in a list that moved.
        const passed = next !== null && entries.indexOf(next) < entries.findIndex(({ row }) => row !== null);
        await way.go((passed ? -0.5 : 0.8) * area.height);
      } else {
        await way.go(distanceTo(next.row, next.covered, area, direction));
      }
      if (!lookAgain()) await findBack();
      if (end !== null) return;
      const now = frontier();
      // Where it only became known what comes next, that is gone to.
      if (now === null || now.row === null || coverage(now) > now.covered) return;
    }
  };

  const noteStall = (): void => {
    const next = entries.slice(startIndex()).find((entry) => entry.covered < 1) ?? null;
    if (next === null) {
      stalled = null;
      return;
    }
    const times = stalled?.entry === next && stalled.covered === next.covered ? stalled.times + 1 : 1;
    stalled = { entry: next, covered: next.covered, times };
    // It has left the page, or is never whole in view: it was read, and the receipt says that no picture shows it.
    if (times > STALLED_LIMIT) next.covered = 1;
  };

  const reached = () => ({
    of: 'messages' as const,
    count: Math.max(0, (last() ?? entries.length - 1) + 1 - startIndex()),
    oldest: oldestOf(entries.slice(startIndex())),
  });
  /** The person sees how far it is until the next picture. */
  const pauseBetween = async (ms: number): Promise<void> => {
    if (stopping.aborted) return;
    progress.open(reached());
    await pauseUnless(stopping, ms);
    progress.close();
    if (stopping.aborted) await frames();
  };

  const begin = (): void => {
    look(2 * scroller.area().height);
    const area = scroller.area();
    const whole = ({ row }: Entry): boolean =>
      row !== null && row.top >= area.y - 1 && row.bottom <= area.y + area.height + 1;
    const part = ({ row }: Entry): boolean =>
      row !== null && row.bottom > area.y + 1 && row.top < area.y + area.height - 1;
    const named = ends === null ? null : entries.find((entry) => entry.read.key.name === ends.from);
    start = named ?? entries.find(whole) ?? entries.find(part) ?? entries[0] ?? null;
  };

  const content = scroller.content();
  return {
    plan: {
      scroller: scroller.kind,
      viewport: { width: innerWidth, height: innerHeight },
      area: scroller.area(),
      contentHeight: content.height,
      contentWidth: content.width,
      style: STILL,
      walks: true,
    },
    async step() {
      const first = tiles === 0;
      if (first) {
        await frames();
        begin();
      } else {
        if (lookAgain()) confirm();
        else {
          // What the picture showed is not known.
          for (const entry of entries) entry.pending = null;
          await findBack();
        }
        noteStall();
        await pauseBetween(lastStepAt + PACE_MS - performance.now());
      }
      lastStepAt = performance.now();
      if (!first && end === null && !stopping.aborted) await move();
      const [imagesMissing] = await Promise.all([
        imagesSettled(scroller, IMAGES_MS),
        options.lookIntoWorld(),
      ]);
      tiles += 1;
      const tile = `tile-${String(tiles).padStart(3, '0')}.png`;
      lookAgain();
      mark(tile);
      if (stopping.aborted) end = 'cancelled';
      else if (end === null && isReached()) end = 'reached';
      else if (end === null && entries.length >= MOST_MESSAGES) end = 'bound';
      else if (end === null && frontier() === null && way.atEdge()) {
        progress.open(reached());
        const came = await way.waitForMore(
          () => lookAgain() && entries.slice(startIndex()).some((entry) => !isCovered(entry)),
        );
        progress.close();
        await frames();
        if (came === 'more') {
          // The list may have moved while it loaded.
          lookAgain();
          mark(tile);
        } else end = came === 'none' ? 'site-end' : 'still-loading';
      }
      const area = scroller.area();
      return {
        top: scroller.top(),
        contentHeight: scroller.content().height,
        area,
        atEnd: end !== null,
        style: fixed?.rules({ first, last: end !== null }) ?? '',
        seen: reached().count,
        imagesMissing,
        dropsNodes: false,
        oldest: reached().oldest,
        ...(stopping.aborted ? { stopped: true as const } : {}),
      };
    },
    gather() {
      if (lookAgain()) confirm();
      const how: ConversationEnd = end ?? 'cancelled';
      const place = last();
      const inRange = entries.slice(startIndex(), (place ?? entries.length - 1) + 1);
      const pictured =
        how === 'cancelled' || how === 'left' || how === 'bound' ? untilPictured(inRange) : inRange;
      const shown = direction === 'up' ? pictured.toReversed() : pictured;
      const messages: ConversationMessage[] = shown.map(({ facts, tiles: names }, index) => ({
        number: index + 1,
        tiles: names,
        facts,
      }));
      const gaps = gapsOf(shown, { direction, end: how, range, found: place !== null, unsure });
      return {
        file: { format: 'tidemark-conversation/1', asked: range, end: how, messages, gaps },
        seen: messages.length,
        announced: range.to === 'top' || range.to === 'bottom' ? announced : null,
        gaps,
        period: periodOf(shown),
      };
    },
    end() {
      // What was loaded above has moved everything down.
      scroller.scrollTo(direction === 'up' ? scroller.content().height - startedBelow : startedAt);
    },
  };
}

/** Messages that were read ahead of the last picture are not kept when it ends before its time. */
function untilPictured(entries: readonly Entry[]): readonly Entry[] {
  const lastPictured = entries.findLastIndex(({ tiles }) => tiles.length > 0);
  return entries.slice(0, lastPictured + 1);
}
