import type { PostFacts } from '../domain/capture';
import type { FullPageReading, InPageWords, Target } from '../messaging/calls';
import { pageRequests } from '../messaging/messenger';
import type { PageContext, Site } from '../sites/site';
import type { Language } from '../domain/settings';
import { createCaptureProgress, type CaptureProgress } from './capture-progress';
import { findScroller } from './conversation/find-conversation';
import { transcriptOf } from './conversation/receipt';
import { beginWalk, type ConversationWalk, type Ends } from './conversation/walk';
import { countSaved } from './conversation/walk-record';
import { beginFullPage, type FullPage } from './full-page';
import { createPageWorldReader } from './page-world-reader';
import type { PageScripts } from './page-scripts';
import { elementUnderPointer } from './post-at-point';
import { readContent } from './read-page';
import { chooseScroller } from './scroller';
import { readVisibleText } from './visible-text';

export interface LongCaptureParts {
  readonly scripts: PageScripts;
  here(): { readonly page: PageContext; readonly site: Site };
  wordsIn(language: Language): InPageWords;
  /** Both ends that the person pointed at, once. */
  takeEnds(): Ends | null;
}

/** Answers the background while it captures a full page or a conversation, screen by screen. */
export function answerLongCaptures(parts: LongCaptureParts): void {
  const { scripts, wordsIn, takeEnds } = parts;
  const isOwn = (element: Element): boolean => scripts.own.has(element);
  let fullPage: FullPage | null = null;
  let walk: ConversationWalk | null = null;
  let progress: CaptureProgress | null = null;
  let world = createPageWorldReader();
  const here = () => {
    const { page, site } = parts.here();
    return { page: world.with(page), site };
  };
  const lookIntoWorld = () => world.look(parts.here().site);

  const end = (): void => {
    fullPage?.end();
    fullPage = null;
    walk?.end();
    walk = null;
    progress?.end();
    progress = null;
  };

  const scrollerFor = (target: Target) =>
    chooseScroller(target.by === 'pointer' ? elementUnderPointer() : null);

  pageRequests.onMessage('beginFullPage', ({ data }) => {
    end();
    world = createPageWorldReader();
    progress = createCaptureProgress(wordsIn(data.language).progress, (host) => scripts.own.add(host));
    if (data.target.by === 'conversation') {
      const { range } = data.target;
      walk = beginWalk({ here, ...findScroller(here()), range, ends: takeEnds(), progress, lookIntoWorld });
      return walk.plan;
    }
    const scroller = scrollerFor(data.target);
    const readText = (): string =>
      readVisibleText(scroller.element ?? document, { shadowRootOf: here().page.shadowRootOf, isOwn }).text;
    fullPage = beginFullPage({ here, scroller, readText, isOwn, progress, lookIntoWorld });
    return fullPage.plan;
  });
  const requireFullPage = (): FullPage => {
    if (fullPage === null) throw new Error('no full-page capture has begun here');
    return fullPage;
  };
  pageRequests.onMessage('stepFullPage', async ({ data }) =>
    walk === null ? requireFullPage().step(data) : walk.step(),
  );

  const readWalk = (walked: ConversationWalk): FullPageReading => {
    const { file, announced, period } = walked.gather();
    const { page, site } = here();
    const reading = readContent(page, site, null, [], { isOwn });
    return {
      reading: { ...reading, text: transcriptOf(file.messages) },
      completeness: {
        seen: file.messages.length,
        saved: countSaved(file.messages),
        announced,
        gaps: file.gaps,
        reachedEnd: file.end === 'reached' || file.end === 'site-end',
        ...(period === null ? {} : { period }),
      },
      conversation: scripts.transfers.keep(JSON.stringify(file, null, 2)),
    };
  };
  pageRequests.onMessage('readFullPage', (): FullPageReading => {
    if (walk !== null) return readWalk(walk);
    const gathered = requireFullPage().gather();
    const { page, site } = here();
    const reading = readContent(page, site, null, [], { isOwn, layout: () => gathered.layout });
    const saved = gathered.posts.filter((post: PostFacts) => post.text !== null).length;
    return {
      reading: { ...reading, text: gathered.text, posts: gathered.posts },
      completeness: {
        seen: gathered.posts.length,
        saved,
        announced: gathered.announced,
        gaps: gathered.gaps,
      },
    };
  });
  pageRequests.onMessage('endFullPage', () => {
    end();
    return null;
  });
}
