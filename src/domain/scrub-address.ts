/**
 * Takes credentials out of an address before it is kept anywhere. What is taken out is replaced by the word
 * `removed`, so that a reader sees that something stood there; everything else stays as it was, since an
 * address is evidence: the numbers and names that lead to a post are never touched.
 */

export const REMOVED = 'removed';

export interface ScrubbedAddress {
  readonly url: string;
  /** Names of what was taken out, e.g. `access_token`; `userinfo` for a name and password before the host. */
  readonly removed: readonly string[];
}

/** Parameters that are credentials whatever their value. Compared without case, `-`, `_` and `.`. */
const CREDENTIAL_NAMES = new Set([
  'token',
  'jwt',
  'bearer',
  'idtoken',
  'oauthverifier',
  'oauthtokensecret',
  'authorization',
  'authkey',
  'authticket',
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'otp',
  'totp',
  'apikey',
  'xapikey',
  'privatekey',
  'secretkey',
  'sessionid',
  'sessionkey',
  'sessid',
  'jsessionid',
  'phpsessid',
  'aspsessionid',
  'cfid',
  'cftoken',
  'csrf',
  'xsrf',
  'csrfmiddlewaretoken',
  'requestverificationtoken',
  'samlresponse',
  'samlrequest',
  'samlart',
]);

/** Endings that make any parameter a credential, e.g. `user_password`, `csrfToken`, `client-secret`. */
const CREDENTIAL_ENDINGS = ['token', 'password', 'passwd', 'secret', 'sessionid', 'sessid', 'apikey', 'jwt'];

/** Where a list goes on, or the signature of a stored picture: no key to anybody's account. */
const HARMLESS_NAMES = new Set([
  'pagetoken',
  'nextpagetoken',
  'nexttoken',
  'continuationtoken',
  'synctoken',
  'cursortoken',
  'xamzsecuritytoken',
  'xgoogsecuritytoken',
]);

/**
 * Parameters that carry a credential on some sites and name a post, a place or a language on others
 * (`sid` is a story's number in old news software and a session in phpBB): taken out only where the value
 * looks like one.
 */
const AMBIGUOUS_NAMES = new Set([
  's',
  'sid',
  'sess',
  'session',
  'key',
  'accesskey',
  'auth',
  'authcode',
  'code',
  'state',
  'nonce',
  'ticket',
  'pass',
  'credential',
  'credentials',
  'login',
]);

