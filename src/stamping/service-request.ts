import { joinBytes } from '../domain/bytes';

/** What a service is asked with; the browser's own `fetch`, or what takes its place in a test. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export const browserFetch: Fetch = (address, init) => fetch(address, init);

/** Thrown when a service could not be reached or did not answer as one of its kind; asked again later. */
export class ServiceSilent extends Error {
  override readonly name: string = 'ServiceSilent';
}

/** Nobody answered in time, whatever was asked for: asking for something else now would not help. */
export class ServiceUnreachable extends ServiceSilent {
  override readonly name = 'ServiceUnreachable';
}

const ANSWER_MS = 20_000;
/** Far more than a token with its chain takes. */
const MOST_BYTES = 1024 * 1024;

export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/**
 * Sends only what is given: no cookie, no referrer, no cache, and no following elsewhere, since only this address
 * was allowed. Returns status and body. Throws `ServiceUnreachable` for want of an answer in time, `ServiceSilent` for
 * one without bounds.
 */
export async function askService(
  fetch: Fetch,
  address: string,
  { method, headers = {}, body }: ServiceRequest,
): Promise<{ readonly status: number; readonly body: Uint8Array<ArrayBuffer> }> {
  try {
    const response = await fetch(address, {
      method,
      headers,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, body: await readBounded(response) };
  } catch (error) {
    if (error instanceof ServiceSilent) throw error;
    throw new ServiceUnreachable(error instanceof Error ? error.message : 'no answer', { cause: error });
  }
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new ServiceSilent(`an answer of more than ${MOST_BYTES} bytes`);
    }
    chunks.push(value);
  }
  return joinBytes(chunks);
}
