import type { ArchiveReader } from '../domain/archive';
import type {
  ArchiveProver,
  KeptHead,
  NotedExport,
  SignedTreeHead,
  Stamp,
  TreeHead,
} from '../domain/integrity';
import type { JournalEntry } from '../domain/journal';
import { canonicalBytes } from '../integrity/canonical-json';
import { toHex } from '../integrity/digest';
import { entryBytes } from '../integrity/journal-chain';
import {
  consistencyPath,
  hashesOf,
  inclusionPath,
  leafHash,
  rootOf,
  type TreeHash,
} from '../integrity/merkle-tree';
import { keyFingerprint, makeSigningKeys, publicKeyDer, signBytes } from '../integrity/signing';

export interface MemoryProver extends ArchiveProver {
  readonly keys: CryptoKeyPair;
  readonly heads: KeptHead[];
  readonly stamps: Stamp[];
  readonly exports: NotedExport[];
}

/** Proofs over the journal of an archive in memory, for tests; the real ones, without the storage. */
export async function memoryProver(reader: Pick<ArchiveReader, 'listJournal'>): Promise<MemoryProver> {
  const keys = await makeSigningKeys();
  const publicKey = await publicKeyDer(keys.publicKey);
  const heads: KeptHead[] = [];
  const stamps: Stamp[] = [];
  const exports: NotedExport[] = [];
  // A proof for each of thousands of entries would hash all of them thousands of times.
  const hashed = new WeakMap<JournalEntry, Promise<TreeHash>>();
  const leafOf = (entry: JournalEntry): Promise<TreeHash> => {
    const known = hashed.get(entry) ?? leafHash(entryBytes(entry));
    hashed.set(entry, known);
    return known;
  };
  const leaves = async (): Promise<TreeHash[]> => Promise.all((await reader.listJournal()).map(leafOf));
  const sign = (bytes: Uint8Array<ArrayBuffer>) => signBytes(keys.privateKey, bytes);
  async function signHead(): Promise<SignedTreeHead> {
    const present = await leaves();
    const head: TreeHead = {
      format: 'tidemark-tree-head/1',
      archive: await keyFingerprint(publicKey),
      size: present.length,
      rootSha256: toHex(await rootOf(present)),
      at: '2026-11-21T13:32:07.000Z',
    };
    const bytes = canonicalBytes(head);
    return { head, bytes, signature: await sign(bytes) };
  }
  return {
    keys,
    heads,
    stamps,
    exports,
    sign,
    signHead,
    async keepHead() {
      const signed = await signHead();
      heads.push({ ...signed, exported: false });
      return signed;
    },
    readPublicKey: async () => publicKey,
    proveInclusion: async (sequence, size) =>
      (await inclusionPath(hashesOf(await leaves()), sequence - 1, size)).map(toHex),
    proveConsistency: async (first, second) =>
      (await consistencyPath(hashesOf(await leaves()), first, second)).map(toHex),
    listHeads: async () => heads,
    listStamps: async (size) => stamps.filter((stamp) => size === undefined || stamp.size === size),
    async saveStamp(stamp) {
      stamps.push(stamp);
    },
    async announceExport(signed) {
      const at = heads.findIndex(({ head }) => head.size === signed.head.size);
      if (at < 0) heads.push({ ...signed, exported: true });
      else heads[at] = { ...heads[at]!, exported: true };
    },
    async noteExport(noted) {
      exports.push(noted);
    },
  };
}
