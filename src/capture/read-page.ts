import type { NotIncluded, Rect } from '../domain/capture';
import type { PageLayout } from '../domain/page-layout';
import { scrubAddress } from '../domain/scrub-address';
import type { ContentReading, PageReading } from '../messaging/calls';
import { cutText, MAX_ATTRIBUTE, oneLine } from '../sites/bounds';
import {
  attributeOf,
  bodyOf,
  boxOf,
  documentElementOf,
  headOf,
  localNameOf,
  queryFirst,
  referrerOf,
  scrollHeightOf,
  scrollWidthOf,
  titleOf,
} from '../sites/dom';
import type { PageContext, ShadowRootLookup, Site } from '../sites/site';
import { findUnreadableFrames } from './frames';
import { readVisibleText } from './visible-text';

export interface ContentOptions {
  /** Elements of Tidemark's own, which are no part of the page. */
  readonly isOwn?: (element: Element) => boolean;
  /** Measures the page, of the same moment. */
  readonly layout?: () => PageLayout;
}

/** An address with its credentials taken out, cut at the bound; `null` for none. */
function keptAddress(raw: string | null): string | null {
  return raw === null || raw === '' ? null : cutText(scrubAddress(raw).url, MAX_ATTRIBUTE).text;
}

/** The address the page has now. `location` cannot be replaced by anything on the page. */
export function readPageAddress(): string {
  return keptAddress(location.href) ?? 'about:blank';
}

function navigation(): PerformanceNavigationTiming | null {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined) ?? null;
}

/**
 * The page this script runs in, as it is now; to be asked for anew at each reading.
 * @param shadowRootOf reaches closed shadow roots, where the browser offers that to extensions
 */
export function currentPage(shadowRootOf: ShadowRootLookup): PageContext {
  return { document, url: new URL(location.href), urlAtLoad: navigation()?.name ?? null, shadowRootOf };
}

/** What is true of the page as a whole. Cheap: does not read its text. */
export function readPage(page: PageContext): PageReading {
  const entry = navigation();
  const root = documentElementOf(page.document);
  const head = headOf(page.document);
  const canonical = head === null ? null : queryFirst(head, 'link[rel~="canonical" i][href]');
  const canonicalUrl = canonical === null ? null : URL.parse(attributeOf(canonical, 'href') ?? '', page.url);
  const body = bodyOf(page.document);
  return {
    url: keptAddress(page.url.href) ?? 'about:blank',
    urlAtLoad: keptAddress(page.urlAtLoad ?? null),
    redirectCount: entry?.redirectCount ?? null,
    canonicalUrl: keptAddress(canonicalUrl?.href ?? null),
    referrer: keptAddress(referrerOf(page.document)),
    title: oneLine(titleOf(page.document)),
    documentLanguage: root === null ? null : oneLine(attributeOf(root, 'lang')),
    viewport: { width: innerWidth, height: innerHeight },
    scroll: { x: scrollX, y: scrollY },
    documentSize: {
      width: Math.max(root === null ? 0 : scrollWidthOf(root), body === null ? 0 : scrollWidthOf(body)),
      height: Math.max(root === null ? 0 : scrollHeightOf(root), body === null ? 0 : scrollHeightOf(body)),
    },
    languages: [...navigator.languages],
    unreadableFrames: findUnreadableFrames(page),
  };
}

/**
 * Everything a capture reads, in one go, so that all of it is of one moment.
 * @param target the post or picture; `null` for the page
 * @param posts for a page: the posts of which facts are wanted
 */
export function readContent(
  page: PageContext,
  site: Site,
  target: Element | null,
  posts: readonly Element[],
  options: ContentOptions = {},
): ContentReading {
  // A picture by itself says nothing of who posted it; the post it stands in does.
  const subject = target !== null && isPicture(target) ? (site.closestPost(page, target) ?? target) : target;
  const facts = site.readPost(page, subject);
  const seen = readVisibleText(subject ?? page.document, {
    shadowRootOf: page.shadowRootOf,
    isOwn: options.isOwn,
  });
  const notIncluded: NotIncluded[] =
    seen.cut === false
      ? []
      : [{ what: 'visible text', reason: seen.cut === 'nodes' ? 'nodes-cut-at-bound' : 'text-cut-at-bound' }];
  const whole = readPage(page);
  return {
    page: target === null ? whole : { ...whole, unreadableFrames: seen.unreadableFrames },
    facts,
    posts: target === null ? posts.map((post) => site.readPost(page, post)) : [facts],
    text: seen.text,
    notIncluded,
    box: target === null ? null : readBox(target),
    layout: written(options.layout),
  };
}

/** What cannot be measured costs the capture nothing else. */
function written(layout: ContentOptions['layout']): string | null {
  try {
    return layout === undefined ? null : JSON.stringify(layout());
  } catch {
    return null;
  }
}

function isPicture(element: Element): boolean {
  return /^(?:img|picture|video|svg|canvas)$/.test(localNameOf(element));
}

/** Where the element is in the viewport, CSS pixels. */
function readBox(element: Element): Rect {
  const { x, y, width, height } = boxOf(element);
  return { x, y, width, height };
}
