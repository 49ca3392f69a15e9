/** Stands where something was hidden; always the same, so that its length tells nothing. */
export const HIDDEN = '█████';

/** Shorter ones would hit every other word. */
const SHORTEST = 2;
/** Characters that are there and not seen: a word with one inside is still that word. */
const UNSEEN = String.raw`\p{Cf}*`;
/** What may stand between the words of a name, in running text, in an address or in an account's name. */
const BETWEEN = String.raw`(?:[\s\p{Cf}._+-]|%20)*`;
const BETWEEN_DIGITS = String.raw`[\s\p{Cf}()./-]*`;
/** What makes an account's name of a person's: `wren47` would be half told by its end. */
const REST_OF_NAME = String.raw`[\p{Nd}_]*`;
const NUMBER = /^[+\d\s().\u00a0/-]+$/;

/** As a person entered or accepted them: trimmed, each once, without what is too short to be looked for. */
export function readTerms(typed: readonly string[]): string[] {
  const terms = new Map<string, string>();
  for (const term of typed) {
    const plain = plainTerm(term);
    if (Array.from(plain).length >= SHORTEST) terms.set(plain.toLowerCase(), plain);
  }
  return [...terms.values()];
}

/** Without the sign before an account's name: in an address it stands without it. */
function plainTerm(term: string): string {
  return term.normalize('NFC').trim().replace(/^@+/, '').trim();
}

/**
 * How texts are rid of terms. A term is found whatever its case, composed or decomposed, with characters inside
 * that are not seen, percent-encoded in an address, as an escape of JSON, and with other signs between its words;
 * also inside of longer words. Numbers are found however their digits are grouped.
 */
export function createHider(typed: readonly string[]): (text: string) => string {
  const pattern = patternOfAll(typed);
  return pattern === null ? (text) => text : (text) => text.replaceAll(pattern, HIDDEN);
}

/** Where in the text the terms stand, as the hider would find them. */
export function findTerms(text: string, typed: readonly string[]): { from: number; to: number }[] {
  const pattern = patternOfAll(typed);
  return pattern === null
    ? []
    : Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
      }));
}

function patternOfAll(typed: readonly string[]): RegExp | null {
  const terms = readTerms(typed).toSorted((one, other) => other.length - one.length);
  return terms.length === 0
    ? null
    : new RegExp(`@?(?:${terms.map(patternOf).join('|')})${REST_OF_NAME}`, 'giu');
}

/** Whether any of the terms stands in the text. */
export function holdsTerm(text: string, terms: readonly string[]): boolean {
  return createHider(terms)(text) !== text;
}

function patternOf(term: string): string {
  const digits = term.replaceAll(/\D/g, '');
  if (NUMBER.test(term) && digits.length >= 5)
    return String.raw`\+?` + Array.from(digits).join(BETWEEN_DIGITS);
  return term
    .split(/[\s\u00a0]+/)
    .map((word) => Array.from(word, characterPattern).join(UNSEEN))
    .join(BETWEEN);
}

function characterPattern(character: string): string {
  const forms = new Set<string>();
  for (const cased of [character, character.toLowerCase(), character.toUpperCase()]) {
    for (const form of [cased, cased.normalize('NFD'), cased.normalize('NFKC')]) {
      forms.add(escaped(form));
      if (/[^A-Za-z0-9]/.test(form)) {
        forms.add(escaped(percentEncoded(form)));
        forms.add(escaped(jsonEscaped(form)));
      }
    }
  }
  return `(?:${[...forms].join('|')})`;
}

function percentEncoded(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

function jsonEscaped(text: string): string {
  return Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

export interface Suggestion {
  readonly term: string;
  readonly why: 'own' | 'e-mail' | 'telephone' | 'other-person';
}

/** What is known of a capture when somebody asks what of it should be hidden. */
export interface SuggestionSource {
  /** Names and handles that the person said are theirs. */
  readonly own: readonly string[];
  /** Whom the capture is about: not suggested by itself. */
  readonly author: readonly string[];
  /** Names and handles of everybody that the page's posts name as an author. */
  readonly people: readonly string[];
  /** All texts that go with the capture. */
  readonly texts: readonly string[];
}

const E_MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const TELEPHONE = /(?<![\p{L}\p{N}/=_.-])(?:\+|00)?\(?\d(?:[ \u00a0()./-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;
/** Dates and times look like numbers that somebody could ring. */
const DATE = /^\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})/;
const HANDLE = /(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,60}[\p{L}\p{N}_])?/gu;

/** What might have to be hidden, each once; nothing is hidden that a person did not accept. */
export function suggestTerms({ own, author, people, texts }: SuggestionSource): Suggestion[] {
  const suggested = new Map<string, Suggestion>();
  const known = new Set(author.map((name) => plainTerm(name).toLowerCase()));
  const add = (term: string, why: Suggestion['why']): void => {
    const plain = plainTerm(term);
    const key = plain.toLowerCase();
    if (Array.from(plain).length < SHORTEST || (why === 'other-person' && known.has(key))) return;
    if (!suggested.has(key)) suggested.set(key, { term: term.normalize('NFC').trim(), why });
  };
  const whole = texts.join('\n');
  for (const name of own) if (holdsTerm(`${whole}\n${people.join('\n')}`, [name])) add(name, 'own');
  for (const [address] of whole.matchAll(E_MAIL)) add(address, 'e-mail');
  for (const [number] of whole.matchAll(TELEPHONE)) if (!DATE.test(number)) add(number, 'telephone');
  for (const person of people) add(person, 'other-person');
  for (const [handle] of whole.replaceAll(E_MAIL, ' ').matchAll(HANDLE)) add(handle, 'other-person');
  return [...suggested.values()];
}
