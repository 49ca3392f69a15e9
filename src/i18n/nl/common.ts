import type { common as source } from '../en/common';
import type { Translation } from '../message';

export const common: Translation<typeof source> = {
  productName: 'Tidemark',
  languageName: 'Nederlands',
  language: 'Taal',
  languageOfBrowser: 'Zoals in de browser',

  today: 'Vandaag',
  yesterday: 'Gisteren',
  numbered: 'Nr. {number}',
  files: { one: '{count} bestand', other: '{count} bestanden' },

  cancel: 'Annuleren',
  close: 'Sluiten',
  done: 'Klaar',
  tryAgain: 'Opnieuw proberen',

  digestOf: 'SHA-256 van: {what}',
  digestWhole: 'Helemaal tonen',
  digestShorten: 'Inkorten',
  copyDigestOf: 'SHA-256 kopiëren van: {what}',
  copied: 'Gekopieerd',

  leave: 'Snel weg',
  leaveHint: 'Opent een nieuw tabblad en sluit Tidemark. Of druk drie keer op Shift.',
  leaveCount: {
    one: 'Druk nog {count} keer op Shift om weg te gaan',
    other: 'Druk nog {count} keer op Shift om weg te gaan',
  },

  exportStarting: 'Begint',
  exportReading: 'Je archief wordt gelezen',
  exportWriting: 'Het zipbestand wordt geschreven',
  exportChecking: 'Het zipbestand wordt teruggelezen en elk bestand gecontroleerd',
  exportCancelHint: 'Als je annuleert, blijft er niets achter.',
  filesOf: { one: '{done} van {count} bestand', other: '{done} van {count} bestanden' },
  bytesOf: '{done} van {total}',
  lessThanAMinute: 'nog minder dan een minuut',
  minutesLeft: { one: 'nog ongeveer {count} minuut', other: 'nog ongeveer {count} minuten' },
  exportSaved: {
    one: 'Opgeslagen: {verified} van {count} bestand gecontroleerd',
    other: 'Opgeslagen: {verified} van {count} bestanden gecontroleerd',
  },
  exportSavedHint: 'Het zipbestand is teruggelezen: elk bestand is zoals je het hebt vastgelegd.',
  exportIncomplete: {
    one: 'Niet compleet: {verified} van {count} bestand gecontroleerd',
    other: 'Niet compleet: {verified} van {count} bestanden gecontroleerd',
  },
  exportLeftOut: {
    one: '{count} onderdeel kon niet worden opgenomen. Dat staat ook in de bundel zelf.',
    other: '{count} onderdelen konden niet worden opgenomen. Dat staat ook in de bundel zelf.',
  },
  volumeOf: { one: '{count} bestand, {size}', other: '{count} bestanden, {size}' },
  volumesHint: 'Download elk deel: elk deel is los te openen en te controleren.',
};
