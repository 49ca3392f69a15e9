import type { ArchiveProver, KeptHead, SignedTreeHead, Stamp, TreeHead } from '../domain/integrity';
import { canonicalBytes } from '../integrity/canonical-json';
import { toHex } from '../integrity/digest';
import { type TreeHashes, treeRoot } from '../integrity/merkle-tree';
import { keyFingerprint, signBytes, verifySignature } from '../integrity/signing';
import { type ArchiveContext, instant } from './archive-context';
import { fromBase64, toBase64 } from '../domain/base64';
import { readHead } from './journal';
import { isTreeFault, openTree, rebuildTree } from './journal-tree';
import type { HeadRow, StampRow } from './rows';
import { openJson, sealJson } from './sealed-json';
import { openSigner } from './signer';

interface HeadValue {
  readonly head: TreeHead;
  readonly signature: string;
}

/** Tree heads and their stamps: what the background needs, and what proofs are made with. */
export interface TreeHeads extends Pick<
  ArchiveProver,
  'sign' | 'signHead' | 'keepHead' | 'readPublicKey' | 'listStamps' | 'saveStamp'
> {
  /** What is read of the tree; one that is damaged is made anew first. */
  fromTree<T>(read: (hashes: TreeHashes) => Promise<T>): Promise<T>;
  /** The row that keeps a head. */
  sealHead(head: SignedTreeHead, exported: 0 | 1): Promise<HeadRow>;
}

export function createTreeHeads(context: ArchiveContext): TreeHeads {
  const { database, vault } = context;
  const { heads, stamps } = database;

  async function sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const { privateKey, publicKey } = await openSigner(database);
    const signature = await signBytes(privateKey, bytes);
    // A signature that its own key does not confirm must not leave.
    if (!(await verifySignature(publicKey, signature, bytes)))
      throw new Error('the signature does not verify');
    return signature;
  }

  /** Kept from proof to proof: a bundle has thousands, and they stand on the same tiles. */
  let tree = openTree(context);

  /** What is read of the tree; one that is damaged is made anew from the entries, which are what counts. */
  async function fromTree<T>(read: (hashes: TreeHashes) => Promise<T>): Promise<T> {
    try {
      return await read(tree);
    } catch (error) {
      if (!isTreeFault(error)) throw error;
      await rebuildTree(context);
      tree = openTree(context);
      return read(tree);
    }
  }

  async function signHead(): Promise<SignedTreeHead> {
    const size = (await readHead(database))?.sequence ?? 0;
    const { publicKey } = await openSigner(database);
    const [root, archive] = await Promise.all([
      fromTree((hashes) => treeRoot(hashes, size)),
      keyFingerprint(publicKey),
    ]);
    const head: TreeHead = {
      format: 'tidemark-tree-head/1',
      archive,
      size,
      rootSha256: toHex(root),
      at: instant(context),
    };
    const bytes = canonicalBytes(head);
    return { head, bytes, signature: await sign(bytes) };
  }

  async function keepHead(): Promise<SignedTreeHead> {
    const size = (await readHead(database))?.sequence ?? 0;
    const present = await heads.get(size);
    if (present !== undefined) return openHead(context, present);
    const signed = await signHead();
    const row = await sealHead(signed, 0);
    return database
      .write([heads], async () => {
        // Another context may have signed the same size in the meantime: what was stamped is what is kept.
        const other = await heads.get(signed.head.size);
        if (other === undefined) await heads.add(row);
        return other;
      })
      .then((other) => (other === undefined ? signed : openHead(context, other)));
  }

  async function sealHead({ head, signature }: SignedTreeHead, exported: 0 | 1): Promise<HeadRow> {
    const value: HeadValue = { head, signature: toBase64(signature) };
    return { size: head.size, exported, value: await sealJson(vault, placeOfHead(head.size), value) };
  }

  return {
    sign,
    signHead,
    keepHead,
    fromTree,
    sealHead,
    readPublicKey: async () => (await openSigner(database)).publicKey,

    async listStamps(size) {
      const rows = size === undefined ? await stamps.toArray() : await stampRows(size);
      return Promise.all(rows.map((row) => openStamp(context, row)));
    },

    async saveStamp(stamp) {
      const { size, state } = stamp;
      const present = await Promise.all(
        (await stampRows(size)).map(async (row) => ({ row, of: await openStamp(context, row) })),
      );
      const known = present.find(({ of }) => of.service === stamp.service && of.kind === stamp.kind);
      const id = known?.row.id ?? crypto.randomUUID();
      const value = await sealJson(vault, placeOfStamp(size, id), stamp);
      await database.write([stamps], async () => {
        await stamps.put({ size, id, state, value });
      });
    },
  };

  function stampRows(size: number): Promise<StampRow[]> {
    return stamps.where('[size+id]').between([size, ''], [size, '\uffff']).toArray();
  }
}

export async function openHead(
  { vault }: ArchiveContext,
  { size, exported, value }: HeadRow,
): Promise<KeptHead> {
  const { head, signature } = await openJson<HeadValue>(vault, placeOfHead(size), value);
  return { head, bytes: canonicalBytes(head), signature: fromBase64(signature), exported: exported === 1 };
}

export function openStamp({ vault }: ArchiveContext, { size, id, value }: StampRow): Promise<Stamp> {
  return openJson<Stamp>(vault, placeOfStamp(size, id), value);
}

function placeOfHead(size: number) {
  return { type: 'head', id: String(size) } as const;
}

function placeOfStamp(size: number, id: string) {
  return { type: 'stamp', id: `${size}/${id}` } as const;
}
