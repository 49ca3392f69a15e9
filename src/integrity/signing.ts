import { fromBase64, toBase64 } from '../domain/base64';
import { fromHex, sha256Hex } from './digest';

/**
 * Signatures of an archive: ECDSA on P-256 with SHA-256, in the forms that `openssl dgst -sha256 -verify` reads
 * (PEM public key, DER signature). Each has one form only: whatever else would mean the same is refused.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const ALGORITHM = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Order of the group of P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF_ORDER = ORDER / 2n;
const NUMBER_BYTES = 32;

/**
 * What stands before the point in the SubjectPublicKeyInfo of every uncompressed P-256 key (RFC 5480):
 * id-ecPublicKey, secp256r1, a bit string of 65 bytes that begins with 04.
 */
const SPKI_START = fromHex('3059301306072a8648ce3d020106082a8648ce3d03010703420004');
const SPKI_BYTES = SPKI_START.length + 2 * NUMBER_BYTES;

/** A new pair. The private half cannot be taken out of the browser by any script. */
export function makeSigningKeys(): Promise<CryptoKeyPair> {
  // `extractable` is about the private half; a public one can always be exported.
  return crypto.subtle.generateKey(KEY, false, ['sign', 'verify']);
}

/** The public half as SubjectPublicKeyInfo, DER, 91 bytes. Throws `TypeError` on a key of another kind. */
export async function publicKeyDer(key: CryptoKey): Promise<Bytes> {
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', key));
  if (!isP256Spki(der)) throw new TypeError('not a P-256 key');
  return der;
}

/** The signature over `bytes` as DER (ECDSA-Sig-Value, RFC 3279 section 2.2.3), s in the lower half. Rejects where the browser refuses. */
export async function signBytes(privateKey: CryptoKey, bytes: Bytes): Promise<Bytes> {
  return signatureToDer(new Uint8Array(await crypto.subtle.sign(ALGORITHM, privateKey, bytes)));
}

/**
 * Whether `signature` (DER) is the signature over `bytes` of the key with this SubjectPublicKeyInfo. False for
 * a key that is not a P-256 point in its one form, and for a signature in any form but the one `signBytes`
 * writes. Never throws on what it is given.
 */
export async function verifySignature(spki: Bytes, signature: Uint8Array, bytes: Bytes): Promise<boolean> {
  const raw = signatureFromDer(signature);
  if (raw === null || !isP256Spki(spki)) return false;
  // The browser refuses what is not a point of the curve.
  const key = await crypto.subtle.importKey('spki', spki, KEY, true, ['verify']).catch(() => null);
  return key !== null && (await crypto.subtle.verify(ALGORITHM, key, raw, bytes));
}

/** Lower-case hex SHA-256 of the SubjectPublicKeyInfo: what the key is known by. */
export function keyFingerprint(spki: Bytes): Promise<string> {
  return sha256Hex(spki);
}

/** r ‖ s as WebCrypto gives it → DER, with s replaced by n − s where that is smaller. Throws `RangeError` on anything else. */
export function signatureToDer(raw: Uint8Array): Bytes {
  if (raw.length !== 2 * NUMBER_BYTES) throw new RangeError(`signature of ${raw.length} bytes`);
  const r = toNumber(raw.subarray(0, NUMBER_BYTES));
  const s = toNumber(raw.subarray(NUMBER_BYTES));
  if (!inGroup(r) || !inGroup(s)) throw new RangeError('number of a signature out of its bounds');
  const content = [...derInteger(r), ...derInteger(s > HALF_ORDER ? ORDER - s : s)];
  return Uint8Array.of(0x30, content.length, ...content);
}

/**
 * DER → r ‖ s, or `null` for all that `signatureToDer` does not write: lengths or integers that are not minimal,
 * bytes left over, r or s out of 1 … n − 1, s in the upper half.
 */
export function signatureFromDer(der: Uint8Array): Bytes | null {
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 2 + 2 * (NUMBER_BYTES + 3)) return null;
  const first = readInteger(der, 2);
  if (first === null) return null;
  const second = readInteger(der, first.end);
  if (second?.end !== der.length || second.value > HALF_ORDER) return null;
  return Uint8Array.of(...toBytes(first.value), ...toBytes(second.value));
}

const PEM_FIRST = '-----BEGIN PUBLIC KEY-----';
const PEM_LAST = '-----END PUBLIC KEY-----';
const PEM_WIDTH = 64;

/** PEM (RFC 7468) of a SubjectPublicKeyInfo: lines of 64 characters, each ended by `\n`, as openssl writes it. */
export function publicKeyPem(spki: Uint8Array): string {
  const base64 = toBase64(spki);
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += PEM_WIDTH) lines.push(base64.slice(at, at + PEM_WIDTH));
  return [PEM_FIRST, ...lines, PEM_LAST, ''].join('\n');
}

/** The SubjectPublicKeyInfo of a P-256 key in PEM, or `null` for anything but exactly what `publicKeyPem` writes. */
export function publicKeyFromPem(pem: string): Bytes | null {
  const base64 = pem
    .split('\n')
    .filter((line) => !line.startsWith('-'))
    .join('');
  // Longer than any key of ours: not worth decoding.
  if (base64.length > 2 * SPKI_BYTES || !/^[A-Za-z\d+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0)
    return null;
  const der = fromBase64(base64);
  return isP256Spki(der) && publicKeyPem(der) === pem ? der : null;
}

function isP256Spki(der: Uint8Array): boolean {
  return der.length === SPKI_BYTES && SPKI_START.every((byte, index) => byte === der[index]);
}

function inGroup(value: bigint): boolean {
  return value > 0n && value < ORDER;
}

function derInteger(value: bigint): number[] {
  const bytes = toBytes(value);
  while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
  // The first bit is the sign.
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return [0x02, bytes.length, ...bytes];
}

function readInteger(der: Uint8Array, at: number): { value: bigint; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || length > NUMBER_BYTES + 1 || end > der.length) return null;
  const value = toNumber(der.subarray(at + 2, end));
  if (!inGroup(value)) return null;
  const minimal = derInteger(value);
  return minimal.every((byte, index) => byte === der[at + index]) && minimal.length === length + 2
    ? { value, end }
    : null;
}

function toNumber(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return value;
}

function toBytes(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; bytes.length < NUMBER_BYTES; rest /= 256n) bytes.unshift(Number(rest % 256n));
  return bytes;
}
