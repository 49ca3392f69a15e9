/** Thrown inside a transaction that finds the archive other than it was when the change was prepared. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** In each round at least one of all who compete gets through, so this many are never met in earnest. */
const MOST_ATTEMPTS = 100;

/**
 * Runs a change that is prepared outside a transaction (digests and seals must be awaited there) and checks
 * inside it that nothing moved meanwhile. On `Conflict` nothing was written, and it is prepared anew.
 */
export async function retryOnConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict) || round === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Whether two blobs are the same, byte for byte. */
export function sameBytes(first: Uint8Array | undefined, second: Uint8Array | undefined): boolean {
  if (first === undefined || second === undefined) return first === second;
  return first.byteLength === second.byteLength && first.every((byte, index) => byte === second[index]);
}
