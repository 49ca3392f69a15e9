import type { CaptureSummary } from '../../../domain/capture';

/** Handles that one account had in other captures, each once, in the order of the captures. */
export interface OtherNames {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * An account may change its handle; its stable id stays. So captures of one id on one platform are of one account,
 * whatever it was called in each.
 */
export function otherNamesOf(capture: CaptureSummary, all: readonly CaptureSummary[]): OtherNames {
  const { authorId, authorHandle, platform, site, sequence } = capture;
  if (authorId === null || authorHandle === null) return { before: [], after: [] };
  const same = all
    .filter(
      (other) =>
        other.authorId === authorId &&
        (other.platform ?? other.site) === (platform ?? site) &&
        other.authorHandle !== null &&
        other.authorHandle.toLowerCase() !== authorHandle.toLowerCase(),
    )
    .toSorted((one, other) => one.sequence - other.sequence);
  const handles = (some: readonly CaptureSummary[]): string[] => [
    ...new Set(some.flatMap((other) => (other.authorHandle === null ? [] : [other.authorHandle]))),
  ];
  return {
    before: handles(same.filter((other) => other.sequence < sequence)),
    after: handles(same.filter((other) => other.sequence > sequence)),
  };
}
