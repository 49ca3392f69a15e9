import type { Translation } from '../message';
import type { sites as source } from '../en/sites';

export const sites: Translation<typeof source> = {
  authorUnknownTitle: 'Forfatteren blev ikke genkendt',
  authorUnknown: 'Siden er måske ændret. Billede og tekst er gemt.',
  senderUnknown:
    'Intet siger, hvem beskeden er fra: den er din egen, siden viser det ikke, eller siden er ændret. Billede og tekst er gemt.',
  shortenedTitle: 'Siden viser kun begyndelsen af teksten',
  shortenedBefore: 'Åbn først hele teksten på siden, og gem den så.',
  shortenedAfter: 'For at få det hele med skal du åbne hele teksten på siden og gemme den igen.',
  shortenedLast: 'Det senest gemte opslag blev kun gemt med begyndelsen af teksten.',
  openWhole: 'Åbn hele teksten, og gem så',
  openWholeHere:
    'Tidemark trykker én gang på sidens egen “vis mere”, fordi du beder om det. Nogle sider går til opslagets egen side for det. Det står i det gemte.',
  openWholePage:
    'Tidemark trykker én gang på sidens eget link, fordi du beder om det. Opslagets egen side åbner i denne fane.',
  stepWholeText: 'Åbner hele teksten på siden',
  openedInVain: 'Der blev trykket på sidens egen “vis mere” for dig, og siden viste ikke mere.',
  rawTitle: 'Gem også selve beskeden',
  rawGmail: 'Kun den oprindelige besked viser, hvilken vej den kom. I Gmail findes den under “Vis original”.',
  rawOutlook:
    'Kun den oprindelige besked viser, hvilken vej den kom. I Outlook findes den under “Vis meddelelseskilde”.',
  knowTitle: 'Får de det at vide?',
  knowTidemark: 'Tidemark siger ikke noget til nogen. Det, {platform} selv fortæller:',
  knowRead:
    'Beskeder: den, der skrev en, kan se, at du har åbnet den, medmindre en indstilling slår det fra.',
  knowReadUnknown: 'Beskeder, du åbner: vides ikke.',
  knowStory: 'Historier: den, der lagde en op, ser listen over dem, der har set den.',
  knowViewHistory:
    'Opslag: den, der lagde dem op, kan se, at du har set et, hvis visningshistorik er slået til hos jer begge.',
  knowViewedUnknown: 'Historier og profiler, du ser på: vides ikke.',
  knowScreenshotSome: 'Skærmbilleder: i end-to-end-krypterede chats får alle besked, når et bliver bemærket.',
  knowScreenshotTold: 'Skærmbilleder: appen siger det til den, det kommer fra.',
  knowScreenshotUnknown: 'Skærmbilleder: vides ikke.',
  knowNothing: 'Der er ingen kilde til, hvad {platform} fortæller. Gå ud fra, at det ikke vides.',
  knowAsOf: 'Som fundet {date}. Platforme ændrer det uden at sige det.',
  knowSource: 'Kilde: {source}',
  called: {
    one: 'I noget, der blev gemt tidligere, hed denne konto {handles}.',
    other: 'I det, der blev gemt tidligere, hed denne konto {handles}.',
  },
  calledLater: {
    one: 'I noget, der blev gemt senere, hedder denne konto {handles}.',
    other: 'I det, der blev gemt senere, hedder denne konto {handles}.',
  },
  description: 'Om kontoen',
  avatar: 'Kontoens billede',
  accountCreated: 'Konto oprettet',
  followers: 'Følgere',
  following: 'Følger',
  posts: 'Opslag',
};
