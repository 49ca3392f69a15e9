import type { common as source } from '../en/common';
import type { Translation } from '../message';

export const common: Translation<typeof source> = {
  productName: 'Tidemark',
  languageName: 'Deutsch',
  language: 'Sprache',
  languageOfBrowser: 'Wie im Browser',

  today: 'Heute',
  yesterday: 'Gestern',
  numbered: 'Nr. {number}',
  files: { one: '{count} Datei', other: '{count} Dateien' },

  cancel: 'Abbrechen',
  close: 'Schließen',
  done: 'Fertig',
  tryAgain: 'Noch einmal versuchen',

  digestOf: 'SHA-256 von: {what}',
  digestWhole: 'Ganz anzeigen',
  digestShorten: 'Kürzen',
  copyDigestOf: 'SHA-256 kopieren von: {what}',
  copied: 'Kopiert',

  leave: 'Verlassen',
  leaveHint: 'Öffnet einen neuen Tab und schließt Tidemark. Oder drücken Sie dreimal die Umschalttaste.',
  leaveCount: {
    one: 'Noch {count}-mal die Umschalttaste drücken, um zu verlassen',
    other: 'Noch {count}-mal die Umschalttaste drücken, um zu verlassen',
  },

  exportStarting: 'Beginnt',
  exportReading: 'Ihr Archiv wird gelesen',
  exportWriting: 'Das ZIP wird geschrieben',
  exportChecking: 'Das ZIP wird zurückgelesen und jede Datei geprüft',
  exportCancelHint: 'Beim Abbrechen bleibt nichts zurück.',
  filesOf: { one: '{done} von {count} Datei', other: '{done} von {count} Dateien' },
  bytesOf: '{done} von {total}',
  lessThanAMinute: 'noch weniger als eine Minute',
  minutesLeft: { one: 'noch etwa {count} Minute', other: 'noch etwa {count} Minuten' },
  exportSaved: {
    one: 'Gespeichert: {verified} von {count} Datei geprüft',
    other: 'Gespeichert: {verified} von {count} Dateien geprüft',
  },
  exportSavedHint: 'Das ZIP wurde zurückgelesen; jede Datei ist so, wie sie gesichert wurde.',
  exportIncomplete: {
    one: 'Nicht vollständig: {verified} von {count} Datei geprüft',
    other: 'Nicht vollständig: {verified} von {count} Dateien geprüft',
  },
  exportLeftOut: {
    one: '{count} Teil konnte nicht aufgenommen werden. Das steht auch im Paket selbst.',
    other: '{count} Teile konnten nicht aufgenommen werden. Das steht auch im Paket selbst.',
  },
  volumeOf: { one: '{count} Datei, {size}', other: '{count} Dateien, {size}' },
  volumesHint: 'Laden Sie alle Teile herunter: Jeder lässt sich für sich öffnen und prüfen.',
};
