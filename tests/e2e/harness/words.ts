import { translator } from '../../../src/i18n/translate';

/** The interface's own words in English, so that tests name buttons as the catalogue does. */
export const t = translator('en');

/** A message with places as a pattern: `Kept. {time}, {count} files.` → `/Kept\. .+, .+ files\./`. */
export function patternOf(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(/\{\w+\}/g, '.+'));
}
