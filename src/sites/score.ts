/**
 * For tests and `npm run sites:score`: compares what a site reads with what is known to be true of a saved
 * page. The list of pages is an `index.json` of `{ pages: [{ platform, file, url, groundTruth }] }`.
 */
import type { PostFacts } from '../domain/capture';
import { bodyOf, firstElementOf, localNameOf, nextElementOf, rawTextOf } from './dom';
import { siteFor } from './index';
import type { PageContext } from './site';

/** What is known of one post; values may have a note in brackets behind them. */
export type Truth = Readonly<Record<string, unknown>>;

export interface SavedPage {
  readonly platform: string;
  readonly file: string;
  readonly url: string;
  readonly groundTruth: readonly Truth[];
}

export type Verdict = 'right' | 'wrong' | 'missing';

export interface Score {
  readonly platform: string;
  readonly file: string;
  readonly field: string;
  readonly verdict: Verdict;
  readonly expected: string;
  readonly actual: string | null;
}

type FactName = Exclude<keyof PostFacts, 'kind' | 'media' | 'account'>;
type Compare = (expected: string, actual: string) => boolean;

const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const withoutNote = (text: string): string => text.replace(/\s+\([^()]*(?:\([^()]*\)[^()]*)*\)$/, '').trim();
const same: Compare = (expected, actual) => words(withoutNote(expected)) === words(actual);
const name: Compare = (expected, actual) =>
  same(expected, actual) || words(withoutNote(expected)) === `${words(actual)}:`;

/** A post with a title has it as its first paragraph; the list may mean the words below it. */
function begins(expected: string, actual: string): boolean {
  const below = actual.indexOf('\n\n');
  return [actual, below < 0 ? '' : actual.slice(below)].some((text) =>
    words(text).startsWith(words(expected)),
  );
}

function address(text: string): string {
  const url = URL.parse(withoutNote(text));
  if (url === null) return text;
  return url.host.replace(/^www\./, '') + decodeURI(url.pathname).replace(/\/$/, '') + url.search + url.hash;
}

