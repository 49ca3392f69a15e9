import type { ArchiveDatabase } from './database';
import type { Vault } from './vault';

/** What every part of the archive works with. */
export interface ArchiveContext {
  readonly database: ArchiveDatabase;
  readonly vault: Vault;
  readonly now: () => Date;
}

/** UTC, milliseconds, ends in `Z`. */
export function instant({ now }: ArchiveContext): string {
  return now().toISOString();
}