/** A signed token (JWT) or an encrypted one (JWE), wherever it stands. */
const SIGNED_TOKEN = /eyJ[\w-]{8,}\.(?:eyJ[\w-]{4,}(?:\.[\w-]*)?|[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+)/g;
/** ASP.NET's session in the path: `/(S(lit3py55t21z5v55vlm25s55))/`. */
const SESSION_IN_PATH = /\((?:[AFX]\([^()]*\))*S\([a-z0-9]{16,}\)(?:[AFX]\([^()]*\))*\)/gi;
const MAX_NESTING = 3;

/**
 * Whether a parameter, field or header of this name is a credential whatever it holds.
 * @param name as the page writes it, e.g. `user[password]`, `csrfToken`
 */
export function isCredentialName(name: string): boolean {
  return nameParts(name).some(
    (part) =>
      !HARMLESS_NAMES.has(part) &&
      (CREDENTIAL_NAMES.has(part) ||
        CREDENTIAL_ENDINGS.some((ending) => part.endsWith(ending)) ||
        part.startsWith('aspsessionid') ||
        part.startsWith('csrf') ||
        part.startsWith('xsrf')),
  );
}

/**
 * The address without credentials: user and password, session and access parameters in query, fragment and
 * path (`;jsessionid=…`), signed tokens anywhere, and the same inside addresses that are parameters.
 * @param url absolute; what is not an address comes back as it is, with signed tokens taken out
 */
export function scrubAddress(url: string): ScrubbedAddress {
  const removed: string[] = [];
  return { url: scrub(url, removed, 0), removed: [...new Set(removed)] };
}

function scrub(url: string, removed: string[], depth: number): string {
  const normal = URL.canParse(url) ? new URL(url).href : url;
  const parts = /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#[\s\S]*)?$/i.exec(normal);
  if (parts === null) return scrubTokens(normal, removed);
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  return (
    scheme +
    scrubAuthority(authority, removed) +
    scrubTokens(scrubPath(path, removed), removed) +
    (query === '' ? '' : `?${scrubParameters(query.slice(1), removed, depth)}`) +
    (fragment === '' ? '' : `#${scrubFragment(fragment.slice(1), removed, depth)}`)
  );
}

function scrubAuthority(authority: string, removed: string[]): string {
  const at = authority.lastIndexOf('@');
  if (at === -1) return authority;
  if (authority.slice(2, at) !== REMOVED) removed.push('userinfo');
  return `//${REMOVED}${authority.slice(at)}`;
}

/** Path parameters (`/list;jsessionid=…`) and sessions written as a path segment. */
function scrubPath(path: string, removed: string[]): string {
  const withoutParameters = path.replaceAll(
    /;([^;=/]+)=([^;/]*)/g,
    (whole: string, name: string, value: string) => {
      if (!isCredential(name, value, false)) return whole;
      removed.push(decode(name));
      return `;${name}=${REMOVED}`;
    },
  );
  return withoutParameters.replaceAll(SESSION_IN_PATH, () => {
    removed.push('session');
    return `(S(${REMOVED}))`;
  });
}

/** A fragment may be a mark in the page, a list of parameters, or an address of its own (`#/home?sid=…`). */
function scrubFragment(fragment: string, removed: string[], depth: number): string {
  const directive = fragment.indexOf(':~:');
  const own = directive === -1 ? fragment : fragment.slice(0, directive);
  const rest = directive === -1 ? '' : fragment.slice(directive);
  const mark = own.indexOf('?');
  const scrubbed =
    mark === -1
      ? own.includes('=')
        ? scrubParameters(own, removed, depth)
        : scrubTokens(own, removed)
      : `${scrubTokens(scrubPath(own.slice(0, mark), removed), removed)}?${scrubParameters(own.slice(mark + 1), removed, depth)}`;
  return scrubbed + rest;
}

function scrubParameters(parameters: string, removed: string[], depth: number): string {
  const pieces = parameters.split(/([&;])/);
  const names = new Set(pieces.map((piece) => simple(decode(piece.split('=', 1)[0] ?? ''))));
  // The two together are an OAuth answer: whoever has them can finish the login.
  const answersLogin = names.has('code') && names.has('state');
  return pieces
    .map((piece) => {
      const equals = piece.indexOf('=');
      if (equals === -1) return scrubTokens(piece, removed);
      const name = piece.slice(0, equals);
      const value = piece.slice(equals + 1);
      if (isCredential(name, value, answersLogin)) {
        removed.push(decode(name));
        return `${name}=${REMOVED}`;
      }
      return `${name}=${scrubValue(value, removed, depth)}`;
    })
    .join('');
}

/** A value that is itself an address is scrubbed as one, e.g. `?next=https%3A%2F%2F…%3Ftoken%3D…`. */
function scrubValue(value: string, removed: string[], depth: number): string {
  const plain = decode(value);
  if (depth < MAX_NESTING && /^(?:https?:)?\/|^https?%3a/i.test(plain) && /[?#;@]|%3f/i.test(plain)) {
    const inside: string[] = [];
    const scrubbed = scrub(plain, inside, depth + 1);
    if (inside.length > 0) {
      removed.push(...inside);
      return encodeURIComponent(scrubbed);
    }
  }
  return scrubTokens(value, removed);
}

function scrubTokens(text: string, removed: string[]): string {
  return text.replaceAll(SIGNED_TOKEN, () => {
    removed.push('jwt');
    return REMOVED;
  });
}

function isCredential(rawName: string, rawValue: string, answersLogin: boolean): boolean {
  const value = decode(rawValue);
  if (value === '' || value === REMOVED) return false;
  const name = decode(rawName);
  if (isCredentialName(name)) return true;
  if (!nameParts(name).some((part) => AMBIGUOUS_NAMES.has(part))) return false;
  if (answersLogin && (simple(name) === 'code' || simple(name) === 'state')) return true;
  return looksSecret(value);
}

/** Long, one word, letters and digits mixed: nothing a person would type or a site would number posts with. */
function looksSecret(value: string): boolean {
  return (
    value.length >= 16 &&
    /^[\w.~+/=:-]+$/.test(value) &&
    /\d/.test(value) &&
    /[a-z]/i.test(value) &&
    !isPath(value)
  );
}

function isPath(value: string): boolean {
  return /^\/?\d{1,4}\/\d/.test(value);
}

/** `user[csrfToken]` → `['user', 'csrftoken']`. */
function nameParts(name: string): string[] {
  return name
    .split(/[[\]]+/)
    .map(simple)
    .filter((part) => part !== '');
}

function simple(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    // A stray `%` is not an encoding: the text means itself.
    if (error instanceof URIError) return text;
    throw error;
  }
}
