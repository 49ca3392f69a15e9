import { expect, test } from 'vitest';
import { chooseCountry } from './choose-country';

test.each([
  ['the choice wins', 'NZ', 'de', ['de-AT'], 'NZ'],
  ['the browser’s region', null, 'de', ['de-AT', 'de'], 'AT'],
  ['a region after a script', null, 'de', ['de-Latn-CH'], 'CH'],
  ['only a region of the language in use', null, 'fr', ['en-US', 'fr'], 'FR'],
  ['a region that we know nothing of', null, 'en', ['en-IN', 'en-IE'], 'IE'],
  ['the language’s own', null, 'da', [], 'DK'],
  ['a stored choice that is none', 'ZZ', 'nl', ['nl'], 'NL'],
] as const)('%s', (_what, choice, language, preferred, country) => {
  expect(chooseCountry(choice, language, preferred)).toBe(country);
});
