import type { Answer, AnswerRequest, Route } from '../../demo/server.ts';
import { bidi, endless, huge, leaving, moving, xss } from './hostile-content.ts';
import { clobber, foreign, frames, million, policy, prototypes, shadow, traps } from './hostile-structure.ts';

const PAGES: Readonly<Record<string, (request: AnswerRequest) => Answer>> = {
  clobber,
  prototypes,
  million,
  shadow,
  policy,
  traps,
  xss,
  bidi,
  huge,
  moving,
  leaving,
  endless,
  frames,
  foreign,
};

export const HOSTILE_PAGES = Object.keys(PAGES);

/** Requests to `/hostile/hit` are counted: each is a string of the corpus that came alive. */
export const hostileRoute: Route = (request) => {
  const match = /^\/hostile\/([a-z]+)$/.exec(request.url.pathname);
  if (match?.[1] === undefined) return null;
  if (match[1] === 'hit') return { status: 204, type: 'text/plain', body: '' };
  return Object.hasOwn(PAGES, match[1]) ? (PAGES[match[1]]?.(request) ?? null) : null;
};
