import type { logbook as english } from '../en/logbook';
import type { Translation } from '../message';

export const logbook: Translation<typeof english> = {
  actLogged: 'Voorval vastgelegd',
  actAdded: 'Item toegevoegd',
  actEdited: 'Item gewijzigd',
};
