import type { about as source } from '../en/about';
import type { Translation } from '../message';

export const about: Translation<typeof source> = {
  title: 'Ce que cela prouve, et ce que cela ne prouve pas',
  what: 'Tidemark garde ce que vous avez vu dans votre navigateur : une image, une copie de la page, son texte, et comment et quand la capture a été faite. Tout reste sur cet appareil jusqu’à ce que vous l’exportiez.',
  provesTitle: 'Ce que cela peut montrer',
  provesUnchanged:
    'Qu’un fichier n’a pas changé depuis sa capture. Son empreinte (SHA-256) est prise à ce moment ; si un seul octet change, elle ne correspond plus.',
  provesWhen: 'Ce qu’indiquait l’horloge de votre ordinateur, et à quelle adresse se trouvait la page.',
  provesHow:
    'Comment la capture a été faite : avec quel navigateur, ce qui a été cliqué, ce qui n’a pas pu être conservé.',
  provesNotTitle: 'Ce que cela ne peut pas montrer',
  provesNotAuthor: 'Qui a vraiment écrit quelque chose. Un nom sur une page n’est que ce que dit la page.',
  provesNotPage: 'Que la page n’a pas été modifiée dans votre navigateur avant la capture.',
  provesNotClock: 'Que l’horloge de votre ordinateur était à l’heure.',
  provesNotAll: 'Qu’il n’y a rien d’autre. Ce qui n’a pas été capturé n’est pas ici.',
  original:
    'Laissez donc l’original là où il est, si vous le pouvez : ne supprimez pas le message et gardez l’appareil.',
  whereTitle: 'Où c’est conservé',
  whereHere:
    'Seulement dans ce profil de navigateur. Rien n’est envoyé nulle part, et il n’y a pas de compte.',
  whereUninstall:
    'Retirer l’extension, ou supprimer toutes ses données, efface les archives. Un export est votre sauvegarde.',
  whereOthers: 'Toute personne qui peut utiliser ce profil de navigateur peut ouvrir les archives.',
  whereSpyware:
    'Si quelqu’un surveille cet appareil avec un logiciel espion, aucune extension ne peut vous protéger. Utilisez un autre appareil si possible.',
  version: 'Version {version}',
  licence: 'Logiciel libre sous AGPL, version 3 ou ultérieure.',
};
