import type { Migration } from './migration';

/**
 * What is drawn over pictures: sealed revisions, and beside them every step of the drawing by itself, so that
 * saving a change costs the change and undo goes back to the start after a restart too.
 */
export const version4: Migration = {
  version: 4,
  name: 'annotations, their drafts step by step',
  stores: {
    annotations: '[artifactId+revision], captureId',
    drafts: 'artifactId, captureId',
    steps: '[artifactId+step], captureId',
  },
};
