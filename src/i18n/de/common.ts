import type { common as source } from '../en/common';
import type { Translation } from '../message';

export const common: Translation<typeof source> = {
  productName: 'Tidemark',
  languageName: 'Deutsch',
};
