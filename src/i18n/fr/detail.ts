import type { detail as source } from '../en/detail';
import type { Translation } from '../message';

export const detail: Translation<typeof source> = {
  label: 'Capture',
  nothingOpen: 'Choisissez une capture pour voir ce qui a été conservé.',
  nothingOpenKeys: 'Images et textes restent masqués jusqu’à ce que vous les demandiez.',
  missing: 'Cette capture n’est plus dans les archives.',
  incompleteTitle: 'Il manque quelque chose',
  incompleteHint:
    'Tout ce qui fait partie de cette capture n’a pas pu être conservé. « Complétude » dit quoi.',
  pendingTitle: 'Enregistrement en cours',
  pendingHint:
    'Si cela dure, le navigateur s’est arrêté en chemin. Ce qui était enregistré sera terminé au prochain démarrage.',

  picture: 'Image',
  noPicture: 'Il n’y a pas d’image de cette capture.',
  whichPicture: 'Quelle image',
  show: 'Afficher',
  cover: 'Masquer',
  showWhat: 'Afficher : {what}',
  coverWhat: 'Masquer : {what}',
  behindPost: 'Image d’une publication',
  behindPage: 'Image d’une page',
  behindFullPage: 'Image d’une page entière',
  behindPicture: 'Image tirée d’une page',
  behindSized: '{what}, {width} × {height} pixels',
  renderedHint: 'Redessinée par le programme. Ce n’est pas une capture d’écran.',
  stitchedHint: 'Assemblée à partir des écrans, qui sont à côté tels que le navigateur les a donnés.',
  text: 'Texte',
  showText: 'Afficher le texte',
  textLines: { one: 'Texte, {count} ligne', other: 'Texte, {count} lignes' },
  textLinesAndSize: {
    one: 'Texte, {count} ligne de la publication, {size} en tout',
    other: 'Texte, {count} lignes de la publication, {size} en tout',
  },
  textCut:
    'Les {shown} premiers caractères sur {count}. Le texte entier se trouve dans le fichier {file} d’un export.',
  textSize: 'Texte, {size}',

  factsOfPage: 'Lu dans la page',
  factsOfPageHint:
    'C’est quelqu’un d’autre qui l’a écrit. Sous chaque valeur figure comment elle a été trouvée.',
  factsOfCapture: 'À propos de la capture',
  factsOfCaptureHint: 'Noté par le programme au moment de la capture.',
  moreFacts: 'Plus sur la capture',
  media: {
    one: '{count} image ou vidéo dans la publication',
    other: '{count} images ou vidéos dans la publication',
  },
  mediaNumber: 'N° {number}',

  integrity: 'Inchangé ?',
  notCheckedYet: {
    one: 'L’empreinte du fichier a été prise à l’enregistrement ({when}). Pas de vérification depuis.',
    other:
      'Les empreintes des {count} fichiers ont été prises à l’enregistrement ({when}). Pas de vérification depuis.',
  },
  checkedWell: {
    one: 'Vérifié : le fichier n’a pas changé depuis l’enregistrement.',
    other: 'Vérifié : aucun des {count} fichiers n’a changé depuis l’enregistrement.',
  },
  checkedBefore: 'Vérifié le {when} : rien n’avait changé depuis l’enregistrement.',
  checkedNotWell: {
    one: '{count} fichier n’est pas tel que vous l’avez enregistré.',
    other: '{count} fichiers ne sont pas tels que vous les avez enregistrés.',
  },
  checkedBeforeNotWell:
    'Vérifié le {when} : tout n’était pas tel que vous l’avez enregistré. Vérifiez à nouveau pour voir quoi.',
  fileChanged: 'Modifié : {what} ({name})',
  fileMissing: 'Manquant : {what} ({name})',
  checkNow: 'Vérifier maintenant',
  checking: 'Vérification…',
  integrityHint:
    'Chaque fichier est relu et comparé à l’empreinte SHA-256 prise au moment de l’enregistrement.',

  completeness: 'Complétude',
  allIncluded: 'Tout ce qui en fait partie a été conservé.',
  notIncluded: {
    one: '{count} élément n’a pas pu être inclus',
    other: '{count} éléments n’ont pas pu être inclus',
  },
  receipt: {
    one: '{saved} publication ou message conservé sur {count}.',
    other: '{saved} publications ou messages conservés sur {count}.',
  },
  receiptAnnounced: {
    one: 'La page elle-même en annonce {count}.',
    other: 'La page elle-même en annonce {count}.',
  },
  receiptEnd: 'La fin de la page a été atteinte.',
  receiptNotEnd: 'La fin de la page n’a pas été atteinte.',

  files: 'Fichiers',
  filesOf: { one: '{count} fichier, {size}', other: '{count} fichiers, {size}' },
  saveFile: 'Enregistrer comme fichier : {what}',
  roleViewport: 'Partie visible',
  roleTile: 'Écran',
  rolePost: 'La publication',
  rolePicture: 'L’image',
  roleFullPage: 'Page entière',
  roleStitched: 'Page entière, assemblée',
  roleRendered: 'Redessinée',
  rolePageCopy: 'Copie de la page',
  roleText: 'Texte visible',
  rolePosts: 'Informations de chaque publication',
  roleLayout: 'Emplacements sur la page',
  roleMedia: 'Fichier média',
  roleRecord: 'Relevé scellé',
  partOf: '{what} (partie {number} sur {total})',
  tileNumber: '{what} (n° {number})',

  remark: 'Vos notes',
  note: 'Note',
  privateNote: 'Note privée',
  privateNoteHint: 'Pour vous seulement. Elle n’est jamais exportée.',
  tagHint: 'Écrire, puis Entrée',
  tagRemove: 'Retirer l’étiquette : {tag}',
  reason: 'Raison de la modification',
  draftWaiting: 'Pas encore enregistré',
  draftSaving: 'Enregistrement…',
  draftSaved: 'Enregistré',
  draftFailed: 'Non enregistré',
  draftFailedHint: 'Ce que vous avez écrit est toujours ici.',
  versions: { one: '{count} version', other: '{count} versions' },
  versionEmpty: 'Vide',

  history: 'Ce qui s’est passé depuis',
  historyEntries: { one: '{count} entrée', other: '{count} entrées' },
  historyHint:
    'Chaque entrée est liée à la précédente : aucune ne peut être modifiée ou retirée sans que cela se voie.',
  actCaptured: 'Capturé',
  actFinishedLate: 'Terminé après une interruption',
  actRemarkEdited: 'Notes modifiées',
  actAnnotated: 'Image annotée',
  actCaseAdded: 'Dossier créé',
  actMovedToBin: 'Mis à la corbeille',
  actRestored: 'Sorti de la corbeille',
  actErased: 'Effacé',
  actRedacted: 'Copie caviardée créée',
  actExported: 'Exporté',
  actChecked: 'Vérifié',
};
