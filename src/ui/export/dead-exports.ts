import { listExportFolders, removeExportFolder } from './opfs-volume';

/** Name of the lock that a page holds as long as it lives and wants the zips of this folder. */
export function lockOf(folder: string): string {
  return `export ${folder}`;
}

/** Removes what exports left whose page is gone: their lock is free. May be called anywhere in the extension. */
export async function removeDeadExports(): Promise<void> {
  for (const folder of await listExportFolders()) {
    await navigator.locks.request(lockOf(folder), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await removeExportFolder(folder);
    });
  }
}
