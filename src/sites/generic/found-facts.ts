import type { Fact, FactCaveat, Found, FoundHow, PostFacts } from '../../domain/capture';

/** What one source says; what it does not say is left out or `null`. */
export type FoundFacts = { -readonly [K in keyof PostFacts]?: PostFacts[K] };

/** A value with its origin; `null` stays `null`. */
export function found<T>(
  value: T | null,
  how: FoundHow,
  where: string,
  caveat?: FactCaveat,
): Found<T> | null {
  if (value === null) return null;
  return caveat === undefined ? { value, how, where } : { value, how, where, caveat };
}

/** The same fact, marked as describing the whole page. */
export function fromPage<T>(fact: Fact<T>): Fact<T> {
  return fact === null ? null : { ...fact, caveat: fact.caveat ?? 'from-page' };
}
