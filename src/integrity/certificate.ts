import {
  Asn1Error,
  Asn1Reader,
  constructedTag,
  expectTag,
  onlyChild,
  parseAsn1,
  primitiveTag,
  readBits,
  readBoolean,
  readCount,
  readOctets,
  readOid,
  readTime,
  TAG,
  type Asn1,
} from './asn1';
import { toHex } from './digest';
import { readSubjectKey, type SignatureKey } from './certificate-signature';

type Bytes = Uint8Array<ArrayBuffer>;

/** A certificate (RFC 5280), as far as a chain of them is checked here. */
export interface Certificate {
  readonly der: Bytes;
  /** What its signature is over. */
  readonly signed: Bytes;
  readonly algorithm: Asn1;
  readonly signature: Bytes;
  readonly serial: Bytes;
  /** Names as they stand there: they are compared byte by byte. */
  readonly issuer: Bytes;
  readonly subject: Bytes;
  /** Common name, organisation, country: those that there are, joined by commas. */
  readonly name: string;
  /** Milliseconds since 1970; the first and the last second it is valid. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: SignatureKey;
  readonly constraints: { readonly isAuthority: boolean; readonly pathLength: number | null } | null;
  /** Bit 0 of RFC 5280 section 4.2.1.3 is the lowest. */
  readonly keyUsage: number | null;
  readonly purposes: { readonly critical: boolean; readonly oids: readonly string[] } | null;
  readonly subjectKeyId: string | null;
  readonly authorityKeyId: string | null;
  /** Critical extensions that are not understood here. */
  readonly unknownCritical: readonly string[];
}

export const KEY_USAGE = { digitalSignature: 1, nonRepudiation: 2, keyCertSign: 32 } as const;

const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
};
/** Policies ask nothing of a verifier that asks for none (RFC 5280 section 6.1.1 (c): any-policy). */
const HARMLESS_EXTENSIONS: readonly string[] = ['2.5.29.32', '2.5.29.17', '2.5.29.18'];

/** Reads one certificate (DER). Throws `Asn1Error` where it is none. */
export function readCertificate(der: Uint8Array): Certificate {
  const whole = parseAsn1(der);
  const outer = new Asn1Reader(whole);
  const signed = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = readBits(outer.next());
  outer.end();

  const body = new Asn1Reader(signed);
  const version = body.optional(constructedTag(0));
  if (version !== null) readCount(onlyChild(version));
  const serial = body.next(TAG.integer).content;
  const innerAlgorithm = body.next(TAG.sequence);
  const issuer = body.next(TAG.sequence);
  const validity = new Asn1Reader(body.next());
  const subject = body.next(TAG.sequence);
  const key = readSubjectKey(body.next(TAG.sequence));
  body.optional(primitiveTag(1));
  body.optional(primitiveTag(2));
  const extensions = readExtensions(body.optional(constructedTag(3)));
  body.end();
  const notBefore = readTime(validity.next());
  const notAfter = readTime(validity.next());
  validity.end();

  const value = (oid: string): Asn1 | null => {
    const found = extensions.get(oid);
    return found === undefined ? null : parseAsn1(found.value);
  };
  const subjectKeyId = value(EXTENSION.subjectKeyId);
  const purposes = value(EXTENSION.extendedKeyUsage);
  const known = new Set([...Object.values(EXTENSION), ...HARMLESS_EXTENSIONS]);
  const unknownCritical = [...extensions].filter(([oid, { critical }]) => critical && !known.has(oid));
  // RFC 5280 section 4.1.1.2: both must be the same; the outer one alone is not under the signature.
  if (toHex(innerAlgorithm.raw) !== toHex(algorithm.raw))
    unknownCritical.push(['signatureAlgorithm', { critical: true, value: algorithm.raw }]);
  readName(issuer);
  return {
    der: whole.raw,
    signed: signed.raw,
    algorithm,
    signature,
    serial,
    issuer: issuer.raw,
    subject: subject.raw,
    name: readName(subject),
    notBefore,
    // Valid to the end of that second.
    notAfter: notAfter + 999,
    key,
    constraints: readConstraints(value(EXTENSION.basicConstraints)),
    keyUsage: readKeyUsage(value(EXTENSION.keyUsage)),
    purposes:
      purposes === null
        ? null
        : {
            critical: extensions.get(EXTENSION.extendedKeyUsage)?.critical === true,
            oids: expectTag(purposes, TAG.sequence).children.map(readOid),
          },
    subjectKeyId: subjectKeyId === null ? null : toHex(readOctets(subjectKeyId)),
    authorityKeyId: readAuthorityKeyId(value(EXTENSION.authorityKeyId)),
    unknownCritical: unknownCritical.map(([oid]) => oid),
  };
}

