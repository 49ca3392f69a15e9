import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  post: 'Dit bericht vastleggen',
  page: 'Deze pagina vastleggen',
  'full-page': 'De hele pagina vastleggen (scrolt en keert terug)',
  conversation: 'Dit gesprek vastleggen…',
  picture: 'Deze afbeelding vastleggen',
};
