import { crc32 } from '../integrity/crc32';
import { joinBytes } from '../domain/bytes';

/** Files of every kind, made for the tests here and in browsers; invented people on example domains. */

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Deflated bytes and the size to announce, where it is not stored. */
  readonly deflated?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly announced: number };
  /** Where the directory says it begins, if elsewhere than it does. */
  readonly offset?: number;
  /** The CRC-32 it announces, if another than its own. */
  readonly checksum?: number;
}

/** A zip byte by byte, so that it can be as wrong as a test wants. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const local: Uint8Array<ArrayBuffer>[] = [];
  const central: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, bytes, deflated, offset, checksum } of parts) {
    const path = utf8(name);
    const held = deflated?.bytes ?? bytes;
    const fields = new Uint8Array(26);
    const view = new DataView(fields.buffer);
    view.setUint16(0, 20, true);
    view.setUint16(2, 0x0800, true);
    view.setUint16(4, deflated === undefined ? 0 : 8, true);
    view.setUint32(10, checksum ?? crc32(bytes), true);
    view.setUint32(14, held.byteLength, true);
    view.setUint32(18, deflated?.announced ?? bytes.byteLength, true);
    view.setUint16(22, path.byteLength, true);
    local.push(number32(0x04034b50), fields, path, held);
    const tail = new Uint8Array(14);
    new DataView(tail.buffer).setUint32(10, offset ?? at, true);
    central.push(number32(0x02014b50), number16(20), fields, tail, path);
    at += 30 + path.byteLength + held.byteLength;
  }
  const directory = joinBytes(central);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(12, directory.byteLength, true);
  view.setUint32(16, at, true);
  return joinBytes([...local, directory, end]);
}

export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function number16(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([value & 255, value >>> 8]);
}

function number32(value: number): Uint8Array<ArrayBuffer> {
  return joinBytes([number16(value & 0xffff), number16(value >>> 16)]);
}

interface ExifTag {
  readonly tag: number;
  /** ASCII, or rationals for a place. */
  readonly value: string | readonly (readonly [number, number])[];
}

export interface PhotoTags {
  readonly taken?: string;
  readonly offset?: string;
  readonly make?: string;
  readonly model?: string;
  /** Degrees north and east. */
  readonly place?: readonly [number, number];
  /** A small JPEG, as cameras put it in. */
  readonly thumbnail?: Uint8Array<ArrayBuffer>;
}

/** EXIF behind the start of a JPEG picture. */
export function withExif(jpeg: Uint8Array, tags: PhotoTags): Uint8Array<ArrayBuffer> {
  const segment = joinBytes([utf8('Exif\0\0'), exifBlock(tags)]);
  const length = segment.byteLength + 2;
  return joinBytes([
    jpeg.subarray(0, 2),
    new Uint8Array([0xff, 0xe1, length >>> 8, length & 255]),
    segment,
    jpeg.subarray(2),
  ]);
}

