/**
 * Text as search compares it: small letters, without accents, so that `Müller`, `MULLER` and `muller` are one.
 * Letters that Unicode does not take apart (ß, æ, ø, œ, đ, ł, ı) are written out.
 */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæøœđłı]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
    .replace(/\s+/g, ' ');
}

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

/** How German and Danish write the letters where a keyboard has none. */
const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** One word of a query: a text holds it when it holds any of these. */
export type Needle = readonly string[];

/**
 * The words of a query, each with its other spellings: `Müller` also finds `Mueller` and the other way about.
 * Words in double quotes are looked for as they stand, next to each other. Empty for an empty query.
 */
export function readQuery(query: string): readonly Needle[] {
  const words = [...query.normalize('NFC').matchAll(/"([^"]+)"?|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return words.flatMap((word) => {
    const folded = foldText(word).trim();
    if (folded === '') return [];
    const spelled = foldText(
      word.toLowerCase().replace(/[äöüåø]/g, (letter) => SPELLED[letter] ?? letter),
    ).trim();
    const joined = folded.replace(/[aou]e|aa/g, (pair) => pair.charAt(0));
    return [[...new Set([folded, spelled, joined])].filter((spelling) => spelling !== '')];
  });
}

/** Whether a folded text holds every word of the query. */
export function holds(folded: string, query: readonly Needle[]): boolean {
  return query.every((spellings) => spellings.some((spelling) => folded.includes(spelling)));
}
