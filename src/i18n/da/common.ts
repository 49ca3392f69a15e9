import type { common as source } from '../en/common';
import type { Translation } from '../message';

export const common: Translation<typeof source> = {
  productName: 'Tidemark',
  languageName: 'Dansk',
  language: 'Sprog',
  languageOfBrowser: 'Som i browseren',

  today: 'I dag',
  yesterday: 'I går',
  numbered: 'Nr. {number}',
  files: { one: '{count} fil', other: '{count} filer' },

  cancel: 'Annuller',
  close: 'Luk',
  done: 'Færdig',
  tryAgain: 'Prøv igen',

  digestOf: 'SHA-256 af: {what}',
  digestWhole: 'Vis det hele',
  digestShorten: 'Forkort',
  copyDigestOf: 'Kopiér SHA-256 af: {what}',
  copied: 'Kopieret',

  leave: 'Forlad hurtigt',
  leaveHint: 'Åbner en ny fane og lukker Tidemark. Eller tryk tre gange på Shift.',
  leaveCount: {
    one: 'Tryk {count} gang mere på Shift for at forlade',
    other: 'Tryk {count} gange mere på Shift for at forlade',
  },

  exportStarting: 'Begynder',
  exportReading: 'Læser dit arkiv',
  exportWriting: 'Skriver zip-filen',
  exportChecking: 'Læser zip-filen igen og kontrollerer hver fil',
  exportCancelHint: 'Hvis du annullerer, er der intet tilbage.',
  filesOf: { one: '{done} af {count} fil', other: '{done} af {count} filer' },
  bytesOf: '{done} af {total}',
  lessThanAMinute: 'under et minut tilbage',
  minutesLeft: { one: 'cirka {count} minut tilbage', other: 'cirka {count} minutter tilbage' },
  exportSaved: {
    one: 'Gemt: {verified} af {count} fil kontrolleret',
    other: 'Gemt: {verified} af {count} filer kontrolleret',
  },
  exportSavedHint: 'Zip-filen er læst igen, og hver fil er, som da du gemte den.',
  exportIncomplete: {
    one: 'Ikke komplet: {verified} af {count} fil kontrolleret',
    other: 'Ikke komplet: {verified} af {count} filer kontrolleret',
  },
  exportLeftOut: {
    one: '{count} ting kunne ikke komme med. Det står også i pakken selv.',
    other: '{count} ting kunne ikke komme med. Det står også i pakken selv.',
  },
  volumeOf: { one: '{count} fil, {size}', other: '{count} filer, {size}' },
  volumesHint: 'Hent alle dele: hver del kan åbnes og kontrolleres for sig.',
};
