import { chooseCountry } from '../../../help/choose-country';
import type { Country } from '../../../help/resources';
import { formatTag, language } from '../../words';
import { useModel } from '../model-context';

/** For which country help is shown now. */
export function useCountry(): Country {
  const { settings, services } = useModel();
  return chooseCountry(settings.value.country, language.value, services.machine.languages);
}

/** A country's name in the page's language. */
export function nameCountry(country: Country): string {
  return new Intl.DisplayNames(formatTag.value, { type: 'region' }).of(country) ?? country;
}
