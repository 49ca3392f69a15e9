import type { ConversationFile, ConversationRange } from '../../domain/conversation';
import type { FullPagePlan, FullPageStep } from '../../messaging/calls';
import { isConnectedOf } from '../../sites/dom';
import type { Conversation } from '../../sites/site';
import type { CaptureProgress } from '../capture-progress';
import { createFixedElements } from '../fixed-elements';
import { imagesSettled } from '../images-settled';
import { frames } from '../painted';
import { pauseUnless } from '../pause';
import type { Scroller } from '../scroller';
import { distanceTo } from './coverage';
import { rowsAround, type Here } from './find-conversation';
import { createMessageReader, type ReadMessage } from './message-reader';
import { latestTime } from './message-time';
import { WalkRecord, type Walked } from './walk-record';
import { createWay, type Direction } from './way';

/** A person scrolls about so often. Milliseconds from one screen to the next. */
export const PACE_MS = 600;
const IMAGES_MS = 1000;
/** How often we go back half a screen to find again what was known. */
const BACK_LIMIT = 40;
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

export interface ConversationWalk {
  readonly plan: FullPagePlan;
  step(): Promise<FullPageStep>;
  /** What was read; what was not reached is named as cancelled. */
  gather(): GatheredWalk;
  /** Puts scrolling back where it was. */
  end(): void;
}

export interface GatheredWalk {
  readonly file: ConversationFile;
  readonly announced: number | null;
  readonly period: Walked['period'];
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
  const fixed = scroller.element === null ? createFixedElements(null) : null;
  const startedAt = scroller.top();
  const startedBelow = scroller.content().height - startedAt;
  const reader = createMessageReader();
  const inView = rowsAround(here(), scroller, 2 * scroller.area().height);
  const direction = directionOf(
    options,
    inView.map((row) => reader(here(), row)),
  );
  const record = new WalkRecord({ here, scroller, direction, range, until: ends?.until ?? null });
  let tiles = 0;
  let lastStepAt = -PACE_MS;

  const signature = (): string => {
    const around = rowsAround(here(), scroller, 0);
    const height = Math.round(scroller.content().height);
    return [height, ...around.map(({ top, bottom }) => `${Math.round(top)},${Math.round(bottom)}`)].join(' ');
  };
  const way = createWay(scroller, direction, signature);

  const findBack = async (): Promise<void> => {
    for (let tries = 0; tries < BACK_LIMIT && !stopping.aborted; tries += 1) {
      const isGone = scroller.element !== null && !isConnectedOf(scroller.element);
      if (location.href !== record.joinedAt || isGone) {
        // Another conversation stands in the same place; nothing of it may be taken for this one.
        record.end = 'left';
        return;
      }
      const moved = await way.go(-scroller.area().height / 2);
      if (record.lookAgain()) return;
      if (!moved) break;
    }
    record.look(2 * scroller.area().height, true);
  };

  const move = async (): Promise<void> => {
    for (let tries = 0; tries < 3; tries += 1) {
      const next = record.frontier();
      const area = scroller.area();
      if (next === null || next.row === null) {
        // It may have been passed by, in a list that moved.
        const { entries } = record;
        const passed = next !== null && entries.indexOf(next) < entries.findIndex(({ row }) => row !== null);
        await way.go((passed ? -0.5 : 0.8) * area.height);
      } else {
        await way.go(distanceTo(next.row, next.covered, area, direction));
      }
      if (!record.lookAgain()) await findBack();
      if (record.end !== null) return;
      const now = record.frontier();
      // Where it only became known what comes next, that is gone to.
      if (now === null || now.row === null || record.coverage(now) > now.covered) return;
    }
  };

  /** The person sees how far it is until the next picture. */
  const pauseBetween = async (ms: number): Promise<void> => {
    if (stopping.aborted) return;
    progress.open(record.reached());
    await pauseUnless(stopping, ms);
    progress.close();
    if (stopping.aborted) await frames();
  };

  /** From one picture to the next screen. */
  const goOn = async (): Promise<void> => {
    if (record.lookAgain()) record.confirm();
    else {
      record.forgetPicture();
      await findBack();
    }
    record.noteStall();
    await pauseBetween(lastStepAt + PACE_MS - performance.now());
    lastStepAt = performance.now();
    if (record.end === null && !stopping.aborted) await move();
  };

  /** Says why the way ends, where it does; at the edge of the list the site is given time to load more. */
  const seeEnd = async (tile: string): Promise<void> => {
    if (stopping.aborted) record.end = 'cancelled';
    else if (record.end !== null) return;
    else if (record.isReached()) record.end = 'reached';
    else if (record.entries.length >= MOST_MESSAGES) record.end = 'bound';
    else if (record.frontier() === null && way.atEdge()) {
      progress.open(record.reached());
      const came = await way.waitForMore(() => record.lookAgain() && record.frontier() !== null);
      progress.close();
      await frames();
      if (came === 'more') {
        // The list may have moved while it loaded.
        record.lookAgain();
        record.mark(tile);
      } else record.end = came === 'none' ? 'site-end' : 'still-loading';
    }
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
        record.begin(ends?.from ?? null);
        lastStepAt = performance.now();
      } else await goOn();
      const [imagesMissing] = await Promise.all([
        imagesSettled(scroller, IMAGES_MS),
        options.lookIntoWorld(),
      ]);
      tiles += 1;
      const tile = `tile-${String(tiles).padStart(3, '0')}.png`;
      record.lookAgain();
      record.mark(tile);
      await seeEnd(tile);
      const { count, oldest } = record.reached();
      const read = record.handOver();
      return {
        top: scroller.top(),
        contentHeight: scroller.content().height,
        area: scroller.area(),
        atEnd: record.end !== null,
        style: fixed?.rules({ first, last: record.end !== null }) ?? '',
        seen: count,
        imagesMissing,
        dropsNodes: false,
        oldest,
        ...(read === null ? {} : { read }),
        ...(stopping.aborted ? { stopped: true as const } : {}),
      };
    },
    gather() {
      if (record.lookAgain()) record.confirm();
      const { messages, gaps, period } = record.gather();
      const end = record.end ?? 'cancelled';
      return {
        file: { format: 'tidemark-conversation/1', asked: range, end, messages, gaps },
        announced: range.to === 'top' || range.to === 'bottom' ? record.announced : null,
        period,
      };
    },
    end() {
      // What was loaded above has moved everything down.
      scroller.scrollTo(direction === 'up' ? scroller.content().height - startedBelow : startedAt);
    },
  };
}
