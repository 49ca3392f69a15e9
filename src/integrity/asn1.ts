import { toHex } from './digest';

/** What was read is no ASN.1, or not of the type that stands in that place. */
export class Asn1Error extends Error {
  override readonly name = 'Asn1Error';
}

/** Identifier octets (X.690 section 8.1.2) of what is met in certificates and time stamps. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** In a context-specific tag: what is inside is a whole value (`[n] EXPLICIT`, or a constructed IMPLICIT one). */
export const constructedTag = (number: number): number => 0xa0 + number;
export const primitiveTag = (number: number): number => 0x80 + number;

export interface Asn1 {
  /** The identifier octet. */
  readonly tag: number;
  /** The whole value as it stood there, with identifier and length. */
  readonly raw: Uint8Array<ArrayBuffer>;
  /** The content octets. */
  readonly content: Uint8Array<ArrayBuffer>;
  /** The values inside a constructed one; none in a primitive one. */
  readonly children: readonly Asn1[];
}

/** Deeper and more than in any certificate or time stamp. */
const MOST_DEPTH = 40;
const MOST_VALUES = 20_000;
const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;

/**
 * The one value that `bytes` are: DER, and of BER (X.690) also the indefinite length, since some authorities send
 * it around what they signed. Every value lies wholly within the one around it. Throws `Asn1Error` on all else,
 * and where something is left.
 */
export function parseAsn1(bytes: Uint8Array): Asn1 {
  const own = new Uint8Array(bytes);
  const budget = { values: MOST_VALUES };
  const { value, next } = readValue(own, 0, own.length, MOST_DEPTH, budget);
  if (next !== own.length) throw new Asn1Error('something is left behind the value');
  return value;
}

function readValue(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  limit: number,
  depth: number,
  budget: { values: number },
): { value: Asn1; next: number } {
  budget.values -= 1;
  if (depth === 0 || budget.values < 0) throw new Asn1Error('too many values');
  if (start + 2 > limit) throw new Asn1Error('cut off');
  const tag = bytes[start] as number;
  if ((tag & 0x1f) === 0x1f) throw new Asn1Error('a tag of more than one octet');
  const isConstructed = (tag & CONSTRUCTED) !== 0;
  // Of the universal types only these two are made of others, and an OCTET STRING may come in pieces.
  const isStructure = tag === TAG.sequence || tag === TAG.set || tag === (TAG.octetString | CONSTRUCTED);
  if (tag < 0x40 && (isConstructed !== isStructure || tag === 0)) throw new Asn1Error(`no type ${tag}`);
  const isIndefinite = bytes[start + 1] === INDEFINITE;
  if (isIndefinite && !isConstructed) throw new Asn1Error('no length');
  const { length, begin } = isIndefinite
    ? { length: limit - start - 2, begin: start + 2 }
    : readLength(bytes, start + 1, limit);
  const end = begin + length;
  if (end > limit) throw new Asn1Error('cut off');

  const children: Asn1[] = [];
  if (!isConstructed) {
    checkPrimitive(tag, bytes.subarray(begin, end));
    return {
      value: { tag, raw: bytes.subarray(start, end), content: bytes.subarray(begin, end), children },
      next: end,
    };
  }
  let at = begin;
  const isClosed = (): boolean =>
    isIndefinite ? at + 2 <= end && bytes[at] === 0 && bytes[at + 1] === 0 : at === end;
  while (!isClosed()) {
    const child = readValue(bytes, at, end, depth - 1, budget);
    children.push(child.value);
    at = child.next;
  }
  const next = isIndefinite ? at + 2 : end;
  return {
    value: { tag, raw: bytes.subarray(start, next), content: bytes.subarray(begin, at), children },
    next,
  };
}

const OID_CONTENT = /^(?:(?!80)(?:[89a-f]\w)*[0-7]\w)+$/;

