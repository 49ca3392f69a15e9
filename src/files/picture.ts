import { bmvbhash } from 'blockhash-core';
import { orientation, parse, thumbnail } from 'exifr/dist/lite.esm.mjs';
import { joinBytes } from '../domain/bytes';
import type { Size } from '../domain/capture';
import { findExif } from './exif-block';
import { FactList, type FileReading, madeAt, readingOf } from './reading';
import type { Sniffed } from './sniff';

/** Blocks on each side: 256 bits. */
const HASH_BLOCKS = 16;

const OPTIONS = {
  tiff: true,
  ifd0: true,
  exif: true,
  gps: true,
  xmp: false,
  icc: false,
  iptc: false,
  translateValues: false,
  reviveValues: false,
  sanitize: true,
  mergeOutput: true,
} as const;

const text = (value: unknown): string | null =>
  typeof value === 'string' ? value.replaceAll('\0', ' ').trim() : null;
const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** What is said of a picture, and its thumbnail, stand in the first so many bytes of nearly every one. */
export const PICTURE_HEAD_BYTES = 256 * 1024;

/** Whether everything that is read of a picture stands in these first bytes of it. */
export function isHeadWhole(head: Uint8Array, mediaType: string): boolean {
  switch (mediaType) {
    case 'image/png':
    case 'image/gif':
    case 'image/bmp':
    case 'image/webp':
      return pictureSize(head, mediaType) !== null;
    case 'image/jpeg':
      return hasScan(head);
    default:
      return false;
  }
}

/** Facts of a photo: what the camera wrote into it (EXIF 2.32), which anybody can change. */
export async function readPicture(bytes: Uint8Array<ArrayBuffer>, sniffed: Sniffed): Promise<FileReading> {
  const list = new FactList();
  let pixels = pictureSize(bytes, sniffed.mediaType);
  const isJpeg = sniffed.mediaType === 'image/jpeg';
  const block = isJpeg ? null : findExif(bytes, sniffed.mediaType);
  if (isJpeg || block !== null) {
    let tags: Record<string, unknown> = {};
    try {
      tags = ((await parse(block === null ? bytes : asJpeg(block), OPTIONS)) ?? {}) as Record<
        string,
        unknown
      >;
    } catch {
      list.remark('damaged');
    }
    addTimes(list, tags);
    const device = [text(tags['Make']), text(tags['Model'])].filter((part) => part !== null && part !== '');
    list.add('device', device.join(' '), 'metadata', 'EXIF Make, Model');
    list.add('software', text(tags['Software']), 'metadata', 'EXIF Software');
    const latitude = number(tags['latitude']);
    const longitude = number(tags['longitude']);
    if (latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
      list.add('place', `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`, 'metadata', 'EXIF GPS');
    }
    // Five to eight: the picture lies on its side.
    if (isJpeg && pixels !== null && (number(tags['Orientation']) ?? 1) >= 5)
      pixels = { width: pixels.height, height: pixels.width };
  }
  if (pixels === null && DRAWN.has(sniffed.mediaType)) list.remark('damaged');
  // Only a time with its zone can stand in an order with others.
  const taken = list.facts.find(({ name, value }) => name === 'taken-at' && /[+-]\d\d:\d\d$/.test(value));
  return readingOf('photo', sniffed.mediaType, list, { pixels, post: { postedAt: madeAt(taken) } });
}

/** What a segment of a JPEG file holds besides its length and the name of EXIF, bytes. */
const MOST_SEGMENT = 65_535 - 2 - 6;

/**
 * An EXIF block in the one form that the parser is given: what other pictures keep it in is walked here, within
 * bounds. Times, place and device stand at the beginning of a block that is larger.
 */
function asJpeg(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const tiff = block.subarray(0, MOST_SEGMENT);
  const length = tiff.byteLength + 8;
  const head = [0xff, 0xd8, 0xff, 0xe1, length >>> 8, length & 255, 0x45, 0x78, 0x69, 0x66, 0, 0];
  return joinBytes([new Uint8Array(head), tiff, new Uint8Array([0xff, 0xd9])]);
}

