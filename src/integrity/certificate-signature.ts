import {
  Asn1Error,
  Asn1Reader,
  constructedTag,
  onlyChild,
  parseAsn1,
  readBits,
  readCount,
  readMagnitude,
  readOid,
  TAG,
  type Asn1,
} from './asn1';
import { fromHex, toHex } from './digest';

type Bytes = Uint8Array<ArrayBuffer>;

/** A public key as a certificate has it (SubjectPublicKeyInfo). */
export interface SignatureKey {
  readonly algorithm: string;
  /** The curve of an elliptic key. */
  readonly curve: string | null;
  readonly bits: Bytes;
  readonly der: Bytes;
}

export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASHES: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const RSA_WITH: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const EC = '1.2.840.10045.2.1';
const ECDSA_WITH: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
const CURVES: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', bytes: 48 },
  '1.3.132.0.35': { name: 'P-521', bytes: 66 },
};
/** What NIST SP 800-131A still lets be verified as secure. */
const LEAST_RSA_BITS = 2048;

/** The hash that an AlgorithmIdentifier names; `null` for all but SHA-256, SHA-384 and SHA-512. */
export function readHash(algorithm: Asn1): HashName | null {
  const reader = new Asn1Reader(algorithm);
  const oid = readOid(reader.next());
  // RFC 5754 section 2: NULL or nothing.
  reader.optional(TAG.null);
  reader.end();
  return HASHES[oid] ?? null;
}

/** A SubjectPublicKeyInfo. Throws `Asn1Error` where it is none. */
export function readSubjectKey(value: Asn1): SignatureKey {
  const reader = new Asn1Reader(value);
  const algorithm = new Asn1Reader(reader.next());
  const bits = readBits(reader.next());
  reader.end();
  const oid = readOid(algorithm.next());
  return { algorithm: oid, curve: oid === EC ? readOid(algorithm.next()) : null, bits, der: value.raw };
}

interface Scheme {
  readonly family: 'RSA' | 'RSA-PSS' | 'EC';
  readonly hash: HashName;
  readonly saltLength?: number;
}

/** `digest` is the hash that stands beside the algorithm in CMS, where the algorithm may name none. */
function readScheme(algorithm: Asn1, digest: HashName | null): Scheme | null {
  const reader = new Asn1Reader(algorithm);
  const oid = readOid(reader.next());
  if (oid === RSA || oid === EC) {
    return digest === null ? null : { family: oid === RSA ? 'RSA' : 'EC', hash: digest };
  }
  const named = RSA_WITH[oid] ?? ECDSA_WITH[oid];
  if (named !== undefined) return { family: Object.hasOwn(RSA_WITH, oid) ? 'RSA' : 'EC', hash: named };
  return oid === RSA_PSS ? readPss(reader.next()) : null;
}

/** RSASSA-PSS-params (RFC 4055 section 3.1), only with one hash for both uses; the defaults are SHA-1, so refused. */
function readPss(value: Asn1): Scheme | null {
  const reader = new Asn1Reader(value);
  const hash = reader.optional(constructedTag(0));
  const mask = reader.optional(constructedTag(1));
  const salt = reader.optional(constructedTag(2));
  const trailer = reader.optional(constructedTag(3));
  reader.end();
  if (hash === null || mask === null || (trailer !== null && readCount(onlyChild(trailer)) !== 1))
    return null;
  const named = readHash(onlyChild(hash));
  const maskReader = new Asn1Reader(onlyChild(mask));
  if (readOid(maskReader.next()) !== MGF1 || named === null || readHash(maskReader.next()) !== named)
    return null;
  return { family: 'RSA-PSS', hash: named, saltLength: salt === null ? 20 : readCount(onlyChild(salt)) };
}

/**
 * Whether `signature` over `data` is of `key` by this AlgorithmIdentifier: RSA (PKCS #1 v1.5 and PSS, from 2,048
 * bits) and ECDSA (P-256, P-384, P-521), with SHA-256, SHA-384 or SHA-512. `'unsupported'` for anything else,
 * and where the algorithm does not belong to the key or to `digest`, the hash that CMS names beside it.
 */
export async function checkSignature(
  algorithm: Asn1,
  digest: HashName | null,
  key: SignatureKey,
  signature: Bytes,
  data: Bytes,
): Promise<'good' | 'bad' | 'unsupported'> {
  const scheme = readScheme(algorithm, digest);
  if (scheme === null || (digest !== null && scheme.hash !== digest)) return 'unsupported';
  const { family, hash } = scheme;
  if (family === 'EC') {
    const curve = CURVES[key.curve ?? ''];
    if (key.algorithm !== EC || curve === undefined) return 'unsupported';
    const parameters = { name: 'ECDSA', namedCurve: curve.name };
    const imported = await importKey(key.der, parameters);
    if (imported === null) return 'unsupported';
    const raw = rawSignature(signature, curve.bytes);
    if (raw === null) return 'bad';
    return (await crypto.subtle.verify({ name: 'ECDSA', hash }, imported, raw, data)) ? 'good' : 'bad';
  }
  // A key that says it is for PSS is for PSS alone (RFC 4055 section 1.2).
  if (key.algorithm !== RSA && (key.algorithm !== RSA_PSS || family !== 'RSA-PSS')) return 'unsupported';
  const name = family === 'RSA' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS';
  const imported = await importKey(rsaSpki(key.bits), { name, hash });
  if (imported === null || (imported.algorithm as RsaHashedKeyAlgorithm).modulusLength < LEAST_RSA_BITS) {
    return 'unsupported';
  }
  const parameters = family === 'RSA' ? { name } : { name, saltLength: scheme.saltLength ?? 20 };
  // A salt that is too long for the key is an error to some browsers.
  const good = await crypto.subtle.verify(parameters, imported, signature, data).catch(() => false);
  return good ? 'good' : 'bad';
}

/** `null` where the browser does not take it: it is no key, or none that the browser knows. */
function importKey(
  spki: Bytes,
  parameters: RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey | null> {
  return crypto.subtle.importKey('spki', spki, parameters, true, ['verify']).catch(() => null);
}

/** SubjectPublicKeyInfo with the plain RSA identifier, since browsers do not import one that says PSS. */
function rsaSpki(bits: Bytes): Bytes {
  const string = wrap(TAG.bitString, Uint8Array.of(0, ...bits));
  return wrap(TAG.sequence, Uint8Array.of(...fromHex('300d06092a864886f70d0101010500'), ...string));
}

function wrap(tag: number, content: Bytes): Bytes {
  if (content.length < 0x80) return Uint8Array.of(tag, content.length, ...content);
  const length = [content.length >> 8, content.length & 0xff];
  if (content.length > 0xffff) throw new Asn1Error('a key too large');
  return Uint8Array.of(tag, 0x82, ...length, ...content);
}

/** ECDSA-Sig-Value → r ‖ s, each of `bytes` bytes; `null` where it is none, or in another than its DER form. */
function rawSignature(signature: Bytes, bytes: number): Bytes | null {
  try {
    const parsed = parseAsn1(signature);
    const reader = new Asn1Reader(parsed);
    const numbers = [reader.next(), reader.next()];
    reader.end();
    const raw = new Uint8Array(2 * bytes);
    for (const [index, number] of numbers.entries()) {
      const magnitude = readMagnitude(number);
      if (magnitude.length > bytes || magnitude.length + 1 < number.content.length) return null;
      raw.set(magnitude, (index + 1) * bytes - magnitude.length);
    }
    return toHex(parsed.content) === toHex(Uint8Array.from(numbers.flatMap(({ raw: part }) => [...part])))
      ? raw
      : null;
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}
