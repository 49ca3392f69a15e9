import type { EntryKind } from '../../domain/logbook-fields';
import { exhibitNumber } from '../names';

/** Where the report tells of a capture or of an entry of the logbook. */
export interface Place {
  /** File beside `report.html`, or that itself. */
  readonly page: string;
  readonly anchor: string;
}

/** Where things are, seen from one page of the report. */
export interface Places {
  /** `null` where nothing of it is told in this volume. */
  hrefOf(id: string): string | null;
  /** The volume that has a capture which is not in this one; first is 1, `null` where no volume of this export has it. */
  otherVolumeOf(id: string): number | null;
}

/** An id for a page of an entry; ids of entries are letters and digits. */
export function entryAnchor(entry: {
  readonly id: string;
  readonly kind: EntryKind;
  readonly number: number | null;
}): string {
  const { id, kind, number } = entry;
  return number === null ? `${kind}-${id.toLowerCase()}` : `entry-${exhibitNumber(number)}`;
}

/** `volumesOf` counts from 1 and knows every capture that leaves; `volume` is the one that is looked from. */
export function createPlaces(
  places: ReadonlyMap<string, Place>,
  volumesOf: ReadonlyMap<string, readonly number[]>,
  page: string,
): Places {
  return {
    hrefOf(id) {
      const place = places.get(id);
      if (place === undefined) return null;
      // Within a page without its name: a report that somebody renamed still finds its way about itself.
      return place.page === page ? `#${place.anchor}` : `${place.page}#${place.anchor}`;
    },
    otherVolumeOf: (id) => (places.has(id) ? null : (volumesOf.get(id)?.[0] ?? null)),
  };
}