type Extensions = Map<string, { readonly critical: boolean; readonly value: Bytes }>;

/** `[n] EXPLICIT Extensions`, or none. An extension that stands twice makes the certificate none. */
function readExtensions(holder: Asn1 | null): Extensions {
  const found: Extensions = new Map();
  if (holder === null) return found;
  for (const value of expectTag(onlyChild(holder), TAG.sequence).children) {
    const reader = new Asn1Reader(value);
    const oid = readOid(reader.next());
    const critical = reader.optional(TAG.boolean);
    const octets = readOctets(reader.next());
    reader.end();
    if (found.has(oid)) throw new Asn1Error(`extension ${oid} twice`);
    found.set(oid, { critical: critical !== null && readBoolean(critical), value: octets });
  }
  return found;
}

function readConstraints(value: Asn1 | null): Certificate['constraints'] {
  if (value === null) return null;
  const reader = new Asn1Reader(value);
  const authority = reader.optional(TAG.boolean);
  const length = reader.optional(TAG.integer);
  reader.end();
  return {
    isAuthority: authority !== null && readBoolean(authority),
    pathLength: length === null ? null : readCount(length),
  };
}

function readKeyUsage(value: Asn1 | null): number | null {
  if (value === null) return null;
  // The first octet says how many bits of the last one are unused; bit 0 is the highest of the first.
  const [, ...octets] = expectTag(value, TAG.bitString).content;
  let bits = 0;
  for (const [index, octet] of octets.slice(0, 2).entries()) {
    for (let bit = 0; bit < 8; bit += 1) if ((octet & (0x80 >> bit)) !== 0) bits |= 1 << (index * 8 + bit);
  }
  return bits;
}

function readAuthorityKeyId(value: Asn1 | null): string | null {
  if (value === null) return null;
  const id = new Asn1Reader(value).optional(primitiveTag(0));
  return id === null ? null : toHex(id.content);
}

const NAME_PARTS = ['2.5.4.3', '2.5.4.10', '2.5.4.6'];
const ONE_BYTE_STRINGS: readonly number[] = [0x13, 0x14, 0x16];
const BMP_STRING = 0x1e;
/** DirectoryString without UniversalString, which nobody uses; numbers, IA5 for mail addresses, and bits. */
const NAME_TYPES: readonly number[] = [TAG.utf8String, 0x12, ...ONE_BYTE_STRINGS, BMP_STRING, TAG.bitString];

/** RDNSequence (RFC 5280 section 4.1.2.4). */
function readName(name: Asn1): string {
  const parts = new Map<string, string>();
  for (const set of expectTag(name, TAG.sequence).children) {
    if (expectTag(set, TAG.set).children.length === 0) throw new Asn1Error('an empty part of a name');
    for (const pair of set.children) {
      const reader = new Asn1Reader(pair);
      const oid = readOid(reader.next());
      const value = reader.next();
      reader.end();
      if (!NAME_TYPES.includes(value.tag) || (value.tag === BMP_STRING && value.content.length % 2 !== 0)) {
        throw new Asn1Error('a name that is no text');
      }
      const text = readText(value);
      if (text !== null && !parts.has(oid)) parts.set(oid, text);
    }
  }
  return NAME_PARTS.flatMap((oid) => parts.get(oid) ?? []).join(', ');
}

function readText({ tag, content }: Asn1): string | null {
  if (tag === TAG.utf8String) return new TextDecoder().decode(content);
  if (ONE_BYTE_STRINGS.includes(tag)) return String.fromCharCode(...content);
  return tag === BMP_STRING ? new TextDecoder('utf-16be').decode(content) : null;
}
