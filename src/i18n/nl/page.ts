import type { page as source } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof source> = {
  pickHint: 'Klik op een bericht om het te bewaren. Enter werkt ook. Esc stopt.',
  pickNothingHere: 'Wijs een bericht aan om het te bewaren. Esc stopt.',
  modeLabel: 'Vastlegmodus van Tidemark',
  modeCapture: 'Bewaren',
  modeSaving: 'Wordt bewaard…',
  modeKept: 'Bewaard',
  modeFailed: 'Niet bewaard. Probeer opnieuw',
  modeLeave: 'Vastlegmodus verlaten',
  pickFirst: 'Klik het ene eind aan van wat u wilt bewaren. Esc breekt af.',
  pickLast: 'Scrol nu naar het andere eind en klik het aan. Esc breekt af.',
  pickNoMessage: 'Wijs een bericht aan. Esc breekt af.',
  textShortened: 'De site toont alleen het begin van deze tekst.',
  textOpensHere:
    '‘Meer tonen’ van de site wordt één keer ingedrukt. Sommige sites gaan daarvoor naar de eigen pagina van het bericht.',
  textOpensPage:
    'Om hem te openen gaat dit tabblad naar de eigen pagina van het bericht. Laadt die opnieuw, leg het daar vast.',
  textOpen: 'Hele tekst openen, dan bewaren',
  textAsIs: 'Bewaren zoals getoond',
  textLeave: 'Stoppen',
  textOpening: 'De hele tekst wordt geopend…',
  textUnchanged: 'De site toonde niet meer.',
  progressLabel: 'Tidemark legt vast',
  progressStop: 'Stoppen',
  progressStopping: 'Wordt gestopt…',
  progressMessages: { one: '{count} bericht', other: '{count} berichten' },
  progressMessagesBack: {
    one: '{count} bericht, terug tot {oldest}',
    other: '{count} berichten, terug tot {oldest}',
  },
  progressScreens: 'Scherm {done} van {total}',
};
