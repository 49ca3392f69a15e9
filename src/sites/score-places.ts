/** For tests and `npm run sites:score`: where on a saved page a listed post stands. */

/** What is known of the post, of which any part may be missing. */
export interface PlaceHints {
  /** The beginning of its words. */
  readonly text: string | null;
  /** Its address, absolute. */
  readonly permalink: string | null;
  /** Its id on the platform. */
  readonly id: string | null;
}

/**
 * The elements on which a person could click to mean this post, the likeliest first: what shows its words, nearest to
 * its address where the page has that; without words what leads to its address or carries its id. It also runs by
 * itself in a browser's page: it uses nothing from outside.
 */
export function findPlaces({ text, permalink, id }: PlaceHints): Element[] {
  const { body } = document;
  const spaced = (raw: string | null): string => (raw ?? '').replaceAll(/\s+/g, ' ').trim();
  /** Emoji may be pictures and line ends may be tags, so that letters and digits are what both have. */
  const lettersOf = (raw: string | null): string => (raw ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const innermost = (holds: (element: Element) => boolean): Element[] => {
    const holders: Element[] = [];
    const look = (element: Element): boolean => {
      if (/^(?:script|style|noscript|template|head)$/i.test(element.localName) || !holds(element))
        return false;
      if (![...element.children].map(look).some(Boolean)) holders.push(element);
      return true;
    };
    look(body);
    return holders;
  };
  const byText = (wanted: string, read: (raw: string | null) => string): Element[] =>
    wanted === '' ? [] : innermost((element) => read(element.textContent).includes(wanted));

  const words = spaced(text);
  const letters = lettersOf(text);
  const searches = [
    () => byText(words, spaced),
    () => byText(words.slice(0, 40), spaced),
    () => byText(letters, lettersOf),
    () => byText(letters.slice(0, 40), lettersOf),
    () =>
      words === ''
        ? []
        : [...body.querySelectorAll('img[alt]')].filter((one) =>
            words.startsWith(one.getAttribute('alt')?.trim() || '\n'),
          ),
  ];
  let shown: Element[] = [];
  for (const search of searches) if (shown.length === 0) shown = search();

  const plain = (href: string): string => {
    const url = URL.parse(href, location.href);
    return url === null ? href : url.pathname.replace(/\/$/, '') + url.search;
  };
  const marks = new Set<Element>();
  const address = permalink === null ? null : plain(permalink);
  if (address !== null && address !== '')
    for (const link of body.querySelectorAll('a[href]'))
      if (plain(link.getAttribute('href') ?? '').startsWith(address)) marks.add(link);
  if (id !== null && id.length >= 5)
    for (const element of body.querySelectorAll('*'))
      if (
        [...element.attributes].some(
          ({ name, value }) =>
            /^(?:id|name|href|thingid)$|^data-/.test(name) &&
            value.length < 500 &&
            (id.length >= 8 ? value.includes(id) : value.split(/[^\w-]+|_/).includes(id)),
        )
      )
        marks.add(element);
  if (shown.length === 0) return [...marks];

  /** Levels up to the first box that holds the post's address or id as well. */
  const distance = (element: Element): number => {
    let level = 0;
    for (let at: Element | null = element; at !== null && at !== body; at = at.parentElement, level += 1)
      for (const mark of marks) if (at.contains(mark)) return level;
    return level + 1_000;
  };
  return shown
    .map((element) => ({ element, far: marks.size === 0 ? 0 : distance(element) }))
    .toSorted((a, b) => a.far - b.far)
    .map(({ element }) => element);
}
