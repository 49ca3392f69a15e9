import { NO_CHOICES, type RedactionChoices } from '../domain/redaction';
import type { ArchiveContext } from './archive-context';
import { requireCapture } from './capture-rows';
import { Conflict, retryOnConflict, sameBytes } from './conflict';
import { openJson, sealJson } from './sealed-json';

/* Rows of the table of the person's own, each named by the id of its capture. */

function placeOf(captureId: string) {
  return { type: 'own', id: captureId } as const;
}

/** What was decided for one capture; nothing, where nobody ever did. */
export async function readRedactionChoices(
  { database, vault }: ArchiveContext,
  captureId: string,
): Promise<RedactionChoices> {
  const row = await database.own.get(captureId);
  return row === undefined
    ? NO_CHOICES
    : { ...NO_CHOICES, ...(await openJson<RedactionChoices>(vault, placeOf(captureId), row.value)) };
}

/** Changes some of it. Choices of a capture that was erased meanwhile are not kept. */
export function saveRedactionChoices(
  context: ArchiveContext,
  captureId: string,
  change: Partial<RedactionChoices>,
): Promise<void> {
  const { database, vault } = context;
  return retryOnConflict(async () => {
    const before = await database.own.get(captureId);
    const choices: RedactionChoices = { ...(await readRedactionChoices(context, captureId)), ...change };
    const value = await sealJson(vault, placeOf(captureId), choices);
    await database.write([database.own, database.captures], async () => {
      await requireCapture(database, captureId);
      const present = await database.own.get(captureId);
      if (!sameBytes(present?.value, before?.value)) throw new Conflict();
      await database.own.put({ name: captureId, value });
    });
  });
}
