import { openArchive } from '../../src/archive/archive.ts';

/** The middle one, sorting them. */
export function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return medianOf(took);
}

/** The newest fifty rows: listed by the archive, and the rows of the same captures read bare. Milliseconds. */
export async function firstRows(): Promise<{ listed: number; bare: number }> {
  const archive = await openArchive();
  const rows = await archive.listSummaries({ limit: 50 });
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('archive');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
  const oldest = Math.min(...rows.map(({ sequence }) => sequence));
  const readBare = (): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      const request = database
        .transaction('captures')
        .objectStore('captures')
        .getAll(IDBKeyRange.lowerBound(oldest));
      request.addEventListener('success', () => resolve(request.result as unknown[]));
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
    });
  const found = (await readBare()).length;
  if (rows.length !== 50 || found !== 50) throw new Error(`${rows.length} rows listed, ${found} read`);
  const listed = await timed(41, () => archive.listSummaries({ limit: 50 }));
  const bare = await timed(41, readBare);
  database.close();
  archive.close();
  return { listed, bare };
}
