import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Diesen Beitrag sichern',
  menuPage: 'Diese Seite sichern',
  menuFullPage: 'Die ganze Seite sichern (scrollt und kehrt zurück)',
  menuPicture: 'Dieses Bild sichern',
};
