/**
 * Times that platforms write into the ids of their posts. Every id is larger than a double holds exactly, so
 * they are strings and BigInts. Each function gives UTC as ISO 8601, or `null` where the id is none of that
 * platform's or its time cannot be (before the platform was, after tomorrow): another kind of id.
 */
import type { FactCaveat, Found } from '../domain/capture';

const DAY = 86_400_000;

interface Formula {
  /** Bits below the time. */
  readonly shift: bigint;
  /** Milliseconds since 1970 UTC at which the platform's clock starts. */
  readonly epoch: bigint;
  /** Milliseconds in one unit of the time. */
  readonly unit: bigint;
  /** No id of this kind is older. */
  readonly since: string;
  readonly digits: RegExp;
}

const DECIMAL = /^\d{5,20}$/;

function timeOf(id: string, formula: Formula): string | null {
  if (!formula.digits.test(id)) return null;
  const time = Number((BigInt(id) >> formula.shift) * formula.unit + formula.epoch);
  return time < Date.parse(formula.since) || time > Date.now() + DAY ? null : new Date(time).toISOString();
}

/** X: the snowflake that posts have since 4 November 2010; earlier ids were only counted. */
export function xTime(id: string): string | null {
  return DECIMAL.test(id) && BigInt(id) >= 29_700_859_247n
    ? timeOf(id, { shift: 22n, epoch: 1_288_834_974_657n, unit: 1n, since: '2010-11-04', digits: DECIMAL })
    : null;
}

/** Discord: messages, channels, accounts; exact. */
export function discordTime(id: string): string | null {
  return timeOf(id, {
    shift: 22n,
    epoch: 1_420_070_400_000n,
    unit: 1n,
    since: '2015-01-02',
    digits: /^\d{15,20}$/,
  });
}

/** TikTok: films and comments; some seconds before publication, long before it where a film was scheduled. */
export function tiktokTime(id: string): string | null {
  return timeOf(id, { shift: 32n, epoch: 0n, unit: 1000n, since: '2014-08-01', digits: /^\d{18,20}$/ });
}

/** LinkedIn: activities and comments. */
export function linkedinTime(id: string): string | null {
  return timeOf(id, { shift: 22n, epoch: 0n, unit: 1n, since: '2003-05-01', digits: /^\d{18,20}$/ });
}

/** Instagram and Threads: the decimal id of a post; the time of the upload. */
export function instagramTime(id: string): string | null {
  return timeOf(id, {
    shift: 23n,
    epoch: 1_314_220_021_721n,
    unit: 1n,
    since: '2011-08-24',
    digits: /^\d{15,20}$/,
  });
}

/** Mastodon: an id of the instance that shows the post. */
export function mastodonTime(id: string): string | null {
  return timeOf(id, { shift: 16n, epoch: 0n, unit: 1n, since: '2016-03-01', digits: /^\d{17,19}$/ });
}

const SHORTCODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The decimal id in the short code of an Instagram or Threads address; codes of private posts are longer. */
export function instagramId(shortcode: string): string | null {
  if (!/^[\w-]{10,11}$/.test(shortcode)) return null;
  let id = 0n;
  for (const letter of shortcode) id = id * 64n + BigInt(SHORTCODE.indexOf(letter));
  return id.toString();
}

const SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';

/** Bluesky: a record key (TID of the AT protocol), microseconds, made by the author's own program. */
export function blueskyTime(key: string): string | null {
  if (!/^[2-7a-j][2-7a-z]{12}$/.test(key)) return null;
  let value = 0n;
  for (const letter of key) value = value * 32n + BigInt(SORTABLE.indexOf(letter));
  const micros = value >> 10n;
  const time = Number(micros / 1000n);
  if (time < Date.parse('2022-11-01') || time > Date.now() + DAY) return null;
  const seconds = new Date(time).toISOString().slice(0, 19);
  return `${seconds}.${(micros % 1_000_000n).toString().padStart(6, '0')}Z`;
}

/** A time computed from an id, with what a reader must know of the formula. */
export function derivedTime(time: string | null, where: string, caveat?: FactCaveat): Found<string> | null {
  if (time === null) return null;
  return caveat === undefined
    ? { value: time, how: 'derived', where }
    : { value: time, how: 'derived', where, caveat };
}
