import type { Translation } from '../message';
import type { sites as source } from '../en/sites';

export const sites: Translation<typeof source> = {
  authorUnknownTitle: 'Auteur niet herkend',
  authorUnknown: 'Misschien is de site veranderd. Beeld en tekst zijn bewaard.',
  senderUnknown:
    'Niets zegt van wie dit bericht is: het is van uzelf, de site toont het niet, of de site is veranderd. Beeld en tekst zijn bewaard.',
  shortenedTitle: 'De site toont alleen het begin van de tekst',
  shortenedBefore: 'Open eerst de hele tekst op de pagina en leg die dan vast.',
  shortenedAfter: 'Om alles te hebben, opent u de hele tekst op de pagina en legt u die opnieuw vast.',
  shortenedLast: 'Het laatst vastgelegde bericht is alleen met het begin van zijn tekst bewaard.',
  openWhole: 'Hele tekst openen, dan vastleggen',
  openWholeHere:
    'Tidemark drukt één keer op ‘meer tonen’ van de site, omdat u dat wilt. Sommige sites gaan daarvoor naar de eigen pagina van het bericht. De vastlegging vermeldt dat.',
  openWholePage:
    'Tidemark drukt één keer op de link van de site, omdat u dat wilt. De eigen pagina van het bericht opent in dit tabblad.',
  stepWholeText: 'De hele tekst wordt op de pagina geopend',
  openedInVain: '‘Meer tonen’ van de site is voor u ingedrukt, en de site toonde niet meer.',
  rawTitle: 'Bewaar ook het bericht zelf',
  rawGmail:
    'Alleen het oorspronkelijke bericht toont langs welke weg het kwam. In Gmail staat het onder “Origineel weergeven”.',
  rawOutlook:
    'Alleen het oorspronkelijke bericht toont langs welke weg het kwam. In Outlook staat het onder “Berichtbron weergeven”.',
  knowTitle: 'Komen zij het te weten?',
  knowTidemark: 'Tidemark vertelt niemand iets. Wat {platform} zelf laat weten:',
  knowRead:
    'Berichten: wie er een schreef, kan zien dat u het hebt geopend, tenzij een instelling dat uitzet.',
  knowReadUnknown: 'Berichten die u opent: niet bekend.',
  knowStory: 'Verhalen: wie er een plaatste, ziet de lijst van wie het heeft bekeken.',
  knowViewHistory:
    'Berichten in de feed: wie ze plaatste, kan zien dat u er een bekeek, als de kijkgeschiedenis bij beiden aanstaat.',
  knowViewedUnknown: 'Verhalen en profielen die u bekijkt: niet bekend.',
  knowScreenshotSome:
    'Schermafdrukken: in end-to-end versleutelde chats krijgt iedereen het te horen als er een wordt opgemerkt.',
  knowScreenshotTold: 'Schermafdrukken: de app zegt het tegen wie het plaatste of stuurde.',
  knowScreenshotUnknown: 'Schermafdrukken: niet bekend.',
  knowNothing: 'Er is geen bron over wat {platform} laat weten. Ga ervan uit dat het niet bekend is.',
  knowAsOf: 'Stand van {date}. Platforms veranderen dit zonder het te zeggen.',
  knowSource: 'Bron: {source}',
  called: {
    one: 'In een eerdere vastlegging heette dit account {handles}.',
    other: 'In eerdere vastleggingen heette dit account {handles}.',
  },
  calledLater: {
    one: 'In een latere vastlegging heet dit account {handles}.',
    other: 'In latere vastleggingen heet dit account {handles}.',
  },
  description: 'Over het account',
  avatar: 'Afbeelding van het account',
  accountCreated: 'Account gemaakt',
  followers: 'Volgers',
  following: 'Volgt',
  posts: 'Berichten',
};
