import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone after `remove`. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** The browser profile at `path`, which stays; without one a temporary one. */
export async function openProfile(name: string, path?: string): Promise<TemporaryFolder> {
  return path === undefined ? makeTemporaryFolder(name) : { path, remove: async () => undefined };
}

export async function makeTemporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `tidemark-${name}-`));
  return {
    path,
    // A browser that was just ended may write a last file.
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}
