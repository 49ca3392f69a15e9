import { certificatesFromPem } from '../integrity/certificate-pem';
import { readCertificate } from '../integrity/certificate';

/** The certificates (DER) of a PEM file; `null` where it holds none, or one that cannot be read. */
export function readAnchors(pem: string): Uint8Array[] | null {
  const certificates = certificatesFromPem(pem);
  if (certificates === null || certificates.length === 0) return null;
  try {
    for (const certificate of certificates) readCertificate(certificate);
  } catch {
    return null;
  }
  return certificates;
}
