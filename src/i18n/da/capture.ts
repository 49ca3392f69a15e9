import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Gem dette opslag',
  menuPage: 'Gem denne side',
  menuFullPage: 'Gem hele siden (ruller og vender tilbage)',
  menuPicture: 'Gem dette billede',
  pickHint: 'Klik på et opslag for at gemme det. Enter virker også. Esc afslutter.',
  pickChosen: 'Gemmer …',
  pickNothingHere: 'Peg på et opslag for at gemme det. Esc afslutter.',
  modeLabel: 'Tidemarks gemmetilstand',
  modeCapture: 'Gem',
  modeSaving: 'Gemmer …',
  modeKept: 'Gemt',
  modeFailed: 'Ikke gemt. Prøv igen',
  modeLeave: 'Forlad gemmetilstand',
};
