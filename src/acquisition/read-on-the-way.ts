import type { ReadSoFar } from '../messaging/calls';
import type { CaptureSession } from './capture-session';
import { keepJson } from './keep-reading';

/** What the page has handed over of a conversation, as long as it has not given all of it. */
export class ReadOnTheWay {
  #latest: ReadSoFar | null = null;
  readonly #messages: ReadSoFar['messages'][number][] = [];

  add(read: ReadSoFar): void {
    this.#latest = read;
    this.#messages.splice(read.from, this.#messages.length, ...read.messages);
  }

  /** The page has given all of it. */
  clear(): void {
    this.#latest = null;
  }

  /** The page is gone: what it had handed over is all there is. `tiles`: how many pictures there are. */
  keep(session: CaptureSession, tiles: number): void {
    const latest = this.#latest;
    if (latest === null) return;
    const messages = latest.upward ? this.#messages.toReversed() : this.#messages;
    keepJson(session, 'conversation', {
      ...latest.file,
      messages: messages.map((message, index) => ({ number: index + 1, ...message })),
    });
    session.setCompleteness({ ...latest.completeness, tiles });
  }
}
