import type { PicturePlace } from '../../domain/page-layout';
import type { Covered } from './covered-words';
import { HIDDEN } from './terms';
import { lettersIn, type Token, tokensOf } from './tokens';

/** Fewer letters than this would hit every other word: such a phrase is hidden only where it is the whole line. */
const SUBSTANTIAL = 4;
/** Letters of two words that say something together, of one that does alone, and of one with a digit. */
const TELLING_PAIR = 8;
const TELLING_WORD = 8;
const TELLING_NUMBER = 4;
/** Places looked at where the same two words stand again and again. */
const MOST_PLACES = 200;
interface Phrase {
  readonly words: readonly string[];
  /** Only where nothing else stands on the line. */
  readonly alone: boolean;
}

/**
 * How texts are rid of what lies under boxes: of its words where they follow each other like there, also of a part of
 * them as in a title that was cut; of long words and numbers that stand nowhere openly; of its pictures.
 */
export function createCoverHider(covered: Covered): (text: string) => string {
  const { passages, phrases, pictures } = covered;
  const whole = indexPhrases([
    ...passages,
    ...phrases,
    ...pictures.flatMap(({ alternativeText }) => alternativeText ?? []),
  ]);
  const runs = indexRuns(passages);
  const secret = secretWords(covered);
  const addresses = new Set(pictures.flatMap(pictureKey));
  if (whole.size === 0 && addresses.size === 0) return (text) => text;

  return (text) => {
    if (addresses.size > 0 && pictureKey({ url: text }).some((key) => addresses.has(key))) return HIDDEN;
    const tokens = tokensOf(text);
    let hidden = '';
    let done = 0;
    for (let at = 0; at < tokens.length; at += 1) {
      const { word, from } = tokens[at]!;
      const phrase = whole.get(word)?.find((one) => stands(one, text, tokens, at));
      const length = Math.max(
        phrase?.words.length ?? 0,
        runs.longestAt(tokens, at),
        secret.has(word) ? 1 : 0,
      );
      if (length === 0) continue;
      const last = at + length - 1;
      hidden += text.slice(done, from) + HIDDEN;
      done = tokens[last]!.to;
      at = last;
    }
    return hidden + text.slice(done);
  };
}

/** By their first word, the longest first. */
function indexPhrases(phrases: readonly string[]): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  const known = new Set<string>();
  for (const phrase of phrases) {
    const words = tokensOf(phrase).map(({ word }) => word);
    const [first] = words;
    const key = words.join(' ');
    if (first === undefined || known.has(key)) continue;
    known.add(key);
    const alone = lettersIn(phrase) < SUBSTANTIAL;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, alone }]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length);
  return byFirst;
}

/** Parts of passages by the first two of their words. */
function indexRuns(passages: readonly string[]) {
  const lists = passages.map((passage) => tokensOf(passage).map(({ word }) => word));
  const byPair = new Map<string, (readonly [list: number, at: number])[]>();
  for (const [list, words] of lists.entries())
    for (let at = 0; at + 1 < words.length; at += 1) {
      const pair = `${words[at]} ${words[at + 1]}`;
      const places = byPair.get(pair);
      if (places === undefined) byPair.set(pair, [[list, at]]);
      else if (places.length < MOST_PLACES) places.push([list, at]);
    }
  return {
    /** How many words from here on follow each other like under a box; 0 where too few to say anything. */
    longestAt(tokens: readonly Token[], at: number): number {
      let longest = 0;
      for (const [list, start] of byPair.get(`${tokens[at]?.word} ${tokens[at + 1]?.word}`) ?? []) {
        const words = lists[list]!;
        let length = 2;
        while (
          start + length < words.length &&
          at + length < tokens.length &&
          words[start + length] === tokens[at + length]!.word
        )
          length += 1;
        longest = Math.max(longest, length);
      }
      if (longest !== 2) return longest;
      const letters = tokens[at]!.word.length + tokens[at + 1]!.word.length;
      return letters >= TELLING_PAIR ? 2 : 0;
    },
  };
}

/** Long words and numbers that are under a box and nowhere else in the window. */
function secretWords({ passages, open }: Covered): Set<string> {
  const said = new Set(open.flatMap((word) => tokensOf(word)).map(({ word }) => word));
  const words = passages.flatMap((passage) => tokensOf(passage)).map(({ word }) => word);
  return new Set(
    words.filter(
      (word) => !said.has(word) && word.length >= (/\p{N}/u.test(word) ? TELLING_NUMBER : TELLING_WORD),
    ),
  );
}

function stands({ words, alone }: Phrase, text: string, tokens: readonly Token[], at: number): boolean {
  if (words.some((word, index) => tokens[at + index]?.word !== word)) return false;
  if (!alone) return true;
  const before = tokens[at - 1];
  const after = tokens[at + words.length];
  const [first, last] = [tokens[at]!, tokens[at + words.length - 1]!];
  return (
    (before === undefined || text.slice(before.to, first.from).includes('\n')) &&
    (after === undefined || text.slice(last.to, after.from).includes('\n'))
  );
}

/** The same picture in another size has another query. */
function pictureKey({ url }: Pick<PicturePlace, 'url'>): string[] {
  const parsed = url === null || !/^https?:/.test(url) ? null : URL.parse(url);
  return parsed === null || parsed.pathname === '/' ? [] : [parsed.host + parsed.pathname];
}
