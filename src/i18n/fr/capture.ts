import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Capturer cette publication',
  menuPage: 'Capturer cette page',
  menuFullPage: 'Capturer la page entière (défile puis revient)',
  menuPicture: 'Capturer cette image',
};
