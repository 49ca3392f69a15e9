import type { logbook as english } from '../en/logbook';
import type { Translation } from '../message';

export const logbook: Translation<typeof english> = {
  actLogged: 'Fait consigné',
  actAdded: 'Entrée ajoutée',
  actEdited: 'Entrée modifiée',
};
