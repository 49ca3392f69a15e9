import type { logbook as english } from '../en/logbook';
import type { Translation } from '../message';

export const logbook: Translation<typeof english> = {
  actLogged: 'Vorfall eingetragen',
  actAdded: 'Eintrag angelegt',
  actEdited: 'Eintrag geändert',
};
