import { LANGUAGES, type Language } from '../domain/settings';

/**
 * The language to use: the person's choice, else the first of the browser's that we have, else English.
 * `preferred` is a list of BCP 47 tags, most wanted first.
 */
export function chooseLanguage(choice: Language | 'auto', preferred: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
