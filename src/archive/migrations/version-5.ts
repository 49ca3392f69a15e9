import type { Migration } from './migration';

/**
 * What a person says of themselves, to be found and hidden in what leaves. Sealed here and not among the settings,
 * which lie in the clear: a name beside this program says whom it concerns.
 */
export const version5: Migration = {
  version: 5,
  name: 'own names, to be hidden in redacted copies',
  stores: { own: 'name' },
};
