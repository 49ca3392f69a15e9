import type { archive as source } from '../en/archive';
import type { Translation } from '../message';

export const archive: Translation<typeof source> = {
  all: 'Alle Sicherungen',
  bin: 'Papierkorb',
  cases: 'Akten',
  case: 'Akte',
  noCase: 'Keine Akte',
  newCase: 'Neue Akte',
  navViews: 'Ansichten und Akten',
  navMore: 'Mehr',
  menu: 'Menü',
  settings: 'Einstellungen',
  about: 'Was das beweist',
  backToList: 'Zurück zur Liste',
  loading: 'Ihr Archiv wird gelesen …',
  saving: 'Wird gespeichert',

  search: 'Sicherungen durchsuchen',
  searchHint: 'Texte, Namen, Websites, Notizen',
  searchWaiting: {
    one: 'Die Suche wird noch vorbereitet: {count} Sicherung fehlt. Bis dahin wird nicht alles gefunden.',
    other:
      'Die Suche wird noch vorbereitet: {count} Sicherungen fehlen. Bis dahin wird nicht alles gefunden.',
  },
  nothingFound: 'Hier passt nichts dazu.',
  showAll: 'Alles anzeigen',

  count: { one: '{count} Sicherung', other: '{count} Sicherungen' },
  countOf: { one: '{shown} von {count}', other: '{shown} von {count}' },
  listLabel: 'Sicherungen, neueste zuerst',
  noAuthor: 'Kein Name gefunden',
  markPending: 'Wird gesichert',
  markIncomplete: 'Unvollständig',
  markUnreadable: 'Beschädigt',
  markNote: 'Mit Notiz',

  filter: 'Filter',
  filterFrom: 'Von',
  filterTo: 'Bis',
  filterSite: 'Website',
  filterAuthor: 'Urheber',
  filterCase: 'Akte',
  filterKind: 'Art',
  filterIncomplete: 'Nur unvollständige Sicherungen',
  filterAny: 'Alle',
  filterClear: 'Alle Filter entfernen',
  chipsLabel: 'Aktive Filter',
  chipFrom: 'Ab {date}',
  chipTo: 'Bis {date}',
  chipRemove: 'Filter entfernen: {what}',

  selectOne: 'Sicherung {number} auswählen',
  selectAll: {
    one: 'Die {count} angezeigte Sicherung auswählen',
    other: 'Alle {count} angezeigten Sicherungen auswählen',
  },
  selectNone: 'Auswahl aufheben',
  selected: { one: '{count} ausgewählt', other: '{count} ausgewählt' },
  selectionLabel: 'Ausgewählte Sicherungen',
  export: 'Exportieren',
  tag: 'Schlagwort',
  moveToBin: 'In den Papierkorb',
  restore: 'Wiederherstellen',
  erase: 'Endgültig löschen',
  undo: 'Rückgängig',
  movedToBin: {
    one: '{count} Sicherung in den Papierkorb gelegt.',
    other: '{count} Sicherungen in den Papierkorb gelegt.',
  },
  restored: { one: '{count} Sicherung wiederhergestellt.', other: '{count} Sicherungen wiederhergestellt.' },
  erased: { one: '{count} Sicherung gelöscht.', other: '{count} Sicherungen gelöscht.' },
  tagged: {
    one: 'Schlagwort zu {count} Sicherung hinzugefügt.',
    other: 'Schlagwort zu {count} Sicherungen hinzugefügt.',
  },
  caseAssigned: {
    one: 'Akte von {count} Sicherung geändert.',
    other: 'Akte von {count} Sicherungen geändert.',
  },

  tagTitle: { one: 'Schlagwort für {count} Sicherung', other: 'Schlagwort für {count} Sicherungen' },
  tagField: 'Schlagwort',
  tagAdd: 'Hinzufügen',
  caseTitle: { one: 'Akte von {count} Sicherung', other: 'Akte von {count} Sicherungen' },
  caseAssign: 'Zuordnen',
  caseName: 'Name der Akte',
  caseNameHint: 'Wählen Sie einen unauffälligen Namen. Er steht im Archiv, wo andere ihn sehen könnten.',
  caseAdd: 'Akte anlegen',
  caseEmpty: 'Noch keine Sicherungen in dieser Akte. Ordnen Sie welche aus „Alle Sicherungen“ zu.',

  binEmpty: 'Der Papierkorb ist leer.',
  binHint: 'Was hier liegt, lässt sich wiederherstellen, bis Sie es löschen.',
  binEmptyAll: 'Papierkorb leeren',
  eraseTitle: {
    one: '{count} Sicherung endgültig löschen?',
    other: '{count} Sicherungen endgültig löschen?',
  },
  eraseLost: 'Das lässt sich nicht rückgängig machen. Verloren gehen:',
  eraseCaptures: { one: 'Sicherung Nr. {numbers}', other: '{count} Sicherungen, Nr. {numbers}' },
  eraseFiles: {
    one: '{count} Datei: Bilder, Seitenkopie, Text ({size})',
    other: '{count} Dateien: Bilder, Seitenkopien, Texte ({size})',
  },
  eraseNotes: {
    one: 'die Notizen und Schlagwörter von {count} Sicherung',
    other: 'die Notizen und Schlagwörter von {count} Sicherungen',
  },
  eraseRevisions: {
    one: 'die Notiz dazu, in {count} Fassung',
    other: 'die Notiz dazu, in {count} Fassungen',
  },
  eraseStays:
    'Was bleibt: eine Zeile im Protokoll mit Nummer und Prüfsumme, damit zu sehen ist, dass hier etwas war.',

  emptyTitle: 'Noch nichts gesichert',
  emptyFirst: 'Gehen Sie zu einer Seite oder einem Beitrag, den Sie behalten möchten.',
  emptySecond: 'Klicken Sie in der Symbolleiste auf Tidemark und dann auf „Sichern“.',
  emptyThird: 'Kommen Sie hierher zurück: Es ist gesichert und verdeckt, bis Sie es sehen möchten.',

  introductionTitle: 'Einmal gut zu wissen',
  introductionWhere:
    'Alles, was Sie sichern, bleibt in diesem Browser auf diesem Gerät. Es wird nichts verschickt.',
  introductionErase:
    'Wird die Erweiterung entfernt, ist das Archiv gelöscht. Ist Ihr Browser mit einem anderen Gerät synchronisiert, kann das Entfernen dort sie auch hier entfernen.',
  introductionBackup:
    'Exportieren Sie deshalb ab und zu ein Paket und bewahren Sie es sicher auf: Das ist Ihre Sicherheitskopie.',
  introductionSeen: 'Verstanden',

  storage: 'Speicherplatz',
  storageHolds: 'Ihr Archiv umfasst {size}.',
  storageFree: 'Platz für weitere {size}.',
  storageHint:
    'Wie viel Platz da ist, bestimmt der Browser; wird die Festplatte voll, könnte er ihn leeren. Ein exportiertes Paket ist davor sicher.',

  volumeSize: 'Größe eines ZIP höchstens',
  volumeHint:
    'Ein größeres Paket wird in Teile dieser Größe geteilt, zum Beispiel für E-Mail oder das Portal eines Gerichts.',
  languageHint: 'Auch die Sprache der Berichte, die Sie exportieren.',
  singleKeys: 'Einzelne Buchstaben wirken im Archiv als Tasten',
  singleKeysHint: 'Schalten Sie das aus, wenn Sie mit dem Computer sprechen oder leicht Tasten treffen.',

  keys: 'Tasten',
  keySearch: 'Suchen',
  keyNext: 'Nächste Sicherung',
  keyPrevious: 'Vorherige Sicherung',
  keyOpen: 'Öffnen',
  keyBack: 'Einen Schritt zurück',
  keyMark: 'Auswählen',
  keyExtend: 'Auf dem Weg mit auswählen',
  keyShow: 'Bild zeigen oder verdecken',
  keyNote: 'Notiz schreiben',
  keyExport: 'Exportieren',
  keyBin: 'In den Papierkorb',
  keyUndo: 'Rückgängig',
  keyKeys: 'Diese Tasten',

  exportTitle: 'Exportieren',
  exportAll: 'Alles exportieren',
  exportRunning: 'Export läuft',
  exportEnded: 'Der Export ist beendet.',
  exportNothing:
    'Es gibt noch nichts zu exportieren. Wählen Sie in der Liste etwas aus oder sichern Sie zuerst etwas.',
  exportHow:
    'Sie erhalten ein ZIP, das jede Person mit eigenen Werkzeugen öffnen und prüfen kann. Erst wenn es zurückgelesen ist, gilt es als gespeichert.',
  exportWacz: 'Auch für Webarchiv-Programme (WACZ)',
  exportWaczHint:
    'Legt zu jeder Sicherung, die eine Kopie ihrer Seite hat, eine Datei dazu. Archive und Fachleute können die Seite damit in einem Programm wie ReplayWeb.page ansehen. Das ZIP kann doppelt so groß werden.',
  exportStart: { one: '{count} Sicherung exportieren', other: '{count} Sicherungen exportieren' },
  leavesTitle: 'Was im ZIP steht',
  leavesCaptures: { one: '{count} Sicherung', other: '{count} Sicherungen' },
  leavesFiles: { one: '{count} Datei, {size}', other: '{count} Dateien, etwa {size}' },
  leavesNotes: {
    one: 'Notiz und Schlagwörter von {count} Sicherung',
    other: 'Notizen und Schlagwörter von {count} Sicherungen',
  },
  leavesReport: 'ein Bericht zum Lesen und Drucken in dieser Sprache: {language}',
  leavesVolumes: { one: '{count} Teil', other: 'in etwa {count} Teilen' },
  leavesIncomplete: {
    one: '{count} Sicherung ist unvollständig; im Bericht steht, was fehlt',
    other: '{count} Sicherungen sind unvollständig; im Bericht steht, was fehlt',
  },
  staysTitle: 'Was bei Ihnen bleibt',
  staysPrivateNotes: {
    one: '{count} private Notiz: wird nie exportiert',
    other: '{count} private Notizen: werden nie exportiert',
  },
  staysPrivateNotesNever: 'private Notizen: werden nie exportiert',
  staysOthers: 'Akten, Einstellungen, der Papierkorb und jede Sicherung, die nicht ausgewählt ist',
};
