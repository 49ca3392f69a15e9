import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Dit bericht vastleggen',
  menuPage: 'Deze pagina vastleggen',
  menuFullPage: 'De hele pagina vastleggen (scrolt en keert terug)',
  menuPicture: 'Deze afbeelding vastleggen',
};
