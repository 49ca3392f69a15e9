import type { capture as source } from '../en/capture';
import type { Translation } from '../message';

export const capture: Translation<typeof source> = {
  menuPost: 'Capturer cette publication',
  menuPage: 'Capturer cette page',
  menuFullPage: 'Capturer la page entière (défile puis revient)',
  menuPicture: 'Capturer cette image',
  pickHint: 'Cliquez sur une publication pour la conserver. Entrée fonctionne aussi. Échap pour quitter.',
  pickChosen: 'Enregistrement…',
  pickNothingHere: 'Pointez une publication pour la conserver. Échap pour quitter.',
  modeLabel: 'Mode capture de Tidemark',
  modeCapture: 'Conserver',
  modeSaving: 'Enregistrement…',
  modeKept: 'Conservé',
  modeFailed: 'Non conservé. Réessayer',
  modeLeave: 'Quitter le mode capture',
};
