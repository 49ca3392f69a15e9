import { fromBase64, toBase64 } from '../domain/base64';

const FIRST = '-----BEGIN CERTIFICATE-----';
const LAST = '-----END CERTIFICATE-----';

/** Certificates (DER) one after the other as PEM (RFC 7468), in lines of 64 characters. */
export function certificatesToPem(certificates: readonly Uint8Array[]): string {
  return certificates.map(toPem).join('');
}

function toPem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return [FIRST, ...lines, LAST, ''].join('\n');
}

/**
 * The certificates (DER) of a PEM text, in their order; text around them is passed over, as openssl does. `null`
 * where one of them cannot be read. That they are certificates is not looked at.
 */
export function certificatesFromPem(text: string): Uint8Array<ArrayBuffer>[] | null {
  const found: Uint8Array<ArrayBuffer>[] = [];
  let rest = text;
  for (;;) {
    const start = rest.indexOf(FIRST);
    if (start < 0) return found;
    const end = rest.indexOf(LAST, start);
    if (end < 0) return null;
    const base64 = rest.slice(start + FIRST.length, end).replaceAll(/\s/g, '');
    if (
      base64.length === 0 ||
      base64.length % 4 !== 0 ||
      !/^[\w+/]+={0,2}$/.test(base64) ||
      /_/.test(base64)
    ) {
      return null;
    }
    found.push(fromBase64(base64));
    rest = rest.slice(end + LAST.length);
  }
}
