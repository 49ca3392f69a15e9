import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Gem dette opslag',
  menuPage: 'Gem denne side',
  menuFullPage: 'Gem hele siden (ruller og vender tilbage)',
  menuPicture: 'Gem dette billede',
};
