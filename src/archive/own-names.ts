import type { ArchiveContext } from './archive-context';
import { openJson, sealJson } from './sealed-json';

const PLACE = { type: 'own', id: 'names' } as const;

/** Names and handles that the person said are theirs; none where they never did. */
export async function readOwnNames({ database, vault }: ArchiveContext): Promise<readonly string[]> {
  const row = await database.own.get('names');
  return row === undefined ? [] : openJson<readonly string[]>(vault, PLACE, row.value);
}

/** Takes the place of those before. None leaves no row behind. */
export async function saveOwnNames(
  { database, vault }: ArchiveContext,
  names: readonly string[],
): Promise<void> {
  const kept = [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
  const value = await sealJson(vault, PLACE, kept);
  await database.write([database.own], async () => {
    if (kept.length === 0) await database.own.delete('names');
    else await database.own.put({ name: 'names', value });
  });
}
