import { describe, expect, it } from 'vitest';
import { inParallel } from './parallel';

const CALM = (): void => undefined;

describe('inParallel', () => {
  it('does everything, never more than so many at a time, beginning in the order of the list', async () => {
    const begun: number[] = [];
    let under = 0;
    let most = 0;
    await inParallel([0, 1, 2, 3, 4, 5, 6], 3, CALM, async (item, index) => {
      expect(index).toBe(item);
      begun.push(item);
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, item % 2));
      under -= 1;
    });
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(3);
  });

  it('begins nothing after an error, and rejects with it when what was under way has ended', async () => {
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      if (item === 1) throw new Error('no');
      await new Promise((resolve) => setTimeout(resolve, 2));
      ended.push(item);
    };
    await expect(inParallel([0, 1, 2, 3], 2, CALM, work)).rejects.toThrow('no');
    expect(ended).toEqual([0]);
  });

  it('stops where the check throws', async () => {
    const done: number[] = [];
    const check = (): void => {
      if (done.length === 2) throw new Error('stopped');
    };
    const work = async (item: number): Promise<void> => void done.push(item);
    await expect(inParallel([0, 1, 2, 3], 1, check, work)).rejects.toThrow('stopped');
    expect(done).toEqual([0, 1]);
  });
});
