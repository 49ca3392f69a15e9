import type { Language } from '../domain/settings';
import type { InPageWords, PageDescription, TargetReading, WholeTextOffer } from '../messaging/calls';
import { pageCalls, pageRequests } from '../messaging/messenger';
import { boxOf, contentTypeOf } from '../sites/dom';
import { siteFor } from '../sites/index';
import type { PageContext, ShadowRootLookup, Site } from '../sites/site';
import { startCaptureMode, type CaptureMode } from './capture-mode';
import { findTarget } from './find-target';
import { findMedia } from './media/found-media';
import { elementInFocus, postAtPoint } from './post-at-point';
import { answerPieces } from './answer-pieces';
import { findScroller, hasConversation } from './conversation/find-conversation';
import { startPickEnds } from './conversation/pick-ends';
import type { Ends } from './conversation/walk';
import { answerLongCaptures } from './long-capture';
import type { PageScripts } from './page-scripts';
import { frames } from './painted';
import { createPageWorldReader } from './page-world-reader';
import { startPickMode, type PickMode } from './pick-mode';
import { createPostReferences } from './post-references';
import { readViewLayout } from './page-layout';
import { currentPage, readContent, readPage, readPageAddress } from './read-page';
import { createWholeTexts, offerOf, type Offer } from './whole-text';
import { askWholeText, type WholeTextQuestion } from './whole-text-question';

/** Posts counted for the popup; more than this is "many". */
const COUNT_LIMIT = 200;
const POSTS_LIMIT = 3000;

export interface PageAgentParts {
  readonly scripts: PageScripts;
  /** Reaches closed shadow roots, where the browser offers that to extensions. */
  readonly shadowRootOf: ShadowRootLookup;
  /** What is said in the page. */
  readonly wordsIn: (language: Language) => InPageWords;
}

