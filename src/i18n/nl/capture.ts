import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Dit bericht vastleggen',
  menuPage: 'Deze pagina vastleggen',
  menuFullPage: 'De hele pagina vastleggen (scrolt en keert terug)',
  menuPicture: 'Deze afbeelding vastleggen',
  pickHint: 'Klik op een bericht om het te bewaren. Enter werkt ook. Esc stopt.',
  pickChosen: 'Wordt bewaard…',
  pickNothingHere: 'Wijs een bericht aan om het te bewaren. Esc stopt.',
  modeLabel: 'Vastlegmodus van Tidemark',
  modeCapture: 'Bewaren',
  modeSaving: 'Wordt bewaard…',
  modeKept: 'Bewaard',
  modeFailed: 'Niet bewaard. Probeer opnieuw',
  modeLeave: 'Vastlegmodus verlaten',
};
