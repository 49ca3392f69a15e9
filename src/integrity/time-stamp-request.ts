import { fromHex } from './digest';

type Bytes = Uint8Array<ArrayBuffer>;

/** TimeStampReq version 1, and MessageImprint with id-sha256 and NULL up to its 32 bytes (RFC 3161 section 2.4.1). */
const START = fromHex('0201013031300d060960864801650304020105000420');
const CERTIFICATES_ASKED = fromHex('0101ff');
export const TIME_STAMP_QUERY_TYPE = 'application/timestamp-query';
export const TIME_STAMP_REPLY_TYPE = 'application/timestamp-reply';

/** A random number of 64 bits that is not 0, big-endian. */
export function newNonce(): Bytes {
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  // Never 0, and of one length whatever the chance.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/**
 * TimeStampReq (DER) for a SHA-256 digest, with a nonce and asking for the certificates. `nonce` is a positive
 * number, big-endian, up to 32 bytes. Throws `RangeError` where the one is no digest or the other no such number.
 */
export function timeStampRequest(imprint: Uint8Array, nonce: Uint8Array): Bytes {
  if (imprint.length !== 32) throw new RangeError(`imprint of ${imprint.length} bytes`);
  const first = nonce.findIndex((byte) => byte !== 0);
  if (first < 0 || nonce.length > 32) throw new RangeError('nonce is no positive number of up to 32 bytes');
  const magnitude = [...nonce.subarray(first)];
  // The first bit is the sign.
  if ((magnitude[0] ?? 0) >= 0x80) magnitude.unshift(0);
  const content = [...START, ...imprint, 0x02, magnitude.length, ...magnitude, ...CERTIFICATES_ASKED];
  return Uint8Array.of(0x30, content.length, ...content);
}
