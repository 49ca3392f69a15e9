import { makeSigningKeys, publicKeyDer } from '../integrity/signing';
import type { ArchiveDatabase } from './database';
import type { SignerRow } from './rows';

const ONLY_KEY = 1;

/**
 * The pair that signs for this archive; made at first use. Background, archive page and workers may all be
 * first: each makes a pair outside the transaction, the first to get into it stores its, and everybody reads
 * back which one that was.
 */
export async function openSigner(database: ArchiveDatabase): Promise<SignerRow> {
  const { signers } = database;
  const present = await signers.get(ONLY_KEY);
  if (present !== undefined) return present;
  const made = await makeSigningKeys();
  const publicKey = await publicKeyDer(made.publicKey);
  const candidate: SignerRow = { id: ONLY_KEY, privateKey: made.privateKey, publicKey };
  return database.write([signers], async () => {
    const other = await signers.get(ONLY_KEY);
    if (other !== undefined) return other;
    await signers.add(candidate);
    return candidate;
  });
}
