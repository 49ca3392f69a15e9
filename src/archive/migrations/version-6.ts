import type { Migration } from './migration';

/**
 * The logbook. The present state of an entry stands by itself, so that a list reads no history; what kind it is
 * stands in the clear, as a part's name does, so that a list of one kind opens nothing else.
 */
export const version6: Migration = {
  version: 6,
  name: 'logbook: entries, their revisions and drafts',
  stores: { entries: 'id, kind', entryRevisions: '[entryId+revision]', entryDrafts: 'id' },
};
