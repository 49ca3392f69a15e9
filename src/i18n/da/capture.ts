import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  post: 'Gem dette opslag',
  page: 'Gem denne side',
  'full-page': 'Gem hele siden (ruller og vender tilbage)',
  conversation: 'Gem denne samtale …',
  picture: 'Gem dette billede',
};
