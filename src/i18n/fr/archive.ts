import type { archive as source } from '../en/archive';
import type { Translation } from '../message';

export const archive: Translation<typeof source> = {
  all: 'Toutes les captures',
  bin: 'Corbeille',
  cases: 'Dossiers',
  case: 'Dossier',
  noCase: 'Aucun dossier',
  newCase: 'Nouveau dossier',
  navViews: 'Vues et dossiers',
  navMore: 'Autres pages',
  menu: 'Menu',
  settings: 'Réglages',
  about: 'Ce que cela prouve',
  backToList: 'Retour à la liste',
  loading: 'Lecture de vos archives…',
  saving: 'Enregistrement',

  search: 'Rechercher dans les captures',
  searchHint: 'Textes, personnes, sites, notes',
  searchWaiting: {
    one: 'La recherche se prépare : encore {count} capture. D’ici là, tout n’est pas trouvé.',
    other: 'La recherche se prépare : encore {count} captures. D’ici là, tout n’est pas trouvé.',
  },
  nothingFound: 'Rien ne correspond ici.',
  showAll: 'Tout afficher',

  count: { one: '{count} capture', other: '{count} captures' },
  countOf: { one: '{shown} sur {count}', other: '{shown} sur {count}' },
  listLabel: 'Captures, de la plus récente à la plus ancienne',
  noAuthor: 'Aucun nom trouvé',
  markPending: 'En cours',
  markIncomplete: 'Incomplète',
  markUnreadable: 'Endommagée',
  markNote: 'Avec une note',

  filter: 'Filtrer',
  filterFrom: 'Du',
  filterTo: 'Au',
  filterSite: 'Site',
  filterAuthor: 'Auteur',
  filterCase: 'Dossier',
  filterKind: 'Type',
  filterIncomplete: 'Seulement les captures incomplètes',
  filterAny: 'Tous',
  filterClear: 'Retirer tous les filtres',
  chipsLabel: 'Filtres actifs',
  chipFrom: 'À partir du {date}',
  chipTo: 'Jusqu’au {date}',
  chipRemove: 'Retirer le filtre : {what}',

  selectOne: 'Sélectionner la capture {number}',
  selectAll: {
    one: 'Sélectionner la {count} capture affichée',
    other: 'Sélectionner les {count} captures affichées',
  },
  selectNone: 'Désélectionner',
  selected: { one: '{count} sélectionnée', other: '{count} sélectionnées' },
  selectionLabel: 'Captures sélectionnées',
  export: 'Exporter',
  tag: 'Étiquette',
  moveToBin: 'Mettre à la corbeille',
  restore: 'Restaurer',
  erase: 'Effacer définitivement',
  undo: 'Annuler',
  movedToBin: {
    one: '{count} capture mise à la corbeille.',
    other: '{count} captures mises à la corbeille.',
  },
  restored: { one: '{count} capture restaurée.', other: '{count} captures restaurées.' },
  erased: { one: '{count} capture effacée.', other: '{count} captures effacées.' },
  tagged: { one: 'Étiquette ajoutée à {count} capture.', other: 'Étiquette ajoutée à {count} captures.' },
  caseAssigned: {
    one: 'Dossier modifié pour {count} capture.',
    other: 'Dossier modifié pour {count} captures.',
  },

  tagTitle: { one: 'Étiquette pour {count} capture', other: 'Étiquette pour {count} captures' },
  tagField: 'Étiquette',
  tagAdd: 'Ajouter',
  caseTitle: { one: 'Dossier de {count} capture', other: 'Dossier de {count} captures' },
  caseAssign: 'Classer',
  caseName: 'Nom du dossier',
  caseNameHint: 'Choisissez un nom neutre. Il figure dans les archives, où d’autres pourraient le voir.',
  caseAdd: 'Créer le dossier',
  caseEmpty: 'Pas encore de capture dans ce dossier. Classez-en depuis « Toutes les captures ».',

  binEmpty: 'La corbeille est vide.',
  binHint: 'Ce qui est ici peut être restauré tant que vous ne l’effacez pas.',
  binEmptyAll: 'Vider la corbeille',
  eraseTitle: {
    one: 'Effacer définitivement {count} capture ?',
    other: 'Effacer définitivement {count} captures ?',
  },
  eraseLost: 'C’est irréversible. Ce qui sera perdu :',
  eraseCaptures: { one: 'la capture n° {numbers}', other: '{count} captures, n° {numbers}' },
  eraseFiles: {
    one: '{count} fichier : images, copie de la page, texte ({size})',
    other: '{count} fichiers : images, copies de pages, textes ({size})',
  },
  eraseNotes: {
    one: 'les notes et étiquettes de {count} capture',
    other: 'les notes et étiquettes de {count} captures',
  },
  eraseRevisions: { one: 'sa note, en {count} version', other: 'sa note, en {count} versions' },
  eraseStays:
    'Ce qui reste : une ligne du journal avec le numéro et l’empreinte, pour qu’on voie que quelque chose était là.',

  emptyTitle: 'Rien n’est encore capturé',
  emptyFirst: 'Allez sur une page ou une publication que vous voulez garder.',
  emptySecond: 'Cliquez sur Tidemark dans la barre d’outils, puis sur « Capturer ».',
  emptyThird: 'Revenez ici : c’est conservé, et masqué jusqu’à ce que vous vouliez le voir.',

  introductionTitle: 'À savoir une fois',
  introductionWhere:
    'Tout ce que vous capturez reste dans ce navigateur, sur cet appareil. Rien n’est envoyé nulle part.',
  introductionErase:
    'Retirer l’extension efface les archives. Si votre navigateur est synchronisé avec un autre appareil, la retirer là-bas peut la retirer ici aussi.',
  introductionBackup:
    'Exportez donc de temps en temps et gardez le fichier en lieu sûr : c’est votre sauvegarde.',
  introductionSeen: 'Compris',

  storage: 'Espace de stockage',
  storageHolds: 'Vos archives occupent {size}.',
  storageFree: 'Il reste de la place pour {size}.',
  storageHint:
    'C’est le navigateur qui décide de la place disponible ; il pourrait la libérer si le disque se remplit. Un fichier exporté n’y est pas exposé.',

  volumeSize: 'Taille maximale d’un zip',
  volumeHint:
    'Un export plus grand est divisé en parties de cette taille, par exemple pour un e-mail ou le portail d’un tribunal.',
  languageHint: 'C’est aussi la langue des rapports que vous exportez.',
  singleKeys: 'Les lettres seules servent de raccourcis dans les archives',
  singleKeysHint:
    'Désactivez-les si vous parlez à votre ordinateur ou touchez parfois des touches par accident.',

  keys: 'Touches',
  keySearch: 'Rechercher',
  keyNext: 'Capture suivante',
  keyPrevious: 'Capture précédente',
  keyOpen: 'L’ouvrir',
  keyBack: 'Un pas en arrière',
  keyMark: 'La sélectionner',
  keyExtend: 'Sélectionner au passage',
  keyShow: 'Afficher ou masquer l’image',
  keyNote: 'Écrire une note',
  keyExport: 'Exporter',
  keyBin: 'Mettre à la corbeille',
  keyUndo: 'Annuler',
  keyKeys: 'Ces touches',

  exportTitle: 'Exporter',
  exportAll: 'Tout exporter',
  exportRunning: 'Export en cours',
  exportEnded: 'L’export est terminé.',
  exportNothing:
    'Il n’y a rien à exporter. Sélectionnez des captures dans la liste, ou capturez d’abord quelque chose.',
  exportHow:
    'Vous obtenez un zip que chacun peut ouvrir et vérifier avec ses propres outils. Il est relu avant d’être considéré comme enregistré.',
  exportWacz: 'Aussi pour les logiciels d’archives web (WACZ)',
  exportWaczHint:
    'Ajoute un fichier à chaque capture qui a une copie de sa page. Des archives ou des experts peuvent ainsi regarder la page dans un logiciel comme ReplayWeb.page. Le zip peut devenir deux fois plus gros.',
  exportStart: { one: 'Exporter {count} capture', other: 'Exporter {count} captures' },
  leavesTitle: 'Ce que le zip contiendra',
  leavesCaptures: { one: '{count} capture', other: '{count} captures' },
  leavesFiles: { one: '{count} fichier, {size}', other: '{count} fichiers, environ {size}' },
  leavesNotes: {
    one: 'la note et les étiquettes de {count} capture',
    other: 'les notes et les étiquettes de {count} captures',
  },
  leavesReport: 'un rapport à lire et à imprimer, dans cette langue : {language}',
  leavesVolumes: { one: '{count} partie', other: 'en {count} parties environ' },
  leavesIncomplete: {
    one: '{count} capture est incomplète ; le rapport indique ce qui manque',
    other: '{count} captures sont incomplètes ; le rapport indique ce qui manque',
  },
  staysTitle: 'Ce qui reste chez vous',
  staysPrivateNotes: {
    one: '{count} note privée : jamais exportée',
    other: '{count} notes privées : jamais exportées',
  },
  staysPrivateNotesNever: 'les notes privées : jamais exportées',
  staysOthers: 'les dossiers, les réglages, la corbeille et toute capture non choisie',
};
