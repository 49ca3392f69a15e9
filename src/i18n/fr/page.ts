import type { page as source } from '../en/page';
import type { Translation } from '../message';

export const page: Translation<typeof source> = {
  pickHint: 'Cliquez sur une publication pour la conserver. Entrée fonctionne aussi. Échap pour quitter.',
  pickNothingHere: 'Pointez une publication pour la conserver. Échap pour quitter.',
  modeLabel: 'Mode capture de Tidemark',
  modeCapture: 'Conserver',
  modeSaving: 'Enregistrement…',
  modeKept: 'Conservé',
  modeFailed: 'Non conservé. Réessayer',
  modeLeave: 'Quitter le mode capture',
  pickFirst: 'Cliquez sur un bout de ce que vous voulez garder. Échap quitte.',
  pickLast: 'Faites défiler jusqu’à l’autre bout et cliquez dessus. Échap quitte.',
  pickNoMessage: 'Désignez un message. Échap quitte.',
  textShortened: 'Le site ne montre que le début de ce texte.',
  textOpensHere:
    'Le « voir plus » du site est pressé une fois. Certains sites passent pour cela à la page de la publication.',
  textOpensPage:
    'Pour l’ouvrir, cet onglet passe à la page de la publication. Si elle se recharge, capturez-la là.',
  textOpen: 'Ouvrir le texte entier, puis conserver',
  textAsIs: 'Conserver tel qu’affiché',
  textLeave: 'Quitter',
  textOpening: 'Ouverture du texte entier…',
  textUnchanged: 'Le site n’en a pas montré davantage.',
  progressLabel: 'Tidemark capture',
  progressStop: 'Arrêter',
  progressStopping: 'Arrêt…',
  progressMessages: { one: '{count} message', other: '{count} messages' },
  progressMessagesBack: {
    one: '{count} message, jusqu’au {oldest}',
    other: '{count} messages, jusqu’au {oldest}',
  },
  progressScreens: 'Écran {done} sur {total}',
};
