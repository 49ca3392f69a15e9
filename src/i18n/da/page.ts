import type { page as source } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof source> = {
  pickHint: 'Klik på et opslag for at gemme det. Enter virker også. Esc afslutter.',
  pickNothingHere: 'Peg på et opslag for at gemme det. Esc afslutter.',
  modeLabel: 'Tidemarks gemmetilstand',
  modeCapture: 'Gem',
  modeSaving: 'Gemmer …',
  modeKept: 'Gemt',
  modeFailed: 'Ikke gemt. Prøv igen',
  modeLeave: 'Forlad gemmetilstand',
  pickFirst: 'Klik på den ene ende af det, du vil gemme. Esc afbryder.',
  pickLast: 'Rul nu til den anden ende, og klik på den. Esc afbryder.',
  pickNoMessage: 'Peg på en besked. Esc afbryder.',
  textShortened: 'Siden viser kun begyndelsen af denne tekst.',
  textOpensHere:
    'Der trykkes én gang på sidens egen “vis mere”. Nogle sider går til opslagets egen side for det.',
  textOpensPage:
    'For at åbne den går denne fane til opslagets egen side. Indlæses den på ny, så gem det der.',
  textOpen: 'Åbn hele teksten, og gem så',
  textAsIs: 'Gem som vist',
  textLeave: 'Afbryd',
  textOpening: 'Åbner hele teksten …',
  textUnchanged: 'Siden viste ikke mere.',
  progressLabel: 'Tidemark gemmer',
  progressStop: 'Stop',
  progressStopping: 'Stopper …',
  progressMessages: { one: '{count} besked', other: '{count} beskeder' },
  progressMessagesBack: {
    one: '{count} besked, tilbage til {oldest}',
    other: '{count} beskeder, tilbage til {oldest}',
  },
  progressScreens: 'Skærm {done} af {total}',
};
