import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  post: 'Capturer cette publication',
  page: 'Capturer cette page',
  'full-page': 'Capturer la page entière (défile puis revient)',
  conversation: 'Capturer cette conversation…',
  picture: 'Capturer cette image',
};
