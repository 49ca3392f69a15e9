import type { JournalEntry } from '../domain/journal';
import { canonicalBytes } from './canonical-json';
import { sha256Hex } from './digest';

/** What stands as `previous` in the first entry. */
export const NO_ENTRY_BEFORE = '0'.repeat(64);

/**
 * The bytes an entry is hashed as: its canonical JSON (RFC 8785), with nothing before or after. Whoever has
 * the entry can make them again, so they can serve as the leaf data of a Merkle tree (RFC 9162) too.
 */
export function entryBytes(entry: JournalEntry): Uint8Array<ArrayBuffer> {
  const { sequence, at, act, captureId, sha256, detail, previous } = entry;
  return canonicalBytes({ sequence, at, act, captureId, sha256, detail, previous });
}

/** Lower-case hex SHA-256 of `entryBytes`: what the next entry carries as `previous`. */
export function entryDigest(entry: JournalEntry): Promise<string> {
  return sha256Hex(entryBytes(entry));
}

export type ChainVerdict =
  | { readonly intact: true; readonly length: number; readonly headSha256: string }
  | { readonly intact: false; readonly atSequence: number; readonly reason: 'gap' | 'does-not-follow' };

/**
 * Whether `entries`, oldest first and from the first on, are one unbroken chain: numbered 1, 2, 3 … and each
 * carrying the digest of the one before. It proves order and that nothing between first and last was changed
 * or taken out; that the end was not cut off is seen only by whoever kept `headSha256` elsewhere.
 */
export async function verifyChain(entries: readonly JournalEntry[]): Promise<ChainVerdict> {
  let headSha256 = NO_ENTRY_BEFORE;
  let length = 0;
  for (const entry of entries) {
    length += 1;
    if (entry.sequence !== length) return { intact: false, atSequence: length, reason: 'gap' };
    if (entry.previous !== headSha256)
      return { intact: false, atSequence: length, reason: 'does-not-follow' };
    headSha256 = await entryDigest(entry);
  }
  return { intact: true, length, headSha256 };
}
