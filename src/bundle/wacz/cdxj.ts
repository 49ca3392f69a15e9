/** The index of a WARC file: Crawl Index JSON (CDXJ) 0.1.0, specs.webrecorder.net/cdxj. */

export interface IndexedRecord {
  /** UTC, ISO 8601. */
  readonly date: string;
  readonly url: string;
  readonly mediaType: string;
  /** Lower-case hex SHA-256 of the content. */
  readonly sha256: string;
  /** Of the whole record in its file, bytes. */
  readonly offset: number;
  readonly length: number;
  readonly filename: string;
}

/**
 * The key under which an address is looked up: host reversed, lower case, `www.` dropped, query sorted. As
 * warcio 2.4.11 makes it, so that a reader of the same family finds it; an address of another scheme is its own
 * key.
 */
export function searchableUrl(url: string): string {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return url;
  const { hostname, port, pathname, search } = new URL(
    url.replace(/^(https?:\/\/)www\d*\./, '$1').toLowerCase(),
  );
  const query = search === '' ? '' : `?${search.slice(1).split('&').toSorted(byBytes).join('&')}`;
  const reversed = hostname.split('.').toReversed().join(',');
  return `${reversed}${port === '' ? '' : `:${port}`})${pathname}${query}`;
}

/**
 * One line a record, in the order of their bytes. There is no `status`: a resource was not an answer of a
 * server and has none.
 */
export function cdxjText(records: readonly IndexedRecord[]): string {
  const lines = records.map(({ date, url, mediaType, sha256, length, offset, filename }) => {
    const entry = {
      url,
      mime: mediaType,
      digest: sha256,
      length: String(length),
      offset: String(offset),
      filename,
    };
    return `${searchableUrl(url)} ${date.replaceAll(/[-:T]/g, '').slice(0, 14)} ${JSON.stringify(entry)}\n`;
  });
  return lines.toSorted(byBytes).join('');
}

/** All of a line that decides is ASCII, and there the order of code units is that of the bytes. */
function byBytes(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
