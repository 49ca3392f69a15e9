import { makeProof, mergeUpgrade, newSubmission, readProof } from '../integrity/open-timestamps';
import { askService, type Fetch, ServiceSilent } from './service-request';

const CALENDAR_TYPE = 'application/vnd.opentimestamps.v1';

/**
 * Gives a calendar (OpenTimestamps) a commitment to a SHA-256 digest; returns the `.ots` file with its promise.
 * Throws `ServiceSilent` where no answer of the kind comes.
 */
export async function askCalendar(
  fetch: Fetch,
  address: string,
  digest: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { nonce, commitment } = await newSubmission(digest);
  const { status, body } = await askService(fetch, new URL('digest', folderOf(address)).href, {
    method: 'POST',
    headers: { Accept: CALENDAR_TYPE, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: commitment,
  });
  if (status !== 200) throw new ServiceSilent(`HTTP ${status}`);
  try {
    const file = makeProof(digest, nonce, [body]);
    // What cannot be read again, or promises nothing, would be kept for a promise for ever.
    const { attestations } = await readProof(file);
    if (!attestations.some(({ kind }) => kind === 'pending')) throw new Error('it promises nothing');
    return file;
  } catch (error) {
    throw new ServiceSilent('not an answer of a calendar', { cause: error });
  }
}

export interface Upgrade {
  readonly answer: Uint8Array<ArrayBuffer>;
  /** Leads to a Bitcoin block now. */
  readonly inBlock: boolean;
}

/**
 * Asks for what became of a promise. Only this calendar is asked: other addresses in the file are somebody's
 * words. `null` where there is nothing new yet. Throws `ServiceSilent` where no answer of the kind comes.
 */
export async function askForUpgrade(
  fetch: Fetch,
  address: string,
  file: Uint8Array<ArrayBuffer>,
): Promise<Upgrade | null> {
  let answer = file;
  let refusal: number | null = null;
  for (const attestation of (await readProof(file)).attestations) {
    if (attestation.kind !== 'pending') continue;
    const { status, body } = await askService(
      fetch,
      new URL(`timestamp/${attestation.commitment}`, folderOf(address)).href,
      { method: 'GET', headers: { Accept: CALENDAR_TYPE } },
    );
    if (status !== 200) {
      // 404: not in a block yet.
      if (status !== 404) refusal = status;
      continue;
    }
    try {
      answer = await mergeUpgrade(answer, attestation.commitment, body);
    } catch (error) {
      throw new ServiceSilent('not an answer of a calendar', { cause: error });
    }
  }
  if (answer === file) {
    if (refusal !== null) throw new ServiceSilent(`HTTP ${refusal}`);
    return null;
  }
  const { attestations } = await readProof(answer);
  return { answer, inBlock: attestations.some(({ kind }) => kind === 'bitcoin') };
}

/** With a slash at the end, so that what is asked for lies below it. */
function folderOf(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