/** The one script of ours in a page: answers the background, and adds what the person points at. */
export function startPageAgent({ scripts, shadowRootOf, wordsIn }: PageAgentParts): void {
  const references = createPostReferences();
  scripts.resolveReference = references.resolve;
  const isOwn = (element: Element): boolean => scripts.own.has(element);
  let pick: PickMode | null = null;
  let mode: CaptureMode | null = null;
  let ends: Ends | null = null;
  let question: WholeTextQuestion | null = null;
  let words = wordsIn('en');
  /** Captured last, with only the beginning of its text. */
  let lastShortened: Element | null = null;
  /** Its text was opened for the capture that follows. */
  let openedText: Element | null = null;
  answerPieces(scripts);

  /** What the site itself says. */
  const plain = (): { page: PageContext; site: Site } => {
    const page = currentPage((element) => (isOwn(element) ? null : shadowRootOf(element)));
    return { page, site: siteFor(page) };
  };
  const texts = createWholeTexts(plain);
  const here = (): { page: PageContext; site: Site } => {
    const { page, site } = plain();
    return { page, site: texts.marked(site) };
  };
  /** The text that the popup can offer to open. */
  const offered = (): (Offer & { of: WholeTextOffer['of'] }) | null => {
    const { page, site } = plain();
    const main = site.mainPost(page);
    const offer = main === null ? null : offerOf({ page, site }, main);
    if (offer !== null) return { ...offer, of: 'main-post' };
    const last = lastShortened?.isConnected === true ? offerOf({ page, site }, lastShortened) : null;
    return last === null ? null : { ...last, of: 'last-captured' };
  };
  const focusedPost = (): Element | null => {
    const { page, site } = here();
    const focused = elementInFocus();
    return focused === null ? null : site.closestPost(page, focused);
  };
  const send = (post: Element, trigger: 'pick' | 'capture-mode'): void => {
    // The background tells the person how it went; if it is gone there is nobody to tell.
    pageCalls
      .sendMessage('postChosen', { reference: references.refer(post), trigger })
      .catch(() => undefined);
  };
  const choose = (post: Element, trigger: 'pick' | 'capture-mode'): void => {
    const offer = offerOf(plain(), post);
    question?.stop();
    question = null;
    if (offer === null) {
      send(post, trigger);
      return;
    }
    let chosen: Element | null = post;
    question = askWholeText({
      words: words.wholeText,
      way: offer.way,
      open: async () => {
        const { outcome, post: now } = await texts.open(offer);
        chosen = now;
        return outcome === 'opened';
      },
      capture: () => {
        question = null;
        if (chosen !== null) send(chosen, trigger);
      },
      left: () => {
        question = null;
        if (trigger === 'capture-mode') mode?.ended(post, false);
        else pageCalls.sendMessage('pickLeft', {}).catch(() => undefined);
      },
    });
    scripts.own.add(question.overlay.host);
  };

  pageRequests.onMessage('describePage', (): PageDescription => {
    const { page, site } = here();
    const main = site.mainPost(page);
    const offer = offered();
    return {
      title: readPage(page).title,
      host: page.url.hostname === '' ? null : page.url.hostname.replace(/^www\./, ''),
      mainPost: main !== null,
      shortened: main !== null && site.readPost(page, main).text?.caveat === 'shortened-by-site',
      postCount: site.listPosts(page, COUNT_LIMIT).length,
      conversation: hasConversation({ page, site }),
      contentType: contentTypeOf(document),
      captureMode: mode !== null,
      wholeText: offer === null ? null : { of: offer.of, way: offer.way },
    };
  });

  pageRequests.onMessage('readKind', () => ({
    contentType: contentTypeOf(document),
  }));

  pageRequests.onMessage('readTarget', async ({ data }): Promise<TargetReading | null> => {
    const world = createPageWorldReader();
    await world.look(here().site);
    const { page: seen, site } = here();
    const page = world.with(seen);
    const openedNow = data.target.by === 'main-post' && openedText?.isConnected === true ? openedText : null;
    openedText = null;
    const found = openedNow ?? findTarget(site, page, references, data.target);
    if (found === null) return null;
    const element = found === 'page' ? null : found;
    const posts = data.withPosts ? site.listPosts(page, POSTS_LIMIT) : [];
    const layout = () => {
      const shown = data.withPosts ? posts : site.listPosts(page, POSTS_LIMIT);
      return readViewLayout(site, page, element, shown, isOwn);
    };
    const reading = readContent(page, site, element, posts, { isOwn, layout });
    lastShortened = reading.facts.text?.caveat === 'shortened-by-site' ? element : null;
    scripts.media = element === null ? null : findMedia(site, page, element, data.target);
    if (element === null) return { reading, reference: null, wholeInView: true, documentBox: null };
    const box = boxOf(element);
    return {
      reading,
      reference: references.refer(element),
      wholeInView: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
      documentBox: { x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height },
    };
  });

  pageRequests.onMessage('openWholeText', async () => {
    const offer = offered();
    if (offer === null) return 'none';
    const { outcome, post } = await texts.open(offer);
    openedText = post;
    return post === null ? 'none' : outcome;
  });

  pageRequests.onMessage('readAddress', () => readPageAddress());

  pageRequests.onMessage('hideInterface', async () => {
    await Promise.all([pick?.overlay.hide(), mode?.overlay.hide(), question?.overlay.hide()]);
    await frames();
    return null;
  });
  pageRequests.onMessage('showInterface', () => {
    pick?.overlay.show();
    mode?.overlay.show();
    question?.overlay.show();
    return null;
  });

  answerLongCaptures({
    scripts,
    here,
    wordsIn,
    takeEnds: () => {
      const taken = ends;
      ends = null;
      return taken;
    },
  });

  pageRequests.onMessage('beginPick', ({ data }) => {
    pick?.stop();
    words = wordsIn(data.language);
    const starting = startPickMode({
      words: words.pick,
      at: (point, own) => {
        const { page, site } = here();
        return postAtPoint(site, page, point, own, true);
      },
      inFocus: focusedPost,
      posts: () => {
        const { page, site } = here();
        return site.listPosts(page, POSTS_LIMIT);
      },
      chosen: (post) => {
        pick = null;
        choose(post, 'pick');
      },
      left: () => {
        pick = null;
        pageCalls.sendMessage('pickLeft', {}).catch(() => undefined);
      },
    });
    scripts.own.add(starting.overlay.host);
    pick = starting;
    return null;
  });
  pageRequests.onMessage('beginEnds', ({ data }) => {
    pick?.stop();
    startPickEnds({
      words: wordsIn(data.language).ends,
      here,
      scroller: findScroller(here()).scroller,
      inFocus: focusedPost,
      opened: (opened) => {
        scripts.own.add(opened.overlay.host);
        pick = opened;
      },
      chosen: (chosen) => {
        pick = null;
        ends = chosen;
        pageCalls.sendMessage('postChosen', { reference: null, trigger: 'pick' }).catch(() => undefined);
      },
      left: () => {
        pick = null;
        pageCalls.sendMessage('pickLeft', {}).catch(() => undefined);
      },
    });
    return null;
  });
  pageRequests.onMessage('stopPick', () => {
    pick?.stop();
    pick = null;
    return null;
  });

  pageRequests.onMessage('startCaptureMode', ({ data }) => {
    mode?.stop();
    words = wordsIn(data.language);
    const starting = startCaptureMode({
      words: words.mode,
      posts: (limit) => {
        const { page, site } = here();
        return site.listPosts(page, limit);
      },
      capture: (post) => choose(post, 'capture-mode'),
      leave: () => {
        mode = null;
        pageCalls.sendMessage('captureModeLeft', {}).catch(() => undefined);
      },
    });
    scripts.own.add(starting.overlay.host);
    mode = starting;
    return null;
  });
  pageRequests.onMessage('stopCaptureMode', () => {
    mode?.stop();
    mode = null;
    return null;
  });
  pageRequests.onMessage('captureModeEnded', ({ data }) => {
    const post = references.resolve(data.reference);
    if (post !== null) mode?.ended(post, data.ok);
    return null;
  });
}
