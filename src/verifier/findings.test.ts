import { describe, expect, test } from 'vitest';
import { FindingList, verdictOf } from './findings';

describe('a list of findings', () => {
  test('does not grow without end', () => {
    const list = new FindingList();
    for (let count = 0; count < 5000; count += 1) list.add('file-altered', `data/${count}`);
    expect(list.all).toHaveLength(FindingList.MOST_OF_A_KIND);
  });

  test('keeps a fault, however many notices of its kind came before', () => {
    const list = new FindingList();
    for (let count = 0; count < 5000; count += 1) list.add('listed-twice', null, null, 'notice');
    expect(verdictOf(list.all)).toBe('whole');
    list.add('listed-twice', 'data/x', null, 'failure');
    expect(verdictOf(list.all)).toBe('not-whole');
  });

  test('a proven fault is said before what could not be read', () => {
    const list = new FindingList();
    list.add('read-failed');
    expect(verdictOf(list.all)).toBe('unreadable');
    list.add('file-missing');
    expect(verdictOf(list.all)).toBe('not-whole');
  });
});
