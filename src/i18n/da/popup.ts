import type { popup as source } from '../en/popup';
import type { Translation } from '../message';

export const popup: Translation<typeof source> = {
  looking: 'Ser på siden …',
  thisPage: 'Denne side',
  untitled: 'Side uden titel',
  capturePost: 'Gem dette opslag',
  capturePage: 'Gem denne side',
  fullPage: 'Hele siden',
  fullPageHint: 'Siden ruller og vender tilbage.',
  pick: 'Vælg et opslag',
  pickHint: 'Klik på et opslag på siden.',
  captureMode: 'Bliv i gemmetilstand',
  captureModeHint: 'Sætter en lille knap ved hvert opslag, indtil du forlader dette websted.',
  captureModeOn: 'Slået til: der står en lille knap ved hvert opslag på denne side.',

  capturing: 'Gemmer',
  starting: 'Begynder',
  stepPicture: 'Tager billedet',
  stepFacts: 'Læser oplysningerne',
  stepPageCopy: 'Kopierer siden',
  stepTiles: 'Går gennem siden, skærm for skærm',
  stepStitching: 'Sætter skærmene sammen',
  stepSealing: 'Forsegler',
  stepOf: '{done} af {total}',
  cancelling: 'Standser …',

  kept: { one: 'Gemt. {time}, {count} fil.', other: 'Gemt. {time}, {count} filer.' },
  keptOf: { one: '{saved} af {count} opslag gemt.', other: '{saved} af {count} opslag gemt.' },
  notIncluded: { one: '{count} ting kunne ikke komme med', other: '{count} ting kunne ikke komme med' },
  incomplete: 'Ikke alt kunne gemmes. I arkivet står, hvad der mangler.',
  again: 'Gem igen',

  last: 'Sidst gemt',
  check: 'Kontrollér',
  exportThis: 'Dette element',
  exportToday: 'Alt fra i dag',
  exportAll: 'Hele arkivet',
  openArchive: 'Åbn arkivet',
};