/** That a primitive value of a universal type is one: openssl refuses what holds another, wherever it stands. */
function checkPrimitive(tag: number, content: Uint8Array): void {
  const { length } = content;
  const [first = 0, second = 0] = content;
  const isRight = ((): boolean => {
    switch (tag) {
      case TAG.boolean:
        return length === 1;
      case TAG.integer:
        // X.690 section 8.3.2: the first nine bits are neither all 0 nor all 1.
        return (
          length === 1 ||
          (length > 1 && !(first === 0 && second < 0x80) && !(first === 0xff && second >= 0x80))
        );
      case TAG.bitString:
        return length > 0 && first < (length > 1 ? 8 : 1);
      case TAG.null:
        return length === 0;
      case TAG.oid:
        return OID_CONTENT.test(toHex(content));
      case TAG.utf8String:
        return isUtf8(content);
      default:
        // A SEQUENCE or SET that holds nothing it could be made of.
        return tag !== (TAG.sequence ^ CONSTRUCTED) && tag !== (TAG.set ^ CONSTRUCTED);
    }
  })();
  if (!isRight) throw new Asn1Error(`a value of type ${tag} that is none`);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A definite length in as few octets as it can be written in (X.690 section 10.1). */
function readLength(
  bytes: Uint8Array,
  at: number,
  limit: number,
): { readonly length: number; readonly begin: number } {
  const first = bytes[at] as number;
  if (first < 0x80) return { length: first, begin: at + 1 };
  const octets = first & 0x7f;
  if (octets > 4 || at + 1 + octets > limit) throw new Asn1Error('no length');
  let length = 0;
  for (let index = 1; index <= octets; index += 1) length = length * 256 + (bytes[at + index] as number);
  if (length < 0x80 || length < 256 ** (octets - 1)) throw new Asn1Error('a length in too many octets');
  return { length, begin: at + 1 + octets };
}

/** Goes through the values of a SEQUENCE in their order, so that nothing in it is passed over. */
export class Asn1Reader {
  private at = 0;
  private readonly values: readonly Asn1[];

  constructor(value: Asn1, tag: number = TAG.sequence) {
    this.values = expectTag(value, tag).children;
  }

  /** The next one, which must have this tag (any, where none is given). */
  next(tag?: number): Asn1 {
    const value = this.values[this.at];
    if (value === undefined) throw new Asn1Error('something is missing');
    this.at += 1;
    return tag === undefined ? value : expectTag(value, tag);
  }

  /** The next one where it has this tag; else `null`, and it stays the next one. */
  optional(tag: number): Asn1 | null {
    return this.values[this.at]?.tag === tag ? this.next() : null;
  }

  /** Throws where something is left. */
  end(): void {
    if (this.at < this.values.length) throw new Asn1Error('something unknown is left');
  }
}

export function expectTag(value: Asn1, tag: number): Asn1 {
  if (value.tag !== tag) throw new Asn1Error(`tag ${value.tag} instead of ${tag}`);
  return value;
}

/** The only value inside, as in `[n] EXPLICIT`. */
export function onlyChild(value: Asn1): Asn1 {
  const [child, ...others] = value.children;
  if (child === undefined || others.length > 0) throw new Asn1Error('not one value');
  return child;
}

/** Dotted decimal of an OBJECT IDENTIFIER. */
export function readOid(value: Asn1): string {
  const { content } = expectTag(value, TAG.oid);
  const parts: bigint[] = [];
  let part = 0n;
  for (const byte of content) {
    part = part * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) {
      parts.push(part);
      part = 0n;
    }
  }
  const [joint, ...rest] = parts;
  if (joint === undefined || (content.at(-1) ?? 0x80) >= 0x80) throw new Asn1Error('no object identifier');
  const first = joint < 80n ? joint / 40n : 2n;
  return [first, joint - first * 40n, ...rest].join('.');
}

/** A small INTEGER that is not negative. */
export function readCount(value: Asn1, tag: number = TAG.integer): number {
  const magnitude = readMagnitude(value, tag);
  if (magnitude.length > 4) throw new Asn1Error('a number too large');
  return magnitude.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The bytes of an INTEGER that is not negative, without zeros in front (so none for 0). */
export function readMagnitude(value: Asn1, tag: number = TAG.integer): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(value, tag);
  const first = content[0];
  if (first === undefined || first >= 0x80) throw new Asn1Error('no number, or a negative one');
  return withoutZeros(content);
}

/** Bytes without the zeros in front. */
export function withoutZeros(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? new Uint8Array(0) : bytes.slice(start);
}

export function readBoolean(value: Asn1): boolean {
  const { content } = expectTag(value, TAG.boolean);
  if (content.length !== 1) throw new Asn1Error('no boolean');
  return content[0] !== 0;
}

/** Bytes of an OCTET STRING, also of one in pieces (X.690 section 8.7.3.2, outside DER only). */
export function readOctets(value: Asn1): Uint8Array<ArrayBuffer> {
  if (value.tag === TAG.octetString) return value.content;
  if (value.tag !== (TAG.octetString | 0x20)) throw new Asn1Error('no octets');
  return Uint8Array.from(value.children.flatMap((child) => [...readOctets(child)]));
}

/** Bytes of a BIT STRING that is whole bytes. */
export function readBits(value: Asn1): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(value, TAG.bitString);
  if (content[0] !== 0) throw new Asn1Error('not whole bytes');
  return content.slice(1);
}

/** UTCTime or GeneralizedTime in the forms of RFC 5280 section 4.1.2.5 → milliseconds since 1970. */
export function readTime(value: Asn1): number {
  const text = String.fromCharCode(...value.content);
  if (value.tag === TAG.utcTime && /^\d{12}Z$/.test(text)) {
    return millisecondsOf((Number(text.slice(0, 2)) < 50 ? '20' : '19') + text.slice(0, 12));
  }
  if (value.tag === TAG.generalizedTime && /^\d{14}Z$/.test(text)) return millisecondsOf(text.slice(0, 14));
  throw new Asn1Error('no time');
}

/** `YYYYMMDDHHMMSS` in UTC → milliseconds since 1970. Throws where there is no such time. */
export function millisecondsOf(digits: string): number {
  const iso = digits.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
  const milliseconds = Date.parse(iso);
  // `Date.parse` takes 31 February for 3 March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== iso) {
    throw new Asn1Error('no such time');
  }
  return milliseconds;
}