/** The instant in whole seconds: ISO 8601 (a space for `T`, an offset without colon), or seconds since 1970. */
function instant(text: string): number | null {
  const seconds = /^\s*(\d{9,11})(?:\s|$)/.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds);
  const parts = /(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?/.exec(
    text,
  );
  if (parts === null) return null;
  const zone = (parts[3] ?? 'Z').replace(/(\d{2})(\d{2})$/, '$1:$2');
  const time = Date.parse(`${parts[1]}T${parts[2]}${zone}`);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

/** Names that the list uses, the fact each means, and when both say the same. */
const FIELDS: Readonly<Record<string, readonly [field: string, fact: FactName, compare: Compare]>> = {
  handle: ['handle', 'authorHandle', same],
  channel: ['handle', 'authorHandle', same],
  profile: ['handle', 'authorHandle', (expected, actual) => same(expected.split('/').at(-1) ?? '', actual)],
  displayName: ['display name', 'authorName', name],
  accountId: ['account id', 'authorId', same],
  postId: ['post id', 'postId', same],
  messageId: ['post id', 'postId', same],
  commentUrn: ['post id', 'postId', (expected, actual) => words(expected) === actual],
  permalink: ['permalink', 'permalink', (expected, actual) => address(expected) === address(actual)],
  time: [
    'time',
    'postedAt',
    (expected, actual) => instant(expected) !== null && instant(expected) === instant(actual),
  ],
  timeLabel: ['time as shown', 'postedAtShown', same],
  textBegins: ['text', 'text', begins],
  replyTo: ['answers', 'replyTo', (expected, actual) => actual.includes(withoutNote(expected))],
};

const NOT_SHOWN = new Set(['script', 'style', 'noscript', 'template', 'head']);
const ENOUGH = 40;

/** The innermost elements that hold the beginning of a text, in document order. */
function holdersOf(root: Element, beginning: string): Element[] {
  const holders: Element[] = [];
  const look = (element: Element): boolean => {
    if (NOT_SHOWN.has(localNameOf(element)) || !words(rawTextOf(element) ?? '').includes(beginning))
      return false;
    let inner = false;
    for (let child = firstElementOf(element); child !== null; child = nextElementOf(child))
      inner = look(child) || inner;
    if (!inner) holders.push(element);
    return true;
  };
  look(root);
  return holders;
}

export function saysAuthor(facts: PostFacts | null): boolean {
  return facts !== null && (facts.authorHandle ?? facts.authorName ?? facts.authorId) !== null;
}

/**
 * What a person gets who clicks on the words: the facts of the post around them. Where there is none, as on a profile
 * or where a page is only its head: what a capture of the page says; without words to click on, of its main post.
 */
export function readAt(page: PageContext, truth: Truth): PostFacts | null {
  const picked = readPicked(page, truth);
  if (saysAuthor(picked)) return picked;
  const site = siteFor(page);
  const main = typeof truth['textBegins'] === 'string' ? null : site.mainPost(page);
  const whole = site.readPost(page, main);
  return saysAuthor(whole) ? whole : picked;
}

function readPicked(page: PageContext, truth: Truth): PostFacts | null {
  const site = siteFor(page);
  const body = bodyOf(page.document);
  const wanted = truth['textBegins'];
  const text = typeof wanted === 'string' ? words(wanted) : '';
  if (body === null || text === '') return null;
  const holders = [text, text.slice(0, ENOUGH)]
    .map((beginning) => holdersOf(body, beginning))
    .find((found) => found.length > 0);
  const posts = new Set((holders ?? []).map((holder) => site.closestPost(page, holder)));
  posts.delete(null);
  const readings = [...posts].map((post) => site.readPost(page, post));
  return readings.find((facts) => words(facts.text?.value ?? '').startsWith(text)) ?? readings[0] ?? null;
}

export function scoreFacts(saved: SavedPage, truth: Truth, facts: PostFacts | null): Score[] {
  return Object.entries(FIELDS).flatMap(([key, [field, fact, compare]]) => {
    const value = truth[key];
    if (typeof value !== 'string') return [];
    const actual = facts?.[fact]?.value ?? null;
    const verdict = actual === null ? 'missing' : compare(value, actual) ? 'right' : 'wrong';
    return [{ platform: saved.platform, file: saved.file, field, verdict, expected: value, actual }];
  });
}

/** The share of what was said that is right, and of what there was to say that was said right. */
export function tally(scores: readonly Score[]): {
  right: number;
  wrong: number;
  missing: number;
  precision: number;
  recall: number;
} {
  const count = (verdict: Verdict): number => scores.filter((score) => score.verdict === verdict).length;
  const [right, wrong, missing] = [count('right'), count('wrong'), count('missing')];
  const share = (of: number): number => (of === 0 ? 1 : right / of);
  return { right, wrong, missing, precision: share(right + wrong), recall: share(right + wrong + missing) };
}

/** The table that `npm run sites:score` prints: a row a platform and field, then the values that are not right. */
export function scoreTable(scores: readonly Score[]): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const row = (platform: string, field: string, of: readonly Score[]): string => {
    const { right, wrong, missing, precision, recall } = tally(of);
    const figures = [right, wrong, missing, percent(precision), percent(recall)];
    return [
      platform.padEnd(18),
      field.padEnd(14),
      ...figures.map((figure) => String(figure).padStart(9)),
    ].join(' ');
  };
  const header = ['platform', 'field', 'right', 'wrong', 'missing', 'precision', 'recall'];
  const lines = [
    header
      .map((title, index) =>
        index === 0 ? title.padEnd(18) : index === 1 ? title.padEnd(14) : title.padStart(9),
      )
      .join(' '),
  ];
  const groups = Map.groupBy(scores, ({ platform, field }) => `${platform}\n${field}`);
  for (const of of groups.values()) lines.push(row(of[0]!.platform, of[0]!.field, of));
  for (const [field, of] of Map.groupBy(scores, (score) => score.field)) lines.push(row('all', field, of));
  lines.push(row('all', 'all', scores));
  for (const { verdict, platform, file, field, expected, actual } of scores)
    if (verdict !== 'right')
      lines.push(
        `${verdict}: ${platform} ${field} in ${file}: ${JSON.stringify(expected)}, read ${JSON.stringify(actual)}`,
      );
  return lines.join('\n');
}

/** Without what a DOM without a network and a layout would only stumble over. */
export function inertHtml(html: string): string {
  return html
    .replaceAll(/<link\b[^>]*\bstylesheet\b[^>]*>/gi, '')
    .replaceAll(/<script\b[^>]*\bsrc=[^>]*>/gi, '<script>')
    .replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/gi, '')
    .replaceAll(/<(\/?)i?frame\b/gi, '<$1x-frame')
    .replace(/<head[^>]*>/i, (head) => head + BROWSER_STYLE);
}

/** What every browser has built in and a DOM for tests has not. */
export const BROWSER_STYLE = `<style>
  a, b, bdi, cite, em, i, img, q, small, span, strong, sub, sup, time, u { display: inline; }
  pre { white-space: pre; }
  [hidden] { display: none; }
</style>`;
