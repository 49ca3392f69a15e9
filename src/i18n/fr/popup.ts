import type { popup as source } from '../en/popup';
import type { Translation } from '../message';

export const popup: Translation<typeof source> = {
  looking: 'Examen de la page…',
  thisPage: 'Cette page',
  untitled: 'Page sans titre',
  capturePost: 'Capturer cette publication',
  capturePage: 'Capturer cette page',
  fullPage: 'Page entière',
  fullPageHint: 'La page défile, puis revient à sa place.',
  pick: 'Choisir une publication',
  pickHint: 'Cliquez sur une publication de la page.',
  captureMode: 'Rester en mode capture',
  captureModeHint:
    'Place un petit bouton à côté de chaque publication, jusqu’à ce que vous quittiez ce site.',
  captureModeOn: 'Activé : un petit bouton se trouve à côté de chaque publication de cette page.',

  capturing: 'Capture en cours',
  starting: 'Démarrage',
  stepPicture: 'Prise de l’image',
  stepFacts: 'Lecture des informations',
  stepPageCopy: 'Copie de la page',
  stepTiles: 'Parcours de la page, écran par écran',
  stepStitching: 'Assemblage des écrans',
  stepSealing: 'Scellement',
  stepOf: '{done} sur {total}',
  cancelling: 'Arrêt…',

  kept: { one: 'Conservé. {time}, {count} fichier.', other: 'Conservé. {time}, {count} fichiers.' },
  keptOf: {
    one: '{saved} publication conservée sur {count}.',
    other: '{saved} publications conservées sur {count}.',
  },
  notIncluded: {
    one: '{count} élément n’a pas pu être inclus',
    other: '{count} éléments n’ont pas pu être inclus',
  },
  incomplete: 'Tout n’a pas pu être conservé. Les archives indiquent ce qui manque.',
  again: 'Capturer à nouveau',

  last: 'Dernière capture',
  check: 'Vérifier',
  exportThis: 'Cette capture',
  exportToday: 'Tout ce qui date d’aujourd’hui',
  exportAll: 'Toutes les archives',
  openArchive: 'Ouvrir les archives',
};
