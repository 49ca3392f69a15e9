import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Diesen Beitrag sichern',
  menuPage: 'Diese Seite sichern',
  menuFullPage: 'Die ganze Seite sichern (scrollt und kehrt zurück)',
  menuPicture: 'Dieses Bild sichern',
  pickHint: 'Klicken Sie auf einen Beitrag, um ihn zu sichern. Auch mit Eingabetaste. Esc beendet.',
  pickChosen: 'Wird gesichert …',
  pickNothingHere: 'Zeigen Sie auf einen Beitrag, um ihn zu sichern. Esc beendet.',
  modeLabel: 'Tidemark-Sicherungsmodus',
  modeCapture: 'Sichern',
  modeSaving: 'Wird gesichert …',
  modeKept: 'Gesichert',
  modeFailed: 'Nicht gesichert. Noch einmal versuchen',
  modeLeave: 'Sicherungsmodus beenden',
};
