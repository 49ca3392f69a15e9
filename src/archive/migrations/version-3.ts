import type { Migration } from './migration';

/**
 * What shows the archive unchanged to others: the journal's Merkle tree in tiles, the signing key, the tree
 * heads that left or were stamped, and the stamps. The tree of a journal that is there already is made when
 * it is first asked for or added to: its entries are sealed and cannot be read here.
 */
export const version3: Migration = {
  version: 3,
  name: 'tree of the journal, signing key, heads, time stamps',
  stores: { tiles: '[level+index]', signers: 'id', heads: 'size', stamps: '[size+id], state' },
};
