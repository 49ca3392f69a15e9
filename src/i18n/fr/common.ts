import type { common as source } from '../en/common';
import type { Translation } from '../message';

export const common: Translation<typeof source> = {
  productName: 'Tidemark',
  languageName: 'Français',
  language: 'Langue',
  languageOfBrowser: 'Comme dans le navigateur',

  today: 'Aujourd’hui',
  yesterday: 'Hier',
  numbered: 'N° {number}',
  files: { one: '{count} fichier', other: '{count} fichiers' },

  cancel: 'Annuler',
  close: 'Fermer',
  done: 'Terminé',
  tryAgain: 'Réessayer',

  digestOf: 'SHA-256 de : {what}',
  digestWhole: 'Afficher en entier',
  digestShorten: 'Raccourcir',
  copyDigestOf: 'Copier le SHA-256 de : {what}',
  copied: 'Copié',

  leave: 'Quitter vite',
  leaveHint: 'Ouvre un nouvel onglet et ferme Tidemark. Ou appuyez trois fois sur Maj.',
  leaveCount: {
    one: 'Appuyez encore {count} fois sur Maj pour quitter',
    other: 'Appuyez encore {count} fois sur Maj pour quitter',
  },

  exportStarting: 'Démarrage',
  exportReading: 'Lecture de vos archives',
  exportWriting: 'Écriture du fichier zip',
  exportChecking: 'Relecture du zip et vérification de chaque fichier',
  exportCancelHint: 'Si vous annulez, il ne reste rien.',
  filesOf: { one: '{done} fichier sur {count}', other: '{done} fichiers sur {count}' },
  bytesOf: '{done} sur {total}',
  lessThanAMinute: 'moins d’une minute restante',
  minutesLeft: { one: 'encore {count} minute environ', other: 'encore {count} minutes environ' },
  exportSaved: {
    one: 'Enregistré : {verified} fichier vérifié sur {count}',
    other: 'Enregistré : {verified} fichiers vérifiés sur {count}',
  },
  exportSavedHint: 'Le zip a été relu : chaque fichier est tel qu’il a été capturé.',
  exportIncomplete: {
    one: 'Incomplet : {verified} fichier vérifié sur {count}',
    other: 'Incomplet : {verified} fichiers vérifiés sur {count}',
  },
  exportLeftOut: {
    one: '{count} élément n’a pas pu être inclus. Le dossier exporté l’indique aussi.',
    other: '{count} éléments n’ont pas pu être inclus. Le dossier exporté l’indique aussi.',
  },
  volumeOf: { one: '{count} fichier, {size}', other: '{count} fichiers, {size}' },
  volumesHint: 'Téléchargez chaque partie : chacune s’ouvre et se vérifie seule.',
};
