import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { scoreTable, tally, type SavedPage, type Score } from '../../src/sites/score';

export interface Result {
  readonly table: string;
  /** Nothing that was said is wrong. */
  readonly isRight: boolean;
}

export async function readList(directory: string): Promise<readonly SavedPage[]> {
  const list = JSON.parse(await readFile(join(directory, 'index.json'), 'utf8')) as { pages: SavedPage[] };
  return list.pages;
}

export function resultOf(scores: readonly Score[]): Result {
  return { table: scoreTable(scores), isRight: tally(scores).wrong === 0 };
}
