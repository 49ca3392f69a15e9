import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../domain/settings';
import { da } from './da/index';
import { de } from './de/index';
import { en } from './en/index';
import { fr } from './fr/index';
import type { Message } from './message';
import { nl } from './nl/index';

const ROOT = join(import.meta.dirname, '../..');
const CATALOGUES: Record<Language, Readonly<Record<string, Readonly<Record<string, Message>>>>> = {
  en,
  de,
  fr,
  nl,
  da,
};

function listKeys(language: Language): string[] {
  return Object.entries(CATALOGUES[language]).flatMap(([area, messages]) =>
    Object.keys(messages).map((key) => `${area}.${key}`),
  );
}

function messageAt(language: Language, key: string): Message {
  const [area = '', name = ''] = key.split('.');
  const message = CATALOGUES[language][area]?.[name];
  if (message === undefined) throw new Error(`no ${key} in ${language}`);
  return message;
}

/** The texts of a message: one, or one for each plural form. */
function textsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place).sort();
}

/** All that the product's code says, tests and catalogues not counted. */
function readCode(folder: string): string {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(ROOT, folder, path), 'utf8'))
    .join('\n');
}

const KEYS = listKeys('en');

describe('every text', () => {
  const code = readCode('src') + readCode('entrypoints');
  /** Areas that are taken as a whole, by a script that carries only its own words (`CAPTURE_WORDS`, `PAGE_WORDS`). */
  const whole = new Set([...code.matchAll(/from '\.\/en\/(\w+)'/g)].map(([, area]) => area));
  const ownWords = ['capture-words.ts', 'page-words.ts']
    .map((file) => readFileSync(join(ROOT, 'src/i18n', file), 'utf8'))
    .join('\n');

  test('is used somewhere, by its literal key', () => {
    const unused = KEYS.filter((key) => {
      const [area = '', name = ''] = key.split('.');
      if (code.includes(`'${key}'`)) return false;
      return !(
        whole.has(area) &&
        ownWords.includes(`./en/${area}'`) &&
        new RegExp(`\\b${name}\\b`).test(code)
      );
    });
    expect(unused).toEqual([]);
  });

  test.each(LANGUAGES)('is there in %s, and no other', (language) => {
    expect(listKeys(language).sort()).toEqual([...KEYS].sort());
  });

  test.each(LANGUAGES)('has in %s the same places and forms as in English', (language) => {
    const differing = KEYS.filter((key) => {
      const source = messageAt('en', key);
      const message = messageAt(language, key);
      if (typeof source !== typeof message) return true;
      const wanted = new Set(textsOf(source).flatMap(placesOf));
      // A form may leave out the number where the language says it in words, never add a place of its own.
      return (
        textsOf(message).some((text) => placesOf(text).some((place) => !wanted.has(place))) ||
        [...wanted].some((place) => !textsOf(message).some((text) => placesOf(text).includes(place)))
      );
    });
    expect(differing).toEqual([]);
  });

  test.each(LANGUAGES)('is written with care in %s', (language) => {
    const careless = KEYS.filter((key) =>
      textsOf(messageAt(language, key)).some(
        (text) =>
          text.trim() === '' ||
          text !== text.trim() ||
          / {2}/.test(text) ||
          // Typographic marks, as print has them.
          /\.\.\.|"|\w'\w/.test(text) ||
          // French sets a space that does not break before these.
          (language === 'fr' && /\p{L} ?[;!?]|\p{L} :/u.test(text)),
      ),
    );
    expect(careless).toEqual([]);
  });

  test('is translated, where it is not the same word by chance', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'en')) {
      const same = KEYS.filter((key) => {
        const source = textsOf(messageAt('en', key)).join('\n');
        // Whole sentences are never the same in two languages; names of places and signs do not count as words.
        const words = source.replaceAll(/\{\w+\}/g, '').match(/\p{L}{2,}/gu) ?? [];
        return words.length > 2 && source === textsOf(messageAt(language, key)).join('\n');
      });
      expect({ language, same }).toEqual({ language, same: [] });
    }
  });
});
