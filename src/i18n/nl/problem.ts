import type { problem as source } from '../en/problem';
import type { Translation } from '../message';

export const problem: Translation<typeof source> = {
  browserInternal: 'Dit is een pagina van de browser zelf.',
  browserInternalDo:
    'Browsers laten geen enkele extensie ernaar kijken. Ga naar de pagina die je wilt bewaren, of maak een schermafdruk met je systeem.',
  extensionStore: 'Dit is de pagina waar de browser extensies aanbiedt.',
  extensionStoreDo:
    'Browsers laten geen enkele extensie ernaar kijken. Maak in plaats daarvan een schermafdruk met je systeem.',
  pdfViewer: 'Dit is een pdf in de weergave van de browser.',
  pdfViewerDo: 'Sla de pdf zelf op met de downloadknop: het bestand is meer waard dan een afbeelding ervan.',
  otherExtension: 'Deze pagina hoort bij een andere extensie.',
  otherExtensionDo:
    'Browsers laten geen extensie naar de pagina’s van een andere kijken. Maak in plaats daarvan een schermafdruk met je systeem.',
  localFile: 'Dit is een bestand op je apparaat.',
  localFileDo: 'Bewaar het bestand zelf: kopieer het naar een veilige plek en verander het niet.',
  notAllowed: 'De browser staat niet toe dat deze pagina wordt vastgelegd.',
  notAllowedDo:
    'Laad de pagina opnieuw en klik nog eens op de knop in de werkbalk. Helpt dat niet, maak dan een schermafdruk met je systeem.',
  stillLoading: 'De pagina wordt nog geladen.',
  stillLoadingDo: 'Wacht tot ze er is en probeer het dan opnieuw.',
  tabGone: 'Het tabblad is er niet meer.',
  tabGoneDo: 'Open de pagina opnieuw en leg haar daar vast.',
  navigated: 'De pagina is tijdens het vastleggen in een andere veranderd.',
  navigatedDo: 'Ga terug naar de pagina die je wilt en leg haar opnieuw vast.',
  noPostHere: 'Op deze plek is geen bericht gevonden.',
  noPostHereDo: 'Wijs het aan met ‘Een bericht kiezen’, of leg de pagina vast.',
  storageFull: 'Er is niet genoeg ruimte om dit te bewaren.',
  storageFullDo:
    'Maak ruimte vrij op de schijf, of exporteer vastleggingen en wis ze uit de prullenbak. Probeer het daarna opnieuw.',
  freeSpace: 'Er is {free} vrij.',
  archiveUnreadable: 'Een deel van het archief kan niet worden gelezen.',
  archiveUnreadableDo:
    'Er is niets verwijderd. Start de browser opnieuw en probeer het nog eens. Heb je een geëxporteerde bundel, bewaar die dan goed.',
  archiveNewer: 'Dit archief is geschreven door een nieuwere versie.',
  archiveNewerDo: 'Werk de extensie bij. In het archief is niets aangeraakt.',
  captureRunning: 'Deze pagina wordt al vastgelegd.',
  captureRunningDo: 'Wacht tot het klaar is.',
  cancelled: 'Je hebt het vastleggen gestopt.',
  cancelledDo: 'Je kunt opnieuw beginnen wanneer je wilt.',
  unexpected: 'Er ging iets mis dat niet had mogen gebeuren.',
  unexpectedDo:
    'Probeer het opnieuw. Gebeurt het weer, start dan de browser opnieuw; wat in het archief is, blijft daar.',
  keptSome: 'Wat tot dan toe was bewaard, staat in het archief en is gemarkeerd als onvolledig.',
  keptNothing: 'Van deze vastlegging is niets bewaard. Wat al in het archief was, is onaangeroerd.',
  technicalDetail: 'Technische details',
};
