import type { page as source } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof source> = {
  pickHint: 'Klicken Sie auf einen Beitrag, um ihn zu sichern. Auch mit Eingabetaste. Esc beendet.',
  pickNothingHere: 'Zeigen Sie auf einen Beitrag, um ihn zu sichern. Esc beendet.',
  modeLabel: 'Tidemark-Sicherungsmodus',
  modeCapture: 'Sichern',
  modeSaving: 'Wird gesichert …',
  modeKept: 'Gesichert',
  modeFailed: 'Nicht gesichert. Noch einmal versuchen',
  modeLeave: 'Sicherungsmodus beenden',
  pickFirst: 'Klicken Sie das eine Ende dessen an, was Sie sichern wollen. Esc bricht ab.',
  pickLast: 'Scrollen Sie nun zum anderen Ende und klicken Sie es an. Esc bricht ab.',
  pickNoMessage: 'Zeigen Sie auf eine Nachricht. Esc bricht ab.',
  textShortened: 'Die Seite zeigt nur den Anfang dieses Textes.',
  textOpensHere:
    'Das „Mehr anzeigen“ der Seite wird einmal gedrückt. Manche Seiten gehen dafür zur eigenen Seite des Beitrags.',
  textOpensPage:
    'Zum Öffnen wird in diesem Tab die eigene Seite des Beitrags aufgerufen. Lädt sie neu, sichern Sie ihn dort.',
  textOpen: 'Ganzen Text öffnen, dann sichern',
  textAsIs: 'So sichern, wie gezeigt',
  textLeave: 'Abbrechen',
  textOpening: 'Der ganze Text wird geöffnet …',
  textUnchanged: 'Die Seite hat nicht mehr gezeigt.',
  progressLabel: 'Tidemark sichert',
  progressStop: 'Anhalten',
  progressStopping: 'Wird angehalten …',
  progressMessages: { one: '{count} Nachricht', other: '{count} Nachrichten' },
  progressMessagesBack: {
    one: '{count} Nachricht, zurück bis {oldest}',
    other: '{count} Nachrichten, zurück bis {oldest}',
  },
  progressScreens: 'Bildschirm {done} von {total}',
};
