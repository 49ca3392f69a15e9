import { ProblemError } from '../domain/problem';

/** What browsers and Dexie call it when the database itself fails, whatever the reason. */
const STORAGE_FAILURES = new Set([
  'AbortError',
  'DatabaseClosedError',
  'DataError',
  'InvalidStateError',
  'NotReadableError',
  'OpenFailedError',
  'QuotaExceededError',
  'UnknownError',
]);

/** Those of them after which nothing can be read. */
const UNREADABLE = new Set([
  'DatabaseClosedError',
  'MissingAPIError',
  'NotReadableError',
  'OpenFailedError',
  'SchemaError',
  'UnknownError',
  'UpgradeError',
]);

/** When storage fails and no more than this is free, bytes, a full disk is why. */
const NEXT_TO_NOTHING = 256 * 1024 * 1024;

export interface ErrorPlace {
  /** Whether anything of the act is in the archive. */
  readonly kept?: boolean | undefined;
  /** While it is opened, whatever else goes wrong means that the archive cannot be read. */
  readonly opening?: boolean;
}

/** The error a person can be told about, for one that came out of the database; any other comes back as it is. */
export async function toArchiveError(
  error: unknown,
  { kept, opening = false }: ErrorPlace = {},
): Promise<unknown> {
  const causes = [...causesOf(error)];
  const known = causes.find((cause) => cause instanceof ProblemError);
  if (known !== undefined) return known;
  const names = causes.map(nameOf);
  const detail = causes.map(textOf).join(' ← ');
  const rest = { detail, ...(kept === undefined ? {} : { kept }) };
  if (isStorageFailure(error)) {
    const freeBytes = await readFreeBytes();
    if (isFullDisk(names, detail, freeBytes)) {
      const values = freeBytes === null ? {} : { values: { freeBytes } };
      return new ProblemError({ code: 'storage-full', ...values, ...rest }, { cause: error });
    }
  }
  if (names.includes('VersionError'))
    return new ProblemError({ code: 'archive-newer', ...rest }, { cause: error });
  if (opening || names.some((name) => UNREADABLE.has(name))) {
    return new ProblemError({ code: 'archive-unreadable', ...rest }, { cause: error });
  }
  return error;
}

/** Whether the database itself failed; its connection may be of no more use then. */
export function isStorageFailure(error: unknown): boolean {
  return [...causesOf(error)].some((cause) => STORAGE_FAILURES.has(nameOf(cause)));
}

/**
 * A full disk has many faces. Seen: `QuotaExceededError`, alone or deep inside what Dexie and an aborted
 * transaction wrap around it (Firefox); `DataError: Failed to write blobs (IOError)`, `UnknownError … IO error …
 * FILE_ERROR_NO_SPACE`, and after that `UnknownError: Internal error opening backing store` (Chromium, whose
 * quota does not bind an extension with `unlimitedStorage`).
 */
function isFullDisk(names: readonly string[], detail: string, freeBytes: number | null): boolean {
  if (names.includes('QuotaExceededError') || detail.includes('NO_SPACE')) return true;
  return freeBytes !== null && freeBytes < NEXT_TO_NOTHING;
}

/** What the browser says is used and may be used, bytes; `null` where it does not say. */
export async function readEstimate(): Promise<{ usedBytes: number | null; quotaBytes: number | null }> {
  const storage: StorageManager | undefined = globalThis.navigator?.storage;
  const estimate = await storage?.estimate?.();
  return { usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null };
}

async function readFreeBytes(): Promise<number | null> {
  try {
    const { usedBytes, quotaBytes } = await readEstimate();
    return usedBytes === null || quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
  } catch {
    // Storage that has just failed may not answer this either, and the failure is what must be told.
    return null;
  }
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

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
