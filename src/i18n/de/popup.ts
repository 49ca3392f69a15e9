import type { popup as source } from '../en/popup';
import type { Translation } from '../message';

export const popup: Translation<typeof source> = {
  looking: 'Die Seite wird angesehen …',
  thisPage: 'Diese Seite',
  untitled: 'Seite ohne Titel',
  capturePost: 'Diesen Beitrag sichern',
  capturePage: 'Diese Seite sichern',
  fullPage: 'Ganze Seite',
  fullPageHint: 'Die Seite scrollt und wird zurückgestellt.',
  pick: 'Beitrag auswählen',
  pickHint: 'Klicken Sie auf der Seite einen Beitrag an.',
  captureMode: 'Im Sicherungsmodus bleiben',
  captureModeHint: 'Setzt neben jeden Beitrag einen kleinen Knopf, bis Sie diese Website verlassen.',
  captureModeOn: 'Eingeschaltet: Neben jedem Beitrag dieser Seite steht ein kleiner Knopf.',

  capturing: 'Wird gesichert',
  starting: 'Beginnt',
  stepPicture: 'Das Bild wird aufgenommen',
  stepFacts: 'Die Angaben werden gelesen',
  stepPageCopy: 'Die Seite wird kopiert',
  stepTiles: 'Die Seite wird Bildschirm für Bildschirm aufgenommen',
  stepStitching: 'Die Bildschirme werden zusammengesetzt',
  stepSealing: 'Wird versiegelt',
  stepOf: '{done} von {total}',
  cancelling: 'Wird angehalten …',

  kept: { one: 'Gesichert. {time}, {count} Datei.', other: 'Gesichert. {time}, {count} Dateien.' },
  keptOf: {
    one: '{saved} von {count} Beitrag gesichert.',
    other: '{saved} von {count} Beiträgen gesichert.',
  },
  notIncluded: {
    one: '{count} Teil konnte nicht aufgenommen werden',
    other: '{count} Teile konnten nicht aufgenommen werden',
  },
  incomplete: 'Nicht alles konnte gesichert werden. Im Archiv steht, was fehlt.',
  again: 'Noch einmal sichern',

  last: 'Zuletzt',
  check: 'Prüfen',
  exportThis: 'Diese Sicherung',
  exportToday: 'Alles von heute',
  exportAll: 'Das ganze Archiv',
  openArchive: 'Archiv öffnen',
};
