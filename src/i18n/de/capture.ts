import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  post: 'Diesen Beitrag sichern',
  page: 'Diese Seite sichern',
  'full-page': 'Die ganze Seite sichern (scrollt und kehrt zurück)',
  conversation: 'Diese Unterhaltung sichern …',
  picture: 'Dieses Bild sichern',
};
