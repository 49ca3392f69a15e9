import type { Translation } from '../message';
import type { media as source } from '../en/media';

export const media: Translation<typeof source> = {
  title: 'Images, vidéos et sons de la publication',
  step: 'Ajout des images et des vidéos de la publication',
  image: 'Image',
  video: 'Vidéo',
  audio: 'Son',
  still: 'Image fixe d’une vidéo',
  full: 'taille d’origine',
  shown: 'taille affichée par la page',
  redrawn: 'Redessinée d’après ce que la page affiche. Ce n’est pas le fichier.',
  rolePixels: 'Image de la publication, redessinée',
  rolePixelsLong:
    'Une image de la publication, redessinée d’après ce que la page affiche : ce n’est pas le fichier',
  roleFile: 'Le fichier lui-même, octet pour octet',
  source: 'Provient de',
  noDisplay: 'Ce navigateur ne peut pas afficher ce type de fichier. Enregistrez-le pour l’ouvrir ailleurs.',
  lackNotAsked:
    'plus grand que ce que la page affiche : la demande au serveur de médias du site est désactivée',
  lackRefused: 'le serveur de médias du site ne l’a pas donné',
  lackRedirected: 'son adresse menait ailleurs et n’a pas été suivie',
  lackOtherKind: 'ce qui est arrivé n’est ni une image, ni une vidéo, ni un son',
  lackInPieces: 'le site le diffuse par morceaux : il n’y a pas de fichier',
  lackTooSlow: 'a pris trop de temps',
  lackTooMany: 'plus de fichiers qu’une capture n’en garde',
  setting: 'Récupérer les images d’une publication en taille d’origine, et ses vidéos',
  settingHint:
    'Les pages montrent les images plus petites qu’elles ne sont. Si cette option est activée, les images plus grandes et les vidéos sont récupérées lorsque vous capturez une publication, auprès du serveur de médias du site lui-même, d’où la page tire aussi ses images : sans cookies, et jamais d’ailleurs. La plateforme peut voir que le fichier a été demandé ; l’auteur de la publication n’en est pas averti. Si elle est désactivée, seul ce que la page a déjà chargé est gardé.',
};
