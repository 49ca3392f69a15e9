import { describe, expect, it } from 'vitest';
import type { Artifact } from '../domain/capture';
import type { PlannedCapture } from './plan';
import { LEAST_VOLUME_BYTES, planVolumes, withoutFaults } from './plan-volumes';

const MEGA = 1_000_000;

function capture(sequence: number, sizes: readonly number[], reportBytes = 20_000): PlannedCapture {
  const artifact = (sizeBytes: number, place: number): Artifact => ({
    id: `${sequence}-${place}`,
    name: `file-${place}.bin`,
    role: 'media',
    mediaType: 'application/octet-stream',
    sizeBytes,
    sha256: '0'.repeat(64),
    createdAt: '2026-11-21T00:00:00.000Z',
  });
  return {
    id: `capture-${sequence}`,
    sequence,
    folder: `${String(sequence).padStart(4, '0')}-2026-11-21-example.org`,
    record: { sha256: '0'.repeat(64), sizeBytes: 2_000, bytes: null },
    files: sizes.map((size, place) => ({ artifact: artifact(size, place), name: `file-${place}.bin` })),
    remark: null,
    remarkBytes: null,
    annotations: [],
    marks: [],
    redacted: null,
    wacz: null,
    reportBytes,
  };
}

function numbers(plan: ReturnType<typeof planVolumes>): number[][] {
  return plan.volumes.map(({ parts }) => parts.map((part) => part.capture.sequence));
}

describe('planVolumes', () => {
  it('fills one volume after the other and keeps captures whole and in order', () => {
    const captures = [1, 2, 3, 4, 5].map((sequence) => capture(sequence, [2 * MEGA, 2 * MEGA]));
    const plan = planVolumes(captures, 10 * MEGA, 0);
    expect(numbers(plan)).toEqual([[1, 2], [3, 4], [5]]);
    expect(plan.volumes.every(({ oversize }) => !oversize)).toBe(true);
    expect(plan.splitCaptures).toEqual([]);
    const files = plan.volumes.flatMap(({ parts }) => parts.flatMap((part) => part.files));
    expect(files).toHaveLength(10);
  });

  it('splits only a capture that is larger than a volume, and says which volumes hold it', () => {
    const captures = [capture(1, [MEGA]), capture(2, [4 * MEGA, 4 * MEGA, 4 * MEGA]), capture(3, [MEGA])];
    const plan = planVolumes(captures, 6 * MEGA, 0);
    expect(numbers(plan)).toEqual([[1], [2], [2], [2, 3]]);
    expect(plan.splitCaptures).toEqual([2]);
    expect(plan.volumes[2]?.parts[0]?.volumes).toEqual([2, 3, 4]);
    expect(plan.volumes[0]?.parts[0]?.volumes).toEqual([1]);
  });

  it('gives a file that is larger than a volume one of its own and says that it is larger', () => {
    const plan = planVolumes([capture(1, [MEGA]), capture(2, [9 * MEGA]), capture(3, [MEGA])], 5 * MEGA, 0);
    expect(numbers(plan)).toEqual([[1], [2], [3]]);
    expect(plan.volumes.map(({ oversize }) => oversize)).toEqual([false, true, false]);
    expect(plan.leftOut).toEqual([]);
  });

  it('stays below 4 GiB whatever is asked for, and leaves out what no zip can hold', () => {
    const giga = 1_000 * MEGA;
    const captures = [1, 2, 3].map((sequence) => capture(sequence, [giga, giga]));
    const plan = planVolumes([...captures, capture(4, [5 * giga])], Number.MAX_SAFE_INTEGER, 0);
    expect(numbers(plan)).toEqual([[1], [2], [3, 4]]);
    expect(plan.leftOut).toEqual([
      { captureId: 'capture-4', sequence: 4, file: 'file-0.bin', reason: 'file-too-large' },
    ]);
    for (const { parts } of plan.volumes) {
      const bytes = parts
        .flatMap(({ files }) => files)
        .reduce((sum, { artifact }) => sum + artifact.sizeBytes, 0);
      expect(bytes).toBeLessThan(2 ** 32 - 64 * MEGA);
    }
  });

  it('stays well below 65,535 files', () => {
    const captures = Array.from({ length: 30_000 }, (_, place) => capture(place + 1, [10, 10, 10], 0));
    const plan = planVolumes(captures, 3_000 * MEGA, 0);
    expect(plan.volumes.length).toBeGreaterThan(3);
    for (const { parts } of plan.volumes) {
      expect(parts.reduce((sum, { files }) => sum + files.length + 2, 0)).toBeLessThanOrEqual(20_000);
    }
    expect(plan.volumes.flatMap(({ parts }) => parts)).toHaveLength(30_000);
  });

  it('takes no smaller volume than can be filled, and no capture at all for one empty volume', () => {
    expect(numbers(planVolumes([capture(1, [LEAST_VOLUME_BYTES / 2])], 1, 0))).toEqual([[1]]);
    expect(numbers(planVolumes([], 100 * MEGA, 3))).toEqual([[]]);
  });

  it('divides a report that would be too large for a browser', () => {
    const captures = Array.from({ length: 10 }, (_, place) => capture(place + 1, [10], 9 * MEGA));
    const [volume] = planVolumes(captures, 1_000 * MEGA, 0).volumes;
    expect(volume?.pages).toEqual([3, 3, 3, 1]);
  });
});

describe('withoutFaults', () => {
  it('takes out files, and whole captures where it is the record', () => {
    const [volume] = planVolumes([capture(1, [1, 2]), capture(2, [3])], 100 * MEGA, 0).volumes;
    if (volume === undefined) throw new Error('no volume');
    const left = withoutFaults(volume, [
      { captureId: 'capture-1', sequence: 1, file: 'file-0.bin', reason: 'file-changed' },
      { captureId: 'capture-2', sequence: 2, file: null, reason: 'record-changed' },
    ]);
    expect(left.parts.map(({ files }) => files.map(({ name }) => name))).toEqual([['file-1.bin']]);
    expect(left.pages).toEqual([1]);
  });
});
