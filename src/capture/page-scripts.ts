import type { PostReference } from '../messaging/calls';
import type { FoundMedia } from './media/found-media';
import { createTransfers, type Transfers } from './page-copy/transfer';

/** Our scripts in a page; each is a bundle of its own and may be injected more than once. */
export type PageScriptName = 'capture' | 'page-copy' | 'rasterise';

/** What our scripts in one page share. */
export interface PageScripts {
  readonly running: Set<PageScriptName>;
  readonly transfers: Transfers;
  /** Whether one of them answers requests for pieces of transfers. */
  answersPieces: boolean;
  /** Elements of Tidemark's own in the page's document, which belong in no copy and no picture. */
  readonly own: WeakSet<Element>;
  /** The post a reference names, or `null`; set by the script that gives the references out. */
  resolveReference: (reference: PostReference) => Element | null;
  /** The media of the post or picture that was read last; `null` where there is none, or it was taken. */
  media: FoundMedia | null;
}

const REGISTRY = Symbol.for('tidemark.page-scripts');

/** The one thing our scripts leave on the isolated world's global; the page's own world never sees it. */
export function pageScripts(): PageScripts {
  const world = globalThis as { [REGISTRY]?: PageScripts };
  world[REGISTRY] ??= {
    running: new Set(),
    transfers: createTransfers(),
    answersPieces: false,
    own: new WeakSet(),
    resolveReference: () => null,
    media: null,
  };
  return world[REGISTRY];
}

/** Starts a script unless an earlier injection has; a second set of listeners would answer everything twice. */
export function startOnce(name: PageScriptName, start: (scripts: PageScripts) => void): void {
  const scripts = pageScripts();
  if (scripts.running.has(name)) return;
  scripts.running.add(name);
  start(scripts);
}
