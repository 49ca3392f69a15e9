/**
 * Records of a WARC file, ISO 28500:2017 (WARC 1.1). Only the two kinds that a capture needs: `warcinfo`, which
 * says what made the file, and `resource`, which is a thing as it is. A copy of a document is no answer of a
 * server, so there is no `response` and no invented HTTP header.
 */

export interface WarcRecord {
  readonly type: 'warcinfo' | 'resource';
  /** UUID. */
  readonly id: string;
  /** UTC, ISO 8601. */
  readonly date: string;
  /** `null` for `warcinfo`. ASCII, without space or control character. */
  readonly targetUri: string | null;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Lower-case hex, of the content; `null` leaves it out. */
  readonly sha256: string | null;
  /** UUID of the `warcinfo` that it belongs to. */
  readonly infoId: string | null;
}

const encoder = new TextEncoder();

/** What stands before the content of a record (section 4). Throws on a value that would end its line. */
export function recordHead(record: WarcRecord): Uint8Array<ArrayBuffer> {
  const { type, id, date, targetUri, contentType, sizeBytes, sha256, infoId } = record;
  const fields: (readonly [string, string | null])[] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', `<urn:uuid:${id}>`],
    ['WARC-Date', date],
    ['WARC-Target-URI', targetUri],
    ['WARC-Warcinfo-ID', infoId === null ? null : `<urn:uuid:${infoId}>`],
    ['WARC-Block-Digest', sha256 === null ? null : `sha256:${sha256}`],
    ['WARC-Payload-Digest', sha256 === null ? null : `sha256:${sha256}`],
    ['Content-Type', contentType],
    ['Content-Length', String(sizeBytes)],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === null) return [];
    if (!/^[\x20-\x7e]+$/.test(value)) throw new Error(`${name} cannot be ${JSON.stringify(value)}`);
    return [`${name}: ${value}\r\n`];
  });
  return encoder.encode(`WARC/1.1\r\n${lines.join('')}\r\n`);
}

/** What stands after the content of every record. */
export const RECORD_END = encoder.encode('\r\n\r\n');

/** The content of a `warcinfo` (section 6.2): `application/warc-fields`. Line breaks in values become spaces. */
export function infoContent(fields: readonly (readonly [string, string])[]): Uint8Array<ArrayBuffer> {
  return encoder.encode(
    fields.map(([name, value]) => `${name}: ${value.replaceAll(/\s+/g, ' ')}\r\n`).join(''),
  );
}
