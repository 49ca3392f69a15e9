import type { Language } from '../domain/settings';
import { COUNTRIES, type Country } from './resources';

/** Where most of those who read each language live, of the countries that we know help in. */
const COUNTRY_OF_LANGUAGE: Readonly<Record<Language, Country>> = {
  en: 'GB',
  de: 'DE',
  fr: 'FR',
  nl: 'NL',
  da: 'DK',
};

/**
 * The country to show help for: the person's choice, else the region that the browser names with the language in use
 * (`de-AT`), else the language's. Nothing is looked up. `preferred` is a list of BCP 47 tags, most wanted first.
 */
export function chooseCountry(
  choice: string | null,
  language: Language,
  preferred: readonly string[],
): Country {
  const known = (code: string | undefined): Country | undefined =>
    COUNTRIES.find((country) => country === code?.toUpperCase());
  const chosen = known(choice ?? undefined);
  if (chosen !== undefined) return chosen;
  for (const tag of preferred) {
    const [primary, ...rest] = tag.split('-');
    if (primary?.toLowerCase() !== language) continue;
    const region = rest.map(known).find((country) => country !== undefined);
    if (region !== undefined) return region;
  }
  return COUNTRY_OF_LANGUAGE[language];
}
