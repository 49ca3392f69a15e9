import { localNameOf, shownSourceOf } from '../../sites/dom';
import type { FoundMedia } from './found-media';

/** What the page has asked for, as far as the browser still lists it, and the pictures that it displays. */
export function requestedAddresses({ sources }: FoundMedia): ReadonlySet<string> {
  const requested = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  for (const { element, shown } of sources) {
    if (localNameOf(element) !== 'img' || shown === null) continue;
    const { complete, naturalWidth } = element as HTMLImageElement;
    if (complete && naturalWidth > 0 && shownSourceOf(element).split('#', 1)[0] === shown)
      requested.add(shown);
  }
  return requested;
}
