import { isCredentialName, REMOVED } from '../../domain/scrub-address';

/** A signed token (JWT), or an encrypted one: three or five parts, the first of them JSON in base64. */
const SIGNED_TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/g;
const AUTHORISATION = /\b(?:bearer|basic|digest)\s+[\w.~+/=-]{8,}/i;
const HEXADECIMAL = /(?:^|[^\da-f])[\da-f]{32,}(?![\da-f])/i;
const RANDOM_RUN = /[\w+/=-]{32,}/g;
/** Compared one by one with everything that is kept, so there is a bound. */
const MAX_KNOWN = 300;
const MAX_LENGTH = 8_192;
/** Stored values longer than this are the page's data, not a session. UTF-16 units. */
const MAX_STORED = 200_000;
const MAX_LEAVES = 5_000;

function isMixed(run: string): boolean {
  return /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run);
}

/** Whether a value has the form of a credential, whatever it is called. A UUID or a post's number has not. */
export function looksLikeSecret(value: string): boolean {
  if (value.search(SIGNED_TOKEN) !== -1 || AUTHORISATION.test(value) || HEXADECIMAL.test(value)) return true;
  for (const [run] of value.matchAll(RANDOM_RUN)) if (isMixed(run)) return true;
  return false;
}

/**
 * Whether a value may be looked for in the page: long enough, and no word or number that could stand in a post
 * by chance.
 */
function isTelling(value: string): boolean {
  if (value.length < 8 || value.length > MAX_LENGTH || /\s|:\/\//.test(value)) return false;
  return (/\d/.test(value) && /[a-z]/i.test(value)) || value.length >= 32;
}

/** The viewer's own credentials, as far as the page can tell them, to be found wherever they stand. */
export class KnownSecrets {
  readonly #values = new Set<string>();
  #pattern: RegExp | null = null;

  get size(): number {
    return this.#values.size;
  }

  /** Remembers a value that is a credential for certain; what could be an ordinary word is not taken. */
  add(value: string): void {
    if (!isTelling(value) || this.#values.size >= MAX_KNOWN) return;
    this.#values.add(value);
    this.#pattern = null;
  }

  /** Remembers a value of that name where one of the two tells that it is a credential. */
  addNamed(name: string, value: string): void {
    if (isCredentialName(name) || looksLikeSecret(value)) this.add(value);
  }

  /** Cookies of the page, as `document.cookie` lists them: any long mixed value may be the session. */
  addCookies(cookies: string): void {
    for (const cookie of cookies.split(/;\s*/)) {
      const equals = cookie.indexOf('=');
      const value = cookie.slice(equals + 1);
      if (equals === -1 || value.length < 16) continue;
      this.add(value);
      this.add(decoded(value));
    }
  }

  /** One entry of the page's storage: the value itself, or the credentials inside it where it is JSON. */
  addStored(name: string, value: string): void {
    if (value.length > MAX_STORED) return;
    const parsed = /^\s*[[{"]/.test(value) ? parse(value) : value;
    let leaves = 0;
    const visit = (key: string, inside: unknown, depth: number): void => {
      leaves += 1;
      if (leaves > MAX_LEAVES || depth > 8) return;
      if (typeof inside === 'string') this.addNamed(key, inside);
      else if (typeof inside === 'object' && inside !== null)
        for (const [next, deeper] of Object.entries(inside)) visit(next, deeper, depth + 1);
    };
    visit(name, parsed, 0);
  }

  /** The text with every known credential, and every signed token, replaced by the word `removed`. */
  redact(text: string): string {
    if (text.length < 8) return text;
    this.#pattern ??= this.#compile();
    return text.replace(this.#pattern, REMOVED);
  }

  #compile(): RegExp {
    const longestFirst = [...this.#values].sort((a, b) => b.length - a.length);
    const known = longestFirst.map((value) => value.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`));
    return new RegExp([...known, SIGNED_TOKEN.source].join('|'), 'g');
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}
