import type { problem as source } from '../en/problem';
import type { Translation } from '../message';

export const problem: Translation<typeof source> = {
  browserInternal: 'C’est une page du navigateur lui-même.',
  browserInternalDo:
    'Les navigateurs n’y laissent regarder aucune extension. Allez sur la page que vous voulez garder, ou faites une capture d’écran avec votre système.',
  extensionStore: 'C’est la page des extensions du navigateur.',
  extensionStoreDo:
    'Les navigateurs n’y laissent regarder aucune extension. Faites plutôt une capture d’écran avec votre système.',
  pdfViewer: 'C’est un PDF dans la visionneuse du navigateur.',
  pdfViewerDo:
    'Enregistrez le PDF lui-même avec le bouton de téléchargement : le fichier vaut plus que son image.',
  otherExtension: 'Cette page appartient à une autre extension.',
  otherExtensionDo:
    'Les navigateurs ne laissent aucune extension regarder les pages d’une autre. Faites plutôt une capture d’écran avec votre système.',
  localFile: 'C’est un fichier de votre appareil.',
  localFileDo: 'Gardez le fichier lui-même : copiez-le en lieu sûr et ne le modifiez pas.',
  notAllowed: 'Le navigateur ne permet pas de capturer cette page.',
  notAllowedDo:
    'Rechargez la page et cliquez à nouveau sur le bouton de la barre d’outils. Si cela n’aide pas, faites une capture d’écran avec votre système.',
  stillLoading: 'La page est encore en train de se charger.',
  stillLoadingDo: 'Attendez qu’elle soit là, puis réessayez.',
  tabGone: 'L’onglet n’existe plus.',
  tabGoneDo: 'Ouvrez de nouveau la page et capturez-la là.',
  navigated: 'La page est passée à une autre pendant la capture.',
  navigatedDo: 'Revenez à la page que vous voulez et capturez-la à nouveau.',
  noPostHere: 'Aucune publication n’a été trouvée à cet endroit.',
  noPostHereDo: 'Désignez-la avec « Choisir une publication », ou capturez la page.',
  storageFull: 'Il n’y a pas assez de place pour enregistrer cela.',
  storageFullDo:
    'Libérez de la place sur le disque, ou exportez des captures et effacez-les de la corbeille. Puis réessayez.',
  freeSpace: '{free} sont libres.',
  archiveUnreadable: 'Une partie des archives ne peut pas être lue.',
  archiveUnreadableDo:
    'Rien n’a été supprimé. Redémarrez le navigateur et réessayez. Si vous avez un export, gardez-le en lieu sûr.',
  archiveNewer: 'Ces archives ont été écrites par une version plus récente.',
  archiveNewerDo: 'Mettez l’extension à jour. Rien n’a été touché dans les archives.',
  captureRunning: 'Cette page est déjà en cours de capture.',
  captureRunningDo: 'Attendez qu’elle soit terminée.',
  cancelled: 'Vous avez arrêté la capture.',
  cancelledDo: 'Vous pouvez recommencer quand vous voulez.',
  unexpected: 'Quelque chose s’est mal passé, qui n’aurait pas dû.',
  unexpectedDo:
    'Réessayez. Si cela se reproduit, redémarrez le navigateur ; ce qui est dans les archives y reste.',
  keptSome: 'Ce qui était déjà enregistré est dans les archives, marqué comme incomplet.',
  keptNothing: 'Rien de cette capture n’a été conservé. Ce qui était déjà dans les archives est intact.',
  technicalDetail: 'Détail technique',
};