/** Pictures that browsers draw and whose size is read here. */
export const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp']);

function addTimes(list: FactList, tags: Record<string, unknown>): void {
  const add = (name: 'taken-at' | 'changed-at', tag: string, offsetTag: string): void => {
    const local = exifTime(text(tags[tag]));
    if (local === null) return;
    const offset = text(tags[offsetTag]);
    const zoned = offset !== null && /^[+-]\d\d:\d\d$/.test(offset);
    list.add(name, zoned ? local + offset : local, 'metadata', `EXIF ${tag}${zoned ? `, ${offsetTag}` : ''}`);
    if (!zoned) list.remark('times-without-zone');
  };
  add('taken-at', 'DateTimeOriginal', 'OffsetTimeOriginal');
  add('changed-at', 'ModifyDate', 'OffsetTime');
}

/** `2026:11:20 14:03:07` as ISO 8601; `null` for zeros, blanks and impossible times. */
export function exifTime(written: string | null): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(written ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${iso}Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(iso) ? null : iso;
}

/** The small picture inside a photo, JPEG, and how far it must be turned clockwise to stand upright. */
export interface Thumbnail {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly degrees: 0 | 90 | 180 | 270;
}

const DEGREES: Readonly<Record<number, Thumbnail['degrees']>> = { 1: 0, 3: 180, 6: 90, 8: 270 };

/** `null` where there is none, and where the picture is mirrored, which no camera does. */
export async function readThumbnail(bytes: Uint8Array<ArrayBuffer>): Promise<Thumbnail | null> {
  try {
    const found = await thumbnail(bytes);
    const degrees = DEGREES[(await orientation(bytes)) ?? 1];
    if (found === undefined || found.byteLength < 100 || degrees === undefined) return null;
    return { bytes: new Uint8Array(found), degrees };
  } catch {
    return null;
  }
}

/** 256 bits of where a picture is bright, lower-case hex (blockhash.io). Resizing and compressing hardly change it. */
export function perceptualHash(image: Pick<ImageData, 'width' | 'height' | 'data'>): string {
  return bmvbhash(image, HASH_BLOCKS);
}

/** Width and height as the file's header says; `null` where it does not. */
export function pictureSize(bytes: Uint8Array, mediaType: string): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = sizeIn(view, mediaType);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // Read beyond its end: the header is cut.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeIn(view: DataView, mediaType: string): Size | null {
  switch (mediaType) {
    case 'image/png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/bmp':
      return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
    case 'image/webp':
      return webpSize(view);
    case 'image/jpeg':
      return jpegSize(view);
    default:
      return null;
  }
}

/** RFC 9649 section 2. */
function webpSize(view: DataView): Size | null {
  const chunk = view.getUint32(12);
  if (chunk === 0x56503858) {
    const at = (place: number): number => view.getUint16(place, true) + view.getUint8(place + 2) * 65_536 + 1;
    return { width: at(24), height: at(27) };
  }
  if (chunk === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

/** Whether the segments of a JPEG are all there, up to where the picture itself begins (ITU-T T.81, B.2.3). */
function hasScan(bytes: Uint8Array): boolean {
  for (const { marker } of jpegSegments(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    if (marker === 0xda) return true;
  return false;
}

/** The size in the frame header (ITU-T T.81, B.2.2). */
function jpegSize(view: DataView): Size | null {
  for (const { marker, at } of jpegSegments(view)) {
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}

/** The segments up to the scan or the end, with where their markers begin; ends where what should be one is none. */
function* jpegSegments(view: DataView): Generator<{ readonly marker: number; readonly at: number }> {
  let at = 2;
  for (let segments = 0; segments < 1_000 && at + 4 <= view.byteLength; segments += 1) {
    if (view.getUint8(at) !== 0xff) return;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    yield { marker, at };
    if (marker === 0xda || marker === 0xd9) return;
    at += 2 + view.getUint16(at + 2);
  }
}
