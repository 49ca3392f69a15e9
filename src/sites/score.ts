/**
 * For tests and `npm run sites:score`: compares what a site reads with what is known to be true of a saved
 * page. The list of pages is an `index.json` of `{ pages: [{ platform, file, url, groundTruth }] }`.
 */
import type { PostFacts } from '../domain/capture';
import { siteFor } from './index';
import { findPlaces, type PlaceHints } from './score-places';
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

/** Marks that show nothing; some sites put them around names and into words. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;

const words = (text: string): string => text.replaceAll(UNSEEN, '').replaceAll(/\s+/g, ' ').trim();
const withoutNote = (text: string): string => text.replace(/\s+\([^()]*(?:\([^()]*\)[^()]*)*\)$/, '').trim();
/** What stands in brackets at the end may be a note of the list or part of the value. */
const same: Compare = (expected, actual) =>
  [expected, withoutNote(expected)].some((one) => words(one) === words(actual));
const name: Compare = (expected, actual) =>
  same(expected, actual) || words(withoutNote(expected)) === `${words(actual)}:`;
/** `@anna` and `u/anna` are `anna`. */
const handle: Compare = (expected, actual) =>
  same(words(expected).replace(/^(?:@|\/?u\/)/, ''), words(actual).replace(/^@/, ''));

/** Reddit's ids are written with their kind or without: `t3_abc`, `abc`. */
const postId: Compare = (expected, actual) =>
  same(expected, actual) || same(expected, actual.replace(/^t[13]_/, ''));

/**
 * Whether the words are the same; where the page breaks a line, a list may have nothing at all. A post with a title
 * has it as its first paragraph; the list may mean the words below it.
 */
function begins(expected: string, actual: string): boolean {
  const plain = (text: string): string => words(text).replaceAll(' ', '');
  const wanted = plain(expected.replace(/\s*(?:…|\.{3})\s*$/u, ''));
  const below = actual.indexOf('\n\n');
  return [actual, below < 0 ? '' : actual.slice(below)].some((text) => plain(text).startsWith(wanted));
}

function address(text: string): string {
  const url = URL.parse(withoutNote(text));
  if (url === null) return text;
  return url.host.replace(/^www\./, '') + decodeURI(url.pathname).replace(/\/$/, '') + url.search + url.hash;
}

/** What an address of an account ends in, `%C3%A9` as the letter that it stands for. */
function lastWord(path: string): string {
  const word = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return decodeURIComponent(word);
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
  handle: ['handle', 'authorHandle', handle],
  channel: ['handle', 'authorHandle', handle],
  profile: ['handle', 'authorHandle', (expected, actual) => same(lastWord(expected), actual)],
  displayName: ['display name', 'authorName', name],
  accountId: ['account id', 'authorId', same],
  postId: ['post id', 'postId', postId],
  messageId: ['post id', 'postId', same],
  commentUrn: ['post id', 'postId', (expected, actual) => words(expected) === actual],
  permalink: ['permalink', 'permalink', (expected, actual) => address(expected) === address(actual)],
  time: [
    'time',
    'postedAt',
    // Of some posts only the day is known.
    (expected, actual) =>
      /^\d{4}-\d{2}-\d{2}(?:\s|$)/.test(expected) && !/\d:\d/.test(expected)
        ? instant(actual) !== null &&
          new Date(instant(actual)! * 1000).toISOString().startsWith(expected.slice(0, 10))
        : instant(expected) !== null && instant(expected) === instant(actual),
  ],
  timeLabel: ['time as shown', 'postedAtShown', same],
  textBegins: ['text', 'text', begins],
  replyTo: ['answers', 'replyTo', (expected, actual) => actual.includes(withoutNote(expected))],
};

/** What the list tells of where the post stands. */
export function hintsOf(truth: Truth): PlaceHints {
  const told = (...names: readonly string[]): string | null =>
    names.map((one) => truth[one]).find((value) => typeof value === 'string') ?? null;
  const permalink = told('permalink');
  const id = told('postId', 'messageId', 'commentUrn');
  return {
    text: told('textBegins')?.replace(/\s*(?:…|\.{3})\s*$/u, '') ?? null,
    permalink: permalink === null ? null : withoutNote(permalink),
    id: id === null ? null : withoutNote(id),
  };
}

const OF_POSTS = ['permalink', 'postId', 'messageId', 'commentUrn', 'time', 'timeLabel'];

/** Whether the truth may be of an account and not of a post: then what the page as a whole says counts too. */
export function mayBeProfile(truth: Truth): boolean {
  return isProfile(truth) || !OF_POSTS.some((key) => truth[key] != null);
}

/** Whether the truth is of an account: the page as a whole is captured. */
export function isProfile(truth: Truth): boolean {
  const { role } = truth;
  return typeof role === 'string' && /profile|account/i.test(role);
}

export function saysAuthor(facts: PostFacts | null): boolean {
  return facts !== null && (facts.authorHandle ?? facts.authorName ?? facts.authorId) !== null;
}

/**
 * What a person gets who clicks on the post: its facts. Where there is none, as on a profile or where a page is only
 * its head: what a capture of the page says; without words to click on, of its main post.
 */
export function readAt(page: PageContext, truth: Truth): PostFacts | null {
  const picked = isProfile(truth) ? null : readPicked(page, truth);
  if (saysAuthor(picked)) return picked;
  const site = siteFor(page);
  const main = typeof truth['textBegins'] === 'string' || isProfile(truth) ? null : site.mainPost(page);
  const whole = site.readPost(page, main);
  return saysAuthor(whole) ? whole : picked;
}

function readPicked(page: PageContext, truth: Truth): PostFacts | null {
  const site = siteFor(page);
  const { text } = hintsOf(truth);
  const posts = new Set(findPlaces(hintsOf(truth)).map((place) => site.closestPost(page, place)));
  posts.delete(null);
  const readings = [...posts].map((post) => site.readPost(page, post));
  return (
    readings.find((facts) => text !== null && begins(text, facts.text?.value ?? '')) ?? readings[0] ?? null
  );
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
  a, abbr, b, bdi, cite, code, del, em, font, i, img, ins, kbd, label, mark, q, s, samp, small, span, strong, sub, sup, time, u, var { display: inline; }
  pre { white-space: pre; }
  [hidden] { display: none; }
</style>`;
