import type { redact as source } from '../en/redact';
import type { Translation } from '../message';

/** Redacted copies: what is hidden, and what is suggested. */
export const redact: Translation<typeof source> = {
  newSince: 'nouveau depuis votre dernière lecture',
  others: {
    one: '{count} capture sans zone noire',
    other: '{count} captures sans zone noire',
  },
  othersHint:
    'Les mots que vous acceptez plus bas sont retirés des textes, et couverts sur les images là où l’on sait qu’ils se trouvent. Une image dont on ne le sait pas reste ici.',
  originals: 'Originaux',
  copies: 'Copies caviardées',
  photos: 'Photos ajoutées',
  photosCopy: 'Copies redessinées',
  photosLeftOut: 'Ne pas inclure',
  photosAsIs: 'Les fichiers tels quels',
  photosHint:
    'Une photo peut révéler où et avec quel appareil elle a été prise, et contenir une petite image de l’ensemble. Une copie montre la même chose et n’en révèle rien. Une photo que ce navigateur ne peut pas afficher n’est pas incluse.',
  underKnown: 'Ce qui se trouvait sous les zones noires disparaît des textes sans autre action.',
  underPartly:
    'Tout ce qui se trouvait sous les zones noires n’est pas connu. Relisez les textes pour le reste.',
  underUnknown:
    'Cette capture ne dit pas quels mots se trouvaient sous les zones noires. Seuls les mots indiqués sont retirés : relisez les textes.',
  wordBoxes: {
    one: '{count} zone de plus couvre un mot indiqué.',
    other: '{count} zones de plus couvrent des mots indiqués.',
  },
  suggested: 'Peut-être à couvrir',
  suggestedHint:
    'Noms et images d’autres personnes, et les vôtres, tels que la page les montrait. Rien n’est couvert sans vous.',
  coverIt: 'Couvrir {what}',
  refuseIt: 'Laisser {what} visible',
  showIt: 'Montrer {what} dans l’image',
  nameOf: 'nom : {name}',
  faceOf: 'image : {name}',
  ownOf: 'votre nom : {name}',
  pinTo: 'Rattacher le commentaire à un message',
  pinNameless: 'message sans nom',
  cropHint:
    'Un recadrage montre moins de cette image. Il ne masque rien dans les autres images et textes de la capture : utilisez pour cela des zones noires.',
  damaged: 'Une partie de ce qui a été dessiné n’a pas pu être lue. L’image originale n’est pas touchée.',
  goOn: {
    one: 'Continuer avec l’étape lisible ({count})',
    other: 'Continuer avec les {count} étapes lisibles',
  },
};
