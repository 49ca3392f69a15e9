import type { Migration } from './migration';
import { version1 } from './version-1';
import { version2 } from './version-2';
import { version3 } from './version-3';
import { version4 } from './version-4';
import { version5 } from './version-5';
import { version6 } from './version-6';

/** Every version there ever was, oldest first. */
export const MIGRATIONS: readonly Migration[] = [version1, version2, version3, version4, version5, version6];