/** EXIF as it lies in a file of any kind (EXIF 2.32): little-endian, three directories. */
export function exifBlock(tags: PhotoTags): Uint8Array<ArrayBuffer> {
  const ascii = (tag: number, value: string | undefined): ExifTag[] =>
    value === undefined ? [] : [{ tag, value }];
  const degrees = (value: number): readonly (readonly [number, number])[] => {
    const whole = Math.abs(value);
    const minutes = (whole % 1) * 60;
    return [
      [Math.floor(whole), 1],
      [Math.floor(minutes), 1],
      [Math.round((minutes % 1) * 60_000), 1000],
    ];
  };
  const gps: ExifTag[] =
    tags.place === undefined
      ? []
      : [
          { tag: 1, value: tags.place[0] >= 0 ? 'N' : 'S' },
          { tag: 2, value: degrees(tags.place[0]) },
          { tag: 3, value: tags.place[1] >= 0 ? 'E' : 'W' },
          { tag: 4, value: degrees(tags.place[1]) },
        ];
  const exif = [...ascii(0x9003, tags.taken), ...ascii(0x9011, tags.offset)];
  const first = [...ascii(0x010f, tags.make), ...ascii(0x0110, tags.model)];
  const pointers = 1 + (gps.length > 0 ? 1 : 0);
  const firstBytes = 2 + 12 * (first.length + pointers) + 4;
  const exifAt = 8 + firstBytes;
  const exifBytes = 2 + 12 * exif.length + 4;
  const gpsAt = exifAt + exifBytes;
  const gpsBytes = gps.length === 0 ? 0 : 2 + 12 * gps.length + 4;
  const secondAt = gpsAt + gpsBytes;
  const secondBytes = tags.thumbnail === undefined ? 0 : 2 + 12 * 2 + 4;
  const data: Uint8Array<ArrayBuffer>[] = [];
  let dataAt = secondAt + secondBytes;
  const directory = (
    entries: readonly ExifTag[],
    links: readonly (readonly [number, number])[],
  ): Uint8Array<ArrayBuffer> => {
    const out = new Uint8Array(2 + 12 * (entries.length + links.length) + 4);
    const view = new DataView(out.buffer);
    view.setUint16(0, entries.length + links.length, true);
    entries.forEach(({ tag, value }, index) => {
      const at = 2 + 12 * index;
      view.setUint16(at, tag, true);
      const text = typeof value === 'string';
      const bytes = text
        ? utf8(`${value}\0`)
        : joinBytes(value.flatMap(([a, b]) => [number32(a), number32(b)]));
      view.setUint16(at + 2, text ? 2 : 5, true);
      view.setUint32(at + 4, text ? bytes.byteLength : value.length, true);
      if (bytes.byteLength <= 4) out.set(bytes, at + 8);
      else {
        view.setUint32(at + 8, dataAt, true);
        data.push(bytes);
        dataAt += bytes.byteLength;
      }
    });
    links.forEach(([tag, to], index) => {
      const at = 2 + 12 * (entries.length + index);
      view.setUint16(at, tag, true);
      view.setUint16(at + 2, 4, true);
      view.setUint32(at + 4, 1, true);
      view.setUint32(at + 8, to, true);
    });
    return out;
  };
  const links: (readonly [number, number])[] = [[0x8769, exifAt]];
  if (gps.length > 0) links.push([0x8825, gpsAt]);
  const directories = [
    directory(first, links),
    directory(exif, []),
    ...(gps.length > 0 ? [directory(gps, [])] : []),
  ];
  if (tags.thumbnail !== undefined) {
    directories.push(
      directory(
        [],
        [
          [0x0201, dataAt],
          [0x0202, tags.thumbnail.byteLength],
        ],
      ),
    );
    data.push(tags.thumbnail);
    const [start] = directories;
    if (start !== undefined) new DataView(start.buffer).setUint32(start.byteLength - 4, secondAt, true);
  }
  return joinBytes([utf8('II'), number16(42), number32(8), ...directories, ...data]);
}

/** A JPEG header of a size, without a picture in it. */
export function jpegHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    17,
    8,
    height >>> 8,
    height & 255,
    width >>> 8,
    width & 255,
    3,
    1,
    0x22,
    0,
    2,
    0x11,
    1,
    3,
    0x11,
    1,
    0xff,
    0xd9,
  ]);
}

export const MAIL = [
  'Return-Path: <rook@sender.example>',
  'Received: from mx.receiver.example (mx.receiver.example [192.0.2.10])',
  '\tby mail.receiver.example; Fri, 20 Nov 2026 14:03:09 +0100',
  'Received: from phone.sender.example ([198.51.100.7])',
  ' by mx.receiver.example; Fri, 20 Nov 2026 14:03:08 +0100',
  'From: =?utf-8?q?R=C3=B8ok?= <rook@sender.example>',
  'To: Wren <wren@receiver.example>',
  'Cc: owl@receiver.example',
  'Date: Fri, 20 Nov 2026 14:03:07 +0100',
  'Subject: =?utf-8?b?SWNoIHdlacOfLCB3byBkdSB3b2huc3Q=?=',
  'Message-ID: <17@sender.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="cut"',
  '',
  '--cut',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>You will hear from me &amp; soon.</p><script>fetch("https://beacon.example/x")</script><img src="https://beacon.example/1.gif">',
  '--cut',
  'Content-Type: text/plain; name="list.txt"',
  'Content-Disposition: attachment; filename="list.txt"',
  'Content-Transfer-Encoding: base64',
  '',
  'b25lCnR3bwo=',
  '--cut--',
  '',
].join('\r\n');

export const CARD = [
  'BEGIN:VCARD',
  'VERSION:2.1',
  'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=52=C3=B8ok;Black',
  'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Black =52=C3=B8=',
  'ok',
  'TEL;CELL:+45 00 00 00 00',
  'EMAIL:rook@',
  ' sender.example',
  'ADR;HOME:;;Harbour 1;Aarhus;;8000;Denmark',
  'NOTE:one\\nline\\, two',
  'END:VCARD',
].join('\r\n');

export const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'DTSTART;TZID=Europe/Copenhagen:20261120T140300',
  'DTEND:20261120T140000Z',
  'SUMMARY:Hearing',
  'LOCATION:Court\\, room 2',
  'ORGANIZER;CN="Clerk":mailto:clerk@court.example',
  'BEGIN:VALARM',
  'DESCRIPTION:of the alarm',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

