import type { CompletenessGap, PostFacts } from '../../domain/capture';
import type { ConversationEnd, ConversationMessage, ConversationRange } from '../../domain/conversation';
import type { ReadSoFar } from '../../messaging/calls';
import type { Scroller } from '../scroller';
import { coverageOf } from './coverage';
import { rowsAround, type Here, type MessageRow } from './find-conversation';
import { countFromWorld, createMessageReader, type ReadMessage } from './message-reader';
import { MessageSequence } from './message-sequence';
import { oldestOf, placeOfEnd } from './range-end';
import { gapsOf, periodOf, type WalkedMessage } from './receipt';
import type { Direction } from './way';

/** Screens that show nothing new of the message that is to be shown; then the next one is. */
const STALLED_LIMIT = 4;

export interface Entry extends WalkedMessage {
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

export interface WalkRecordOptions {
  here(): Here;
  readonly scroller: Scroller;
  readonly direction: Direction;
  readonly range: ConversationRange;
  /** Name of the message that was pointed at as the other end. */
  readonly until: string | null;
}

export interface Walked {
  readonly messages: readonly ConversationMessage[];
  readonly gaps: readonly CompletenessGap[];
  readonly period: { readonly from: string; readonly until: string } | null;
}

/** What was read on the way through a conversation: each message once, in the order of the way, and which pictures show it. */
export class WalkRecord {
  readonly entries: Entry[] = [];
  /** How many the site says there are. */
  announced: number | null = null;
  /** Why the way came to its end; `null` while it goes on. */
  end: ConversationEnd | null = null;
  /** The address at which what is in the page was last joined to what is known. */
  joinedAt = location.href;
  readonly #options: WalkRecordOptions;
  readonly #reader = createMessageReader();
  readonly #sequence = new MessageSequence();
  #start: Entry | null = null;
  #unsure = false;
  #stalled: { readonly entry: Entry; readonly covered: number; readonly times: number } | null = null;
  #handedOver: readonly Entry[] = [];

  constructor(options: WalkRecordOptions) {
    this.#options = options;
  }

