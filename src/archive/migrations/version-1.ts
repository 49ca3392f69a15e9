import type { Migration } from './migration';

/**
 * Captures are keyed by sequence, so that the newest rows are one range of neighbours on disk, and hold their
 * own summary, so that the list never loads anything else. Payloads stand apart from what describes them.
 */
export const version1: Migration = {
  version: 1,
  name: 'captures, artifacts, remarks, cases, journal',
  stores: {
    keys: 'keyNumber',
    counters: 'name',
    captures: 'sequence, &id, [binned+state]',
    parts: '[captureId+part]',
    artifacts: 'id, &[captureId+ordinal]',
    payloads: '[artifactId+chunk]',
    remarks: '[captureId+revision]',
    cases: 'id',
    journal: 'sequence, captureId',
  },
};
