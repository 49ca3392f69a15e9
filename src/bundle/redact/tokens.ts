/** A word in a text, in a form in which it can be compared. */
export interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const TOKEN = new RegExp(
  String.raw`[${UNSPACED}]\p{M}*|\p{Extended_Pictographic}|(?:(?![${UNSPACED}])[\p{L}\p{N}_])(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}\p{Cf}_])*`,
  'gu',
);

/** Whatever their case, form of Unicode and unseen signs. In scripts without spaces each sign is one. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index }) => ({
    word: found
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase(),
    from: index,
    to: index + found.length,
  }));
}

/** A sign of a script without spaces, or a small picture, says as much as two letters. */
const HEAVY = new RegExp(String.raw`^(?:[${UNSPACED}]|\p{Extended_Pictographic})`, 'u');

export function lettersIn(text: string): number {
  return tokensOf(text).reduce((sum, { word }) => sum + (HEAVY.test(word) ? 2 : Array.from(word).length), 0);
}
