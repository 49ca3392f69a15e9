import type { HeadRow } from './rows';
import type { ArchiveProver } from '../domain/integrity';
import { toHex } from '../integrity/digest';
import { consistencyPath, inclusionPath } from '../integrity/merkle-tree';
import type { ArchiveContext } from './archive-context';
import { retryOnConflict } from './conflict';
import { addEntries, journalTables, prepareEntries, readHead } from './journal';
import { openHead, type TreeHeads } from './tree-heads';

/** What an export shows: proofs from the tree, the heads that left, and that another one leaves. */
export function createProver(
  context: ArchiveContext,
  { fromTree, sealHead }: TreeHeads,
): Pick<
  ArchiveProver,
  'proveInclusion' | 'proveConsistency' | 'listHeads' | 'announceExport' | 'noteExport'
> {
  const { database } = context;
  const { heads } = database;

  /**
   * Inside a transaction: as one that left. A head that was stamped stays as it was stamped; what others hold of this
   * one is size and root, which are the same. Looked up in there, since keeping a head does not move the journal.
   */
  async function remember(row: HeadRow): Promise<void> {
    const known = await heads.get(row.size);
    await heads.put(known === undefined ? row : { ...known, exported: 1 });
  }

  return {
    proveInclusion: async (sequence, size) =>
      (await fromTree((hashes) => inclusionPath(hashes, sequence - 1, size))).map(toHex),
    proveConsistency: async (first, second) =>
      (await fromTree((hashes) => consistencyPath(hashes, first, second))).map(toHex),
    listHeads: async () =>
      Promise.all((await heads.orderBy('size').toArray()).map((row) => openHead(context, row))),

    async announceExport(signed) {
      const { size } = signed.head;
      if (size === 0) return;
      const row = await sealHead(signed, 1);
      await database.write([heads], async () => {
        await remember(row);
      });
    },

    noteExport: ({ head: signed, tagManifestSha256, groupIdentifier, captures, complete, redacted = [] }) =>
      retryOnConflict(async () => {
        const before = await readHead(database);
        const { size, rootSha256 } = signed.head;
        const copies = redacted.map(({ captureId, recordSha256, copySha256 }) => ({
          act: 'redacted copy made' as const,
          captureId,
          sha256: copySha256,
          detail: { original: recordSha256, group: groupIdentifier },
        }));
        const drafts = tagManifestSha256.flatMap((sha256, index) => {
          if (sha256 === null) return [];
          const detail = {
            group: groupIdentifier,
            volume: index + 1,
            volumes: tagManifestSha256.length,
            captures,
            complete,
            treeSize: size,
            treeRootSha256: rootSha256,
          };
          return [{ act: 'exported' as const, captureId: null, sha256, detail }];
        });
        const entries = await prepareEntries(context, before, [...copies, ...drafts]);
        const row = await sealHead(signed, 1);
        await database.write([...journalTables(database), heads], async () => {
          await addEntries(database, entries);
          if (size > 0) await remember(row);
        });
      }),
  };
}