export const SMS = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By a backup program-->
<smses count="3">
  <sms protocol="0" address="+4500000000" date="1795179787000" type="1" body="I see you &amp; yours" readable_date="20 Nov 2026 14:03:07" contact_name="Rook" />
  <sms protocol="0" address="+4500000000" date="1795179800000" type="2" body="Stop." readable_date="20 Nov 2026 14:03:20" contact_name="Rook" />
  <mms address="+4500000000" date="1795179900000" msg_box="1" readable_date="20 Nov 2026 14:05:00" contact_name="Rook"><parts><part seq="0" ct="image/jpeg" cl="IMG_1.jpg" data="AAAA" /><part seq="1" ct="text/plain" text="look" /></parts></mms>
</smses>`;

/** A movie header of 90.5 seconds, made at the first second of 2026. */
export function makeMovie(): Uint8Array<ArrayBuffer> {
  const box = (type: string, ...content: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
    const body = joinBytes(content);
    const head = new Uint8Array(4);
    new DataView(head.buffer).setUint32(0, body.byteLength + 8);
    return joinBytes([head, utf8(type), body]);
  };
  const mvhd = new Uint8Array(100);
  const view = new DataView(mvhd.buffer);
  view.setUint32(4, Date.UTC(2026, 0, 1) / 1000 + 2_082_844_800);
  view.setUint32(12, 1000);
  view.setUint32(16, 90_500);
  return joinBytes([
    box('ftyp', utf8('isom\0\0\0\0isom')),
    box('mdat', new Uint8Array(5000)),
    box('moov', box('mvhd', mvhd)),
  ]);
}

export const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
5 0 obj<</CreationDate(D:20261120140307+01'00')/Producer(Scanner \\(office\\))/Title(Letter)>>endobj
trailer<</Root 1 0 R/Info 5 0 R>>
%%EOF`;

const big32 = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

/** A PNG picture with EXIF behind its header; the checksum of the chunk is none, and nobody here asks. */
export function pngWithExif(png: Uint8Array, tags: PhotoTags): Uint8Array<ArrayBuffer> {
  const block = exifBlock(tags);
  // Signature and IHDR.
  const head = 33;
  return joinBytes([
    png.subarray(0, head),
    big32(block.byteLength),
    utf8('eXIf'),
    block,
    big32(0),
    png.subarray(head),
  ]);
}

/** A WebP file of nothing but its head and EXIF. */
export function webpWithExif(tags: PhotoTags): Uint8Array<ArrayBuffer> {
  const block = exifBlock(tags);
  const size = new Uint8Array(10);
  const extended = joinBytes([utf8('VP8X'), number32(10), size]);
  const exif = joinBytes([
    utf8('EXIF'),
    number32(block.byteLength),
    block,
    new Uint8Array(block.byteLength % 2),
  ]);
  return joinBytes([
    utf8('RIFF'),
    number32(4 + extended.byteLength + exif.byteLength),
    utf8('WEBP'),
    extended,
    exif,
  ]);
}

const box = (type: string, ...content: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const inside = joinBytes(content);
  return joinBytes([big32(8 + inside.byteLength), utf8(type), inside]);
};

/** A HEIC file as a phone makes it, but for the picture: `ftyp`, `meta` that leads to EXIF, `mdat`. */
export function heicWithExif(tags: PhotoTags): Uint8Array<ArrayBuffer> {
  const item = joinBytes([big32(6), utf8('Exif\0\0'), exifBlock(tags)]);
  const ftyp = box('ftyp', utf8('heic'), big32(0), utf8('mif1MiHEMiPrmiafMiHBheictmap'));
  const infe = (id: number, kind: string): Uint8Array<ArrayBuffer> =>
    box('infe', big32(0x02000000), new Uint8Array([0, id, 0, 0]), utf8(`${kind}\0`));
  const iinf = box('iinf', big32(0), new Uint8Array([0, 2]), infe(1, 'hvc1'), infe(2, 'Exif'));
  const metaOf = (at: number): Uint8Array<ArrayBuffer> => {
    const place = (id: number, from: number, length: number): Uint8Array<ArrayBuffer> =>
      joinBytes([new Uint8Array([0, id, 0, 0, 0, 0, 0, 1]), big32(from), big32(length)]);
    // Version 1, four bytes for offset and length, none for base and index.
    const iloc = box(
      'iloc',
      big32(0x01000000),
      new Uint8Array([0x44, 0, 0, 2]),
      place(1, 0, 8),
      place(2, at, item.byteLength),
    );
    return box('meta', big32(0), iinf, iloc);
  };
  const at = ftyp.byteLength + metaOf(0).byteLength + 8;
  return joinBytes([ftyp, metaOf(at), box('mdat', item)]);
}
