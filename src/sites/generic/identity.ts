import { oneLine } from '../bounds';

/** Marks that change the direction of text and show nothing: some sites wrap names in them. */
const BIDI_MARKS = /[\u{200E}\u{200F}\u{061C}\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu;
const LONGEST_NAME = 300;

/** A name on one line, as it was written; `null` where nothing is left or it is far too long for a name. */
export function cleanName(raw: string | null): string | null {
  const name = oneLine(raw);
  return name === null || name.length > LONGEST_NAME || name.replaceAll(BIDI_MARKS, '').trim() === ''
    ? null
    : name;
}

/** Without marks of direction: `@anna` and `anna` → `anna`; `@anna@site.example` → `anna@site.example`; `null` for what is no handle. */
export function cleanHandle(raw: string | null): string | null {
  const handle = cleanName(raw)?.replaceAll(BIDI_MARKS, '').trim().replace(/^@/, '') ?? null;
  return handle !== null && /^[^\s@/]+(?:@[^\s@/]+)?$/u.test(handle) ? handle : null;
}

/** Whether a text is written as a handle: `@` and one word. */
export function isWrittenHandle(text: string): boolean {
  return /^@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?$/u.test(text.replaceAll(BIDI_MARKS, '').trim());
}

/** A language tag (`de`, `pt-BR`); `null` for anything else. */
export function cleanLanguage(raw: string | null): string | null {
  const tag = raw?.trim() ?? '';
  return /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i.test(tag) ? tag : null;
}

/** What the address of an account says by its form. */
export interface ProfileAddress {
  readonly handle: string | null;
  readonly id: string | null;
}

const PLACES = /^(?:users?|u|profiles?|members?|people|person|authors?|accounts?|in)$/i;
/** Where the last word is made from the name for the address and is nobody's handle. */
const SLUG_PLACES = /^(?:people|person|authors?)$/i;
const NO_ACCOUNT =
  /^(?:me|self|my|new|edit|login|log-in|logout|signin|sign-in|signup|sign-up|register|settings|search|list|all|online|help|password|notifications)$/i;
/** A word that may be a handle: not only digits, no file. */
const HANDLE = /^(?!\d+$)[\p{L}\p{N}_.~-]+(?:@[\p{L}\p{N}.-]+)?$/u;

/**
 * Whether an address is one of an account by its form (`/@anna`, `/users/12/anna`, `member.php?u=12`), and
 * which handle and id stand in it. `null` where the form says nothing.
 */
export function readProfileAddress(url: URL): ProfileAddress | null {
  const segments = url.pathname.split('/').filter(Boolean).map(decodeSegment);
  const [place = '', who = ''] = segments;
  if (segments.length === 1 && /^[@~]./.test(place))
    return { handle: cleanHandle(place.replace(/^~/, '')), id: null };
  if (segments.length >= 2 && segments.length <= 3 && PLACES.test(place)) {
    if (NO_ACCOUNT.test(who)) return null;
    const found = readSegment(who.replace(/^@/, ''), segments[2] ?? null);
    return found !== null && SLUG_PLACES.test(place) ? { ...found, handle: null } : found;
  }
  if (segments.length === 2 && place.toLowerCase() === 'channel' && /^UC[\w-]{22}$/.test(who))
    return { handle: null, id: who };
  const page = segments.at(-1) ?? '';
  if (/^(?:member|memberlist|profile|user|userinfo|viewprofile)(?:\.\w+)?$/i.test(page)) {
    const number = url.searchParams.get('u') ?? url.searchParams.get('uid') ?? url.searchParams.get('userid');
    const name =
      url.searchParams.get('id') ?? url.searchParams.get('user') ?? url.searchParams.get('username');
    if (number !== null && /^\d+$/.test(number)) return { handle: null, id: number };
    if (name !== null && HANDLE.test(name)) return { handle: name, id: null };
  }
  return null;
}

/** `12`, `anna`, `anna.12` (forum software), with what follows: `/users/12/anna`. */
function readSegment(who: string, after: string | null): ProfileAddress | null {
  if (/^\d+$/.test(who)) return { handle: null, id: who };
  const numbered = /\.(\d+)$/.exec(who);
  if (numbered !== null) return after === null ? { handle: null, id: numbered[1] ?? null } : null;
  if (after !== null) return null;
  return HANDLE.test(who) ? { handle: who, id: null } : null;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