  /** Reads what is in the page now; `false` where it has nothing in common with what is known. */
  look(around: number, anyway = false): boolean {
    const { scroller, direction } = this.#options;
    const now = this.#options.here();
    const { entries } = this;
    let rows = rowsAround(now, scroller, around);
    if (direction === 'up') rows = rows.toReversed();
    const read = rows.map((row) => this.#reader(now, row));
    for (const entry of entries) entry.row = null;
    const { y } = scroller.area();
    const [scrolled, height] = [scroller.top(), scroller.content().height];
    // From the end that is behind us: what comes in ahead moves nothing there.
    const keys = read.map(({ key }, index) => {
      const top = rows[index]!.top - y + scrolled;
      return { ...key, at: direction === 'up' ? height - top : top };
    });
    if (rows.length === 0) return entries.length === 0;
    if (!anyway && !this.#sequence.meets(keys)) return false;
    const joined = this.#sequence.join(keys, (place, index) => {
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
    this.#unsure ||= joined.unsure;
    for (const { announced: of } of read) if (of !== null) this.announced = Math.max(this.announced ?? 0, of);
    this.joinedAt = location.href;
    return true;
  }

  /** First near the view; a list that keeps all its messages may have jumped far. */
  lookAgain(): boolean {
    return this.look(2 * this.#options.scroller.area().height) || this.look(Number.POSITIVE_INFINITY);
  }

  /** Reads what is in view, and takes the message of that name, else the first in view, as the first of all. */
  begin(from: string | null): void {
    const { scroller } = this.#options;
    this.look(2 * scroller.area().height);
    const area = scroller.area();
    const whole = ({ row }: Entry): boolean =>
      row !== null && row.top >= area.y - 1 && row.bottom <= area.y + area.height + 1;
    const part = ({ row }: Entry): boolean =>
      row !== null && row.bottom > area.y + 1 && row.top < area.y + area.height - 1;
    const { entries } = this;
    const named = from === null ? undefined : entries.find(({ read }) => read.key.name === from);
    this.#start = named ?? entries.find(whole) ?? entries.find(part) ?? entries[0] ?? null;
  }

  get #startIndex(): number {
    return this.#start === null ? 0 : this.entries.indexOf(this.#start);
  }

  /** From the first one on. */
  get #onward(): Entry[] {
    return this.entries.slice(this.#startIndex);
  }

  /** How much of a message is in pictures once the view as it is now is. */
  coverage({ row, covered }: Entry): number {
    const { scroller, direction } = this.#options;
    return row === null ? covered : coverageOf(row, covered, scroller.area(), direction);
  }

  /** A picture of that name is taken of the view as it is now. */
  mark(tile: string): void {
    for (const entry of this.#onward) {
      const covered = this.coverage(entry);
      entry.pending = covered > entry.covered ? { covered, tile } : null;
    }
  }

  /** What was in view before the picture and still is now, is in the picture. */
  confirm(): void {
    for (const entry of this.entries) {
      if (entry.pending === null) continue;
      const covered = Math.min(entry.pending.covered, this.coverage(entry));
      if (covered > entry.covered) {
        entry.covered = covered;
        entry.tiles.push(entry.pending.tile);
      }
      entry.pending = null;
    }
  }

  /** What the picture shows is not known. */
  forgetPicture(): void {
    for (const entry of this.entries) entry.pending = null;
  }

  /** Gives up on a message that stays uncovered, so that the way goes on: the receipt says that no picture shows it. */
  noteStall(): void {
    const next = this.#onward.find((entry) => entry.covered < 1) ?? null;
    if (next === null) {
      this.#stalled = null;
      return;
    }
    const stalled = this.#stalled;
    const times = stalled?.entry === next && stalled.covered === next.covered ? stalled.times + 1 : 1;
    this.#stalled = { entry: next, covered: next.covered, times };
    // It has left the page, or is never whole in view.
    if (times > STALLED_LIMIT) next.covered = 1;
  }

  /** The next message that no picture shows whole; `null` where there is none. */
  frontier(): Entry | null {
    return this.#onward.find((entry) => !isCovered(entry)) ?? null;
  }

  /** Place of the last message that was asked for; `null` while it is not known. */
  #last(): number | null {
    const { range, until } = this.#options;
    return placeOfEnd(this.entries, this.#startIndex, { range, until, siteEnded: this.end === 'site-end' });
  }

  /** All that was asked for is in pictures. */
  isReached(): boolean {
    const at = this.#last();
    return at !== null && this.entries.slice(this.#startIndex, at + 1).every(isCovered);
  }

  #inRange(): Entry[] {
    return this.entries.slice(this.#startIndex, (this.#last() ?? this.entries.length - 1) + 1);
  }

  reached(): { readonly of: 'messages'; readonly count: number; readonly oldest: string | null } {
    return { of: 'messages', count: this.#inRange().length, oldest: oldestOf(this.#onward) };
  }

  /**
   * What is in pictures since this was last asked, so that it stays where the page goes without warning; `null` where
   * nothing is new. Of the last picture it is not known yet what it shows.
   */
  handOver(): ReadSoFar | null {
    const all = this.#inRange();
    const open = all.findIndex(({ covered }) => covered < 1);
    const done = open === -1 ? all : all.slice(0, open);
    const before = this.#handedOver;
    let from = 0;
    while (from < before.length && before[from] === done[from]) from += 1;
    if (from === before.length && from === done.length) return null;
    this.#handedOver = done;
    const { messages, gaps, period } = this.#told(done, 'interrupted');
    return {
      from,
      messages: done.slice(from).map(({ tiles, facts }) => ({ tiles, facts })),
      upward: this.#options.direction === 'up',
      file: { format: 'tidemark-conversation/1', asked: this.#options.range, end: 'interrupted', gaps },
      completeness: {
        seen: messages.length,
        saved: countSaved(messages),
        announced: null,
        reachedEnd: false,
        gaps,
        ...(period === null ? {} : { period }),
      },
    };
  }

  /** What was read, from the top down. What was read ahead of the last picture is left out when it ended before its time. */
  gather(): Walked {
    const end = this.end ?? 'cancelled';
    const all = this.#inRange();
    const pictured = all.findLastIndex(({ tiles }) => tiles.length > 0);
    const kept = end === 'cancelled' || end === 'left' || end === 'bound' ? all.slice(0, pictured + 1) : all;
    return this.#told(kept, end);
  }

  #told(entries: readonly Entry[], end: ConversationEnd): Walked {
    const { direction, range } = this.#options;
    const shown = direction === 'up' ? entries.toReversed() : entries;
    const found = this.#last() !== null;
    return {
      messages: shown.map(({ facts, tiles }, index) => ({ number: index + 1, tiles, facts })),
      gaps: gapsOf(shown, { direction, end, range, found, unsure: this.#unsure }),
      period: periodOf(shown),
    };
  }
}

function isCovered(entry: Entry): boolean {
  return Math.max(entry.covered, entry.pending?.covered ?? 0) === 1;
}

/** Those of which words or a picture are kept. */
export function countSaved(messages: readonly ConversationMessage[]): number {
  return messages.filter(({ facts, tiles }) => facts.text !== null || tiles.length > 0).length;
}
