import type { help as source } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof source> = {
  title: 'Hjælp',
  lead: 'Hvem du kan ringe til, og hvordan du skriver ned, hvad der sker. Det, der sker, er ikke din skyld, og du behøver ikke gøre det hele eller på én gang.',
  offline: 'Denne side ligger på din enhed. Der sendes intet, når du læser den.',

  dangerTitle: 'I fare nu?',
  dangerLine: 'Alarmnummer ({country}): {numbers}',
  dangerFirst: 'Ring først. Beviser kan vente.',
  dangerMore: 'Mere hjælp',
  or: 'eller',
  country: 'Land',
  countryHint: 'Ud fra dit sprog. Hvor du er, bliver ikke slået op.',

  reachAll: 'Alarmcentralen',
  reachPolice: 'Politiet',
  reachMedical: 'Ambulance',
  reachNotUrgent: 'Politiet, når det ikke haster',
  byText: 'på sms',
  localNumbers: 'Nogle steder gælder et lokalt nummer i stedet.',

  servicesTitle: 'Mennesker, der lytter og hjælper',
  servesWomen: 'For kvinder, der er udsat for vold',
  servesMen: 'For mænd, der er udsat for vold',
  servesVictims: 'For alle, der er ramt af en forbrydelse eller vold',
  servesStalking: 'For mennesker, der bliver stalket',
  servesStalkingApp: 'En app for mennesker, der bliver stalket',
  servesDomestic: 'Ved vold i forhold eller familie',
  servesOnline: 'Ved chikane og vold på nettet',
  allDay: 'døgnet rundt',
  areaCanton: 'et kontor i hver kanton',
  areaQuebec: 'i Quebec',
  areaWales: 'i Wales',
  planned: 'Var planlagt til {month}. Ingen kunne bekræfte, at det er begyndt.',
  textTo: 'Sms: {number}',
  website: 'Hjemmeside: {site}',

  verified: 'Læst på deres egen side {date}.',
  stale: 'Sidst læst på deres egen side {date}, for mere end et år siden. Det kan være ændret.',
  elsewhere: 'Ikke kontrolleret: læst på en andens side {date}.',
  unconfirmed: 'Ikke kontrolleret: kunne ikke bekræftes {date}.',
  noneCalled:
    'Ingen af disse numre er ringet op som prøve. Hvis ingen svarer, eller det ikke passer til dig, så prøv et andet.',
  traces:
    'Opkald og beskeder kan stå i opkaldslisten og på regningen. Hvis en anden ser på din telefon, så brug en anden telefon.',

  outsideTitle: 'Det fører til {site}',
  outsideWhat: 'Hjemmesiden for »{name}« åbner i en ny fane. Den ser, at nogen besøger den.',
  outsideTraces:
    'Besøget bliver i denne browsers historik. Hvis en anden kan se den, så kopiér adressen og åbn den i et privat vindue eller på en anden enhed.',
  outsideOpen: 'Åbn {site}',
  outsideCopy: 'Kopiér adressen',

  keepTitle: 'Hvordan du fører en log',
  keepSoon: 'Skriv det ned, så snart du kan: dag, tid, sted. Er du ikke sikker, så skriv »cirka«.',
  keepFacts: 'Først hvad der skete, og de nøjagtige ord. Hvad det gjorde ved dig, står for sig.',
  keepWitnesses: 'Hvem der var der, og hvad de selv så.',
  keepSmall: 'Også små ting. Ofte er det først det hele tilsammen, der viser, hvad der foregår.',
  keepPace: 'I dit eget tempo. Få ord er nok, og du kan stoppe, når du vil.',

  saveTitle: 'Hvad der er værd at gemme',
  saveOriginals: 'Beskeder, opkald, breve, pakker, gaver, som de kom. Behold originalen, hvis du kan.',
  saveAround: 'Ikke kun ordene: også kontoen, adressen og tidspunktet.',
  saveHarm: 'Fotos af skader, en lægeerklæring, kvitteringer.',
  saveContacts: 'Hvem du fortalte det til, hvornår, journalnummeret og navnet på den, du talte med.',
  saveCopy: 'En kopi mere et sted, som kun du eller en, du stoler på, kan nå.',

  tellTitle: 'Hvem du kunne fortælle det til',
  tellTrusted: 'En, du stoler på. Du behøver ikke forklare det hele.',
  tellSupport: 'Et af stederne ovenfor. Du kan straks spørge, om du må være anonym.',
  tellPolice: 'Politiet. Bed om journalnummeret og en kopi af det, der blev skrevet ned.',
  tellDoctor: 'En læge eller terapeut, også når der intet er at se.',
  tellAround: 'Arbejde, skole, naboer eller udlejer, hvis det sker dér: så ingen fortæller, hvor du er.',
  tellLawyer: 'En advokat eller retshjælpen, om tilhold og hvad det kan gøre.',

  aloneTitle: 'Hvad du helst ikke skal gøre alene',
  aloneMeet: 'At møde personen eller konfrontere vedkommende. Tal først med et af stederne.',
  aloneAnswer: 'At svare. Én gang og klart eller slet ikke: det er værd at tale med nogen om.',
  aloneLeave:
    'At gå eller flytte fra hinanden. Det kan være farligere i en tid: planlæg det med mennesker, der kender til det.',
  aloneDevice:
    'At lede efter sporing eller spionsoftware og fjerne det. Den, der satte det der, kan opdage det, og det er bevis.',
  aloneBlock:
    'At blokere eller slette alt på én gang. Gem det først, og tænk over med nogen, hvad der kan følge.',

  lawTitle: 'Om loven: {country}',
  lawGermany: 'Nogle forhold skal anmeldes inden tre måneder.',
  lawFrance: 'En fogeds konstatering (»constat«) vejer tungere end et billede, du selv har taget.',
  lawNetherlands:
    'En »melding« giver kun politiet besked; en »aangifte« er den formelle anmeldelse. At nogen retsforfølges, skal der udtrykkeligt bedes om.',
  lawCheck: 'Læst én gang i en vejledning, og loven ændrer sig: spørg politiet eller din advokat.',

  formTitle: 'En log på papir',
  formHint: 'Et skema til at printe og udfylde i hånden, på fem sprog.',
  formOpen: 'Vis skemaet',
};
