import { ProblemError } from '../domain/problem';

/** What the browser and Dexie call a database that cannot be used as it is. */
const UNREADABLE = new Set([
  'DatabaseClosedError',
  'MissingAPIError',
  'NotReadableError',
  'OpenFailedError',
  'SchemaError',
  'UnknownError',
  'UpgradeError',
]);

/**
 * The error a person can be told about, for one that came out of the database; any other comes back as it is.
 * A full disk shows itself as `QuotaExceededError`, alone or deep inside what Dexie and an aborted transaction
 * wrap around it. `kept` tells whether anything of the act is in the archive. While `opening`, whatever else
 * goes wrong means that the archive cannot be read.
 */
export async function toArchiveError(
  error: unknown,
  { kept, opening = false }: { kept?: boolean | undefined; opening?: boolean } = {},
): Promise<unknown> {
  const causes = [...causesOf(error)];
  const known = causes.find((cause) => cause instanceof ProblemError);
  if (known !== undefined) return known;
  const names = causes.map(nameOf);
  const detail = causes
    .map((cause) => (cause instanceof Error ? `${nameOf(cause)}: ${cause.message}` : String(cause)))
    .join(' ← ');
  const rest = { detail, ...(kept === undefined ? {} : { kept }) };
  if (names.includes('QuotaExceededError')) {
    const freeBytes = await readFreeBytes();
    const values = freeBytes === null ? {} : { values: { freeBytes } };
    return new ProblemError({ code: 'storage-full', ...values, ...rest }, { cause: error });
  }
  if (names.includes('VersionError'))
    return new ProblemError({ code: 'archive-newer', ...rest }, { cause: error });
  if (opening || names.some((name) => UNREADABLE.has(name))) {
    return new ProblemError({ code: 'archive-unreadable', ...rest }, { cause: error });
  }
  return error;
}

/** What the browser says is used and may be used, bytes; `null` where it does not say. */
export async function readEstimate(): Promise<{ usedBytes: number | null; quotaBytes: number | null }> {
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  const estimate = await storage?.estimate?.();
  return { usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null };
}

async function readFreeBytes(): Promise<number | null> {
  const { usedBytes, quotaBytes } = await readEstimate();
  return usedBytes === null || quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
}

/** The error and everything it carries inside, outermost first. */
function* causesOf(error: unknown, seen = new Set<unknown>()): Generator {
  if (error === undefined || error === null || seen.has(error)) return;
  seen.add(error);
  yield error;
  if (typeof error !== 'object') return;
  const { inner, cause, failures, errors } = error as Partial<
    Record<'inner' | 'cause' | 'failures' | 'errors', unknown>
  >;
  for (const next of [inner, cause, ...listed(failures), ...listed(errors)]) yield* causesOf(next, seen);
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
