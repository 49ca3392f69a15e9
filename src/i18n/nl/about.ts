import type { about as source } from '../en/about';
import type { Translation } from '../message';

export const about: Translation<typeof source> = {
  title: 'Wat dit bewijst en wat niet',
  what: 'Tidemark bewaart wat je in je browser hebt gezien: een afbeelding, een kopie van de pagina, de tekst, en hoe en wanneer het is vastgelegd. Alles blijft op dit apparaat tot je het exporteert.',
  provesTitle: 'Wat het kan laten zien',
  provesUnchanged:
    'Dat een bestand niet is veranderd sinds het is vastgelegd. Op dat moment wordt de hashwaarde (SHA-256) bepaald; verandert er één byte, dan klopt die niet meer.',
  provesWhen: 'Wat de klok van je computer aangaf, en op welk adres de pagina stond.',
  provesHow: 'Hoe het is vastgelegd: met welke browser, wat er is aangeklikt, wat niet kon worden bewaard.',
  provesNotTitle: 'Wat het niet kan laten zien',
  provesNotAuthor:
    'Wie iets werkelijk heeft geschreven. Een naam op een pagina is alleen wat de pagina zegt.',
  provesNotPage: 'Dat de pagina niet in je browser is veranderd voordat je haar vastlegde.',
  provesNotClock: 'Dat de klok van je computer goed stond.',
  provesNotAll: 'Dat er verder niets is. Wat niet is vastgelegd, is niet hier.',
  original:
    'Laat het origineel dus waar het is als dat kan: verwijder het bericht niet en houd het apparaat.',
  whereTitle: 'Waar het wordt bewaard',
  whereHere: 'Alleen in dit browserprofiel. Er wordt niets verstuurd en er is geen account.',
  whereUninstall:
    'Als je de extensie verwijdert of al haar gegevens wist, is het archief weg. Een geëxporteerde bundel is je reservekopie.',
  whereOthers: 'Wie dit browserprofiel kan gebruiken, kan het archief openen.',
  whereSpyware:
    'Als iemand dit apparaat met spionagesoftware in de gaten houdt, kan geen enkele extensie je beschermen. Gebruik zo mogelijk een ander apparaat.',
  version: 'Versie {version}',
  licence: 'Vrije software onder de AGPL, versie 3 of later.',
};
