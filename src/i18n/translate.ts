import type { Language } from '../domain/settings';
import { da } from './da/index';
import { de } from './de/index';
import { en } from './en/index';
import { fr } from './fr/index';
import type { Message, Places } from './message';
import { nl } from './nl/index';

export type Catalogue = typeof en;

type KeysOf<C> = { [A in keyof C & string]: `${A}.${keyof C[A] & string}` }[keyof C & string];
/** `area.key` of the catalogue, e.g. `popup.capturePage`. */
export type MessageKey = KeysOf<Catalogue>;
type MessageAt<K extends string> = K extends `${infer A}.${infer Rest}`
  ? A extends keyof Catalogue
    ? Rest extends keyof Catalogue[A]
      ? Catalogue[A][Rest]
      : never
    : never
  : never;
type Values<K extends MessageKey> = [Places<MessageAt<K>>] extends [never]
  ? []
  : [values: Record<Places<MessageAt<K>>, string | number>];

/** Keys of messages that need no values. */
export type PlainMessageKey = {
  [K in MessageKey]: [Places<MessageAt<K>>] extends [never] ? K : never;
}[MessageKey];

/** Words one message of the catalogue in one language; numbers are formatted by that language's rules. */
export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string;

const CATALOGUES: Record<Language, Record<string, Record<string, Message>>> = { en, de, fr, nl, da };

/** A lookup bound to one language. An unknown key throws: a missing text is a defect, not a blank. */
export function translator(language: Language): Translate {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, ...given) => {
    const [area = '', name = ''] = key.split('.', 2);
    const message = CATALOGUES[language][area]?.[name];
    if (message === undefined) throw new Error(`no text for ${key} in ${language}`);
    const values: Readonly<Record<string, string | number>> = given[0] ?? {};
    let text: string;
    if (typeof message === 'string') text = message;
    else {
      const category = plural.select(Number(values['count']));
      text =
        category === 'one'
          ? message.one
          : category === 'many'
            ? (message.many ?? message.other)
            : message.other;
    }
    return text.replaceAll(/\{(\w+)\}/g, (whole, place: string) => {
      const value = values[place];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
