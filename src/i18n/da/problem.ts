import type { problem as source } from '../en/problem';
import type { Translation } from '../message';

export const problem: Translation<typeof source> = {
  browserInternal: 'Det er en af browserens egne sider.',
  browserInternalDo:
    'Browsere lader ingen udvidelse se på den. Gå til den side, du vil beholde, eller tag et skærmbillede med dit system.',
  extensionStore: 'Det er browserens side med udvidelser.',
  extensionStoreDo: 'Browsere lader ingen udvidelse se på den. Tag i stedet et skærmbillede med dit system.',
  pdfViewer: 'Det er en PDF i browserens fremviser.',
  pdfViewerDo: 'Gem selve PDF-filen med knappen til at hente den: filen er mere værd end et billede af den.',
  otherExtension: 'Siden hører til en anden udvidelse.',
  otherExtensionDo:
    'Browsere lader ingen udvidelse se på en andens sider. Tag i stedet et skærmbillede med dit system.',
  localFile: 'Det er en fil på din enhed.',
  localFileDo: 'Behold selve filen: kopiér den til et sikkert sted, og lad være med at ændre den.',
  notAllowed: 'Browseren tillader ikke, at denne side gemmes.',
  notAllowedDo:
    'Genindlæs siden, og klik på knappen i værktøjslinjen igen. Hjælper det ikke, så tag et skærmbillede med dit system.',
  stillLoading: 'Siden er ved at blive indlæst.',
  stillLoadingDo: 'Vent, til den er der, og prøv så igen.',
  tabGone: 'Fanen er der ikke længere.',
  tabGoneDo: 'Åbn siden igen, og gem den der.',
  navigated: 'Siden skiftede til en anden, mens den blev gemt.',
  navigatedDo: 'Gå tilbage til den side, du vil have, og gem den igen.',
  noPostHere: 'Der blev ikke fundet noget opslag på dette sted.',
  noPostHereDo: 'Peg på det med »Vælg et opslag«, eller gem siden.',
  storageFull: 'Der er ikke plads nok til at gemme dette.',
  storageFullDo: 'Skaf plads på disken, eller eksportér noget, og slet det fra papirkurven. Prøv så igen.',
  freeSpace: 'Der er {free} ledig.',
  archiveUnreadable: 'En del af arkivet kan ikke læses.',
  archiveUnreadableDo:
    'Intet er slettet. Genstart browseren, og prøv igen. Har du en eksporteret pakke, så pas godt på den.',
  archiveNewer: 'Arkivet er skrevet af en nyere version.',
  archiveNewerDo: 'Opdatér udvidelsen. Intet i arkivet er rørt.',
  captureRunning: 'Siden er allerede ved at blive gemt.',
  captureRunningDo: 'Vent, til det er færdigt.',
  cancelled: 'Du standsede det.',
  cancelledDo: 'Du kan begynde igen, når du vil.',
  unexpected: 'Noget gik galt, som ikke burde.',
  unexpectedDo: 'Prøv igen. Sker det igen, så genstart browseren; det, der er i arkivet, bliver der.',
  keptSome: 'Det, der var gemt indtil da, er i arkivet og er mærket som ufuldstændigt.',
  keptNothing: 'Intet af dette blev gemt. Det, der var i arkivet før, er urørt.',
  technicalDetail: 'Tekniske detaljer',
};
