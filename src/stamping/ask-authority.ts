import {
  newNonce,
  TIME_STAMP_QUERY_TYPE,
  TIME_STAMP_REPLY_TYPE,
  timeStampRequest,
} from '../integrity/time-stamp-request';
import { verifyTimeStamp } from '../integrity/time-stamp';
import { askService, type Fetch, ServiceSilent } from './service-request';

export interface AuthorityAnswer {
  /** The TimeStampResp as it came. */
  readonly answer: Uint8Array<ArrayBuffer>;
  /** Nothing was found wrong with it. */
  readonly valid: boolean;
  /** What was, English. */
  readonly problem: string | null;
  /** UTC, as the authority gave it; `null` where it is not valid. */
  readonly attestedAt: string | null;
  /** DER, leaf first. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[];
  /** This machine's clock minus the authority's, seconds; as exact as half the time the answer took. */
  readonly clockAheadSeconds: number | null;
}

/**
 * Asks an authority (RFC 3161 over HTTP, section 3.4) for a token over a SHA-256 digest, and checks it as it comes:
 * nonce, imprint, signature, chain, key purpose. Throws `ServiceSilent` where no answer of the kind comes.
 */
export async function askAuthority(
  fetch: Fetch,
  address: string,
  digest: Uint8Array<ArrayBuffer>,
  now: () => number,
): Promise<AuthorityAnswer> {
  const nonce = newNonce();
  const askedAt = now();
  const { status, body } = await askService(fetch, address, {
    method: 'POST',
    headers: { 'Content-Type': TIME_STAMP_QUERY_TYPE, Accept: TIME_STAMP_REPLY_TYPE },
    body: timeStampRequest(digest, nonce),
  });
  const answeredAt = now();
  if (status !== 200) throw new ServiceSilent(`HTTP ${status}`);
  if (body.length === 0) throw new ServiceSilent('an empty answer');
  const { valid, problems, token, certificates } = await verifyTimeStamp(body, {
    imprint: digest,
    nonce,
    trustedCertificates: null,
  });
  return {
    answer: body,
    valid,
    problem: valid ? null : problems.map(({ code, detail }) => `${code} ${detail}`.trim()).join('; '),
    attestedAt: valid ? (token?.genTime ?? null) : null,
    certificates,
    clockAheadSeconds: valid && token !== null ? ((askedAt + answeredAt) / 2 - token.genTimeMs) / 1000 : null,
  };
}
