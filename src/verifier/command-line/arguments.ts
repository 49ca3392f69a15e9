import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../../domain/settings';
import { chooseLanguage } from '../../i18n/choose-language';

export interface Arguments {
  readonly paths: readonly string[];
  readonly certificates: readonly string[];
  readonly known: readonly string[];
  readonly json: boolean;
  readonly bag: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
  readonly language: Language;
  /** What cannot be used; `null` where all of it can. */
  readonly wrong: string | null;
}

/** Reads the words after the program's name. `environment` says the language where no option does. */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments {
  const none: Arguments = {
    paths: [],
    certificates: [],
    known: [],
    json: false,
    bag: false,
    verbose: false,
    help: false,
    language: languageOf(environment),
    wrong: null,
  };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ca: { type: 'string', multiple: true },
        known: { type: 'string', multiple: true },
        lang: { type: 'string' },
        json: { type: 'boolean' },
        bag: { type: 'boolean' },
        verbose: { type: 'boolean', short: 'v' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { ...none, wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  const language = LANGUAGES.find((known) => known === values.lang);
  // As people write fingerprints: with colons, spaces, capitals.
  const known = (values.known ?? []).map((text) => text.toLowerCase().replaceAll(/[\s:]/g, ''));
  const odd = known.find((text) => !/^[0-9a-f]{64}$/.test(text));
  const wrong =
    values.lang !== undefined && language === undefined
      ? `--lang ${values.lang}`
      : odd !== undefined
        ? `--known ${odd}`
        : null;
  return {
    paths: positionals,
    certificates: values.ca ?? [],
    known,
    json: values.json ?? false,
    bag: values.bag ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
    language: language ?? none.language,
    wrong,
  };
}

/** By POSIX: `de_DE.UTF-8`. */
function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return chooseLanguage('auto', [locale.replaceAll('_', '-').replace(/[.@].*/, '')]);
}
