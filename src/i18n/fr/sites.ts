import type { Translation } from '../message';
import type { sites as source } from '../en/sites';

export const sites: Translation<typeof source> = {
  authorUnknownTitle: 'Auteur non reconnu',
  authorUnknown: 'Le site a peut-être changé. L’image et le texte sont conservés.',
  senderUnknown:
    'Rien ne dit de qui vient ce message : c’est le vôtre, le site ne le montre pas, ou le site a changé. L’image et le texte sont conservés.',
  shortenedTitle: 'Le site ne montre que le début du texte',
  shortenedBefore: 'Ouvrez d’abord le texte entier sur la page, puis capturez-le.',
  shortenedAfter: 'Pour tout avoir, ouvrez le texte entier sur la page et capturez-le de nouveau.',
  shortenedLast: 'La dernière publication a été conservée avec le seul début de son texte.',
  openWhole: 'Ouvrir le texte entier, puis capturer',
  openWholeHere:
    'Tidemark appuie une fois sur le « voir plus » du site, parce que vous le demandez. Certains sites passent pour cela à la page de la publication. La capture le dit.',
  openWholePage:
    'Tidemark appuie une fois sur le lien du site, parce que vous le demandez. La page de la publication s’ouvre dans cet onglet.',
  stepWholeText: 'Ouverture du texte entier dans la page',
  openedInVain: 'Le « voir plus » du site a été pressé pour vous, et le site n’a rien montré de plus.',
  rawTitle: 'Enregistrez aussi le message lui-même',
  rawGmail:
    'Seul le message d’origine montre par où il est venu. Dans Gmail, il est sous « Afficher l’original ».',
  rawOutlook:
    'Seul le message d’origine montre par où il est venu. Dans Outlook, il est sous « Afficher la source du message ».',
  knowTitle: 'Le sauront-ils ?',
  knowTidemark: 'Tidemark ne prévient personne. Ce que {platform} fait savoir de lui-même :',
  knowRead: 'Messages : qui en a écrit un peut voir que vous l’avez ouvert, sauf si un réglage le désactive.',
  knowReadUnknown: 'Messages que vous ouvrez : on ne sait pas.',
  knowStory: 'Stories : qui en a publié une voit la liste de ceux qui l’ont vue.',
  knowViewHistory:
    'Publications : leur auteur peut voir que vous en avez vu une, si l’historique des vues est activé des deux côtés.',
  knowViewedUnknown: 'Stories et profils que vous regardez : on ne sait pas.',
  knowScreenshotSome:
    'Captures d’écran : dans les discussions chiffrées de bout en bout, tout le monde est prévenu quand une capture est remarquée.',
  knowScreenshotTold: 'Captures d’écran : l’application prévient la personne dont cela vient.',
  knowScreenshotUnknown: 'Captures d’écran : on ne sait pas.',
  knowNothing: 'Aucune source ne dit ce que {platform} fait savoir. Considérez que ce n’est pas connu.',
  knowAsOf: 'État au {date}. Les plateformes changent cela sans le dire.',
  knowSource: 'Source : {source}',
  called: {
    one: 'Dans une capture antérieure, ce compte s’appelait {handles}.',
    other: 'Dans des captures antérieures, ce compte s’appelait {handles}.',
  },
  calledLater: {
    one: 'Dans une capture ultérieure, ce compte s’appelle {handles}.',
    other: 'Dans des captures ultérieures, ce compte s’appelle {handles}.',
  },
  description: 'À propos du compte',
  avatar: 'Image du compte',
  accountCreated: 'Compte créé',
  followers: 'Abonnés',
  following: 'Abonnements',
  posts: 'Publications',
};
