import { computed, signal } from '@preact/signals';
import type { Language } from '../domain/settings';
import { chooseLanguage } from '../i18n/choose-language';
import { translator, type Translate } from '../i18n/translate';

const chosen = signal<Language>('en');
const preferredTags = signal<readonly string[]>([]);
const translate = computed(() => translator(chosen.value));

/** The language the page speaks now. */
export const language = computed(() => chosen.value);

/**
 * The tag dates and numbers are formatted by: the browser's own where it is of the same language (`en-US` writes
 * 2:32 PM), else the language alone; plain English is British, whose dates cannot be misread.
 */
export const formatTag = computed(() => {
  const own = preferredTags.value.find((tag) => tag.toLowerCase().split('-')[0] === chosen.value);
  if (own !== undefined && own.includes('-')) return own;
  return chosen.value === 'en' ? 'en-GB' : chosen.value;
});

/** Words one message in the page's language. A component that calls it is drawn again when the language changes. */
export const t: Translate = (key, ...values) => translate.value(key, ...values);

/** Sets the page's language from the person's choice and the browser's list, and tells the document. */
export function speak(choice: Language | 'auto', preferred: readonly string[]): void {
  preferredTags.value = preferred;
  chosen.value = chooseLanguage(choice, preferred);
  document.documentElement.lang = chosen.value;
}
