import type { help as source } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof source> = {
  title: 'Hulp',
  lead: 'Wie je kunt bellen, en hoe je bijhoudt wat er gebeurt. Wat er gebeurt is niet jouw schuld, en je hoeft dit niet allemaal te doen, en niet in één keer.',
  offline: 'Deze pagina staat op je apparaat. Lezen verstuurt niets.',

  dangerTitle: 'Nu in gevaar?',
  dangerLine: 'Alarmnummer ({country}): {numbers}',
  dangerFirst: 'Bel eerst. Bewijs bewaren kan wachten.',
  dangerMore: 'Meer hulp',
  or: 'of',
  country: 'Land',
  countryHint: 'Afgeleid van je taal. Waar je bent wordt niet opgezocht.',

  reachAll: 'Alarmnummer',
  reachPolice: 'Politie',
  reachMedical: 'Ambulance',
  reachNotUrgent: 'Politie, als het geen haast heeft',
  byText: 'per sms',
  localNumbers: 'Op sommige plaatsen geldt een plaatselijk nummer.',

  servicesTitle: 'Mensen die luisteren en helpen',
  servesWomen: 'Voor vrouwen die geweld meemaken',
  servesMen: 'Voor mannen die geweld meemaken',
  servesVictims: 'Voor iedereen die slachtoffer is van een misdrijf of geweld',
  servesStalking: 'Voor mensen die worden gestalkt',
  servesStalkingApp: 'Een app voor mensen die worden gestalkt',
  servesDomestic: 'Bij geweld in een relatie of gezin',
  servesOnline: 'Bij intimidatie en geweld online',
  allDay: 'dag en nacht',
  areaCanton: 'een bureau in elk kanton',
  areaQuebec: 'in Quebec',
  areaWales: 'in Wales',
  planned: 'Was gepland voor {month}. Niemand kon bevestigen dat het is begonnen.',
  textTo: 'Sms: {number}',
  website: 'Website: {site}',

  verified: 'Op {date} op hun eigen pagina gelezen.',
  stale:
    'Voor het laatst op {date} op hun eigen pagina gelezen, meer dan een jaar geleden. Het kan veranderd zijn.',
  elsewhere: 'Niet gecontroleerd: op {date} op de pagina van een ander gelezen.',
  unconfirmed: 'Niet gecontroleerd: het kon op {date} niet worden bevestigd.',
  noneCalled:
    'Geen van deze nummers is gebeld om het te proberen. Als er niemand opneemt of het niet bij je past, probeer dan een ander.',
  traces:
    'Gesprekken en berichten kunnen in de bellijst en op de rekening blijven staan. Als iemand anders in je telefoon kijkt, gebruik dan een andere.',

  outsideTitle: 'Dit leidt naar {site}',
  outsideWhat: 'De website van ‘{name}’ gaat open in een nieuw tabblad. Die ziet dat iemand langskomt.',
  outsideTraces:
    'Het bezoek blijft in de geschiedenis van deze browser. Als iemand anders daar kan kijken, kopieer dan het adres en open het in een privévenster of op een ander apparaat.',
  outsideOpen: '{site} openen',
  outsideCopy: 'Adres kopiëren',

  keepTitle: 'Hoe je een logboek bijhoudt',
  keepSoon:
    'Schrijf het op zodra het lukt: dag, tijd, plaats. Weet je het niet zeker, schrijf dan ‘ongeveer’.',
  keepFacts: 'Eerst wat er gebeurde, en de precieze woorden. Wat het met je deed staat apart.',
  keepWitnesses: 'Wie erbij was, en wat die persoon zelf heeft gezien.',
  keepSmall: 'Ook kleine dingen. Vaak laat pas alles samen zien wat er aan de hand is.',
  keepPace: 'In je eigen tempo. Een paar woorden zijn genoeg, en je kunt altijd stoppen.',

  saveTitle: 'Wat het bewaren waard is',
  saveOriginals:
    'Berichten, telefoontjes, brieven, pakjes, cadeaus, zoals ze kwamen. Houd het origineel als dat kan.',
  saveAround: 'Niet alleen de woorden: ook het account, het adres en de tijd.',
  saveHarm: 'Foto’s van schade of letsel, een verklaring van de dokter, bonnetjes.',
  saveContacts: 'Aan wie je het hebt verteld, wanneer, het dossiernummer en de naam van wie je sprak.',
  saveCopy: 'Een tweede kopie op een plek waar alleen jij, of iemand die je vertrouwt, bij kan.',

  tellTitle: 'Aan wie je het kunt vertellen',
  tellTrusted: 'Iemand die je vertrouwt. Je hoeft niet alles uit te leggen.',
  tellSupport: 'Een van de organisaties hierboven. Je kunt meteen vragen of je anoniem mag blijven.',
  tellPolice: 'De politie. Vraag het nummer en een kopie van wat er is opgeschreven.',
  tellDoctor: 'Een dokter of therapeut, ook als er niets te zien is.',
  tellAround: 'Werk, school, buren of verhuurder, als het daar gebeurt: zodat niemand vertelt waar je bent.',
  tellLawyer: 'Een advocaat of rechtswinkel, over verboden en wat die kunnen doen.',

  aloneTitle: 'Wat je beter niet alleen doet',
  aloneMeet: 'De persoon ontmoeten of aanspreken. Praat eerst met een van de organisaties.',
  aloneAnswer: 'Antwoorden. Eén keer, duidelijk, of helemaal niet: bespreek dat liever met iemand.',
  aloneLeave:
    'Weggaan of uit elkaar gaan. Het kan een tijd gevaarlijker worden: plan het met mensen die dit kennen.',
  aloneDevice:
    'Trackers of spionagesoftware zoeken en weghalen. Wie ze heeft geplaatst kan het merken, en ze zijn bewijs.',
  aloneBlock:
    'Alles in één keer blokkeren of wissen. Bewaar het eerst, en bedenk met iemand wat er kan volgen.',

  lawTitle: 'Over het recht: {country}',
  lawGermany: 'Van sommige feiten moet binnen drie maanden aangifte worden gedaan.',
  lawFrance: 'Een vaststelling door een deurwaarder (‘constat’) weegt zwaarder dan een eigen foto.',
  lawNetherlands:
    'Een melding laat de politie alleen iets weten; een aangifte is de formele stap. Om vervolging moet je uitdrukkelijk vragen.',
  lawCheck: 'Eén keer in een gids gelezen, en het recht verandert: controleer het bij politie of advocaat.',

  formTitle: 'Een logboek op papier',
  formHint: 'Een formulier om af te drukken en met de hand in te vullen, in vijf talen.',
  formOpen: 'Formulier tonen',
};
