import type { logbook as english } from '../en/logbook';
import type { Translation } from '../message';

export const logbook: Translation<typeof english> = {
  actLogged: 'Hændelse noteret',
  actAdded: 'Indførsel tilføjet',
  actEdited: 'Indførsel ændret',
};
