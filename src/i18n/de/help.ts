import type { help as source } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof source> = {
  title: 'Hilfe',
  lead: 'Wen Sie anrufen können und wie Sie festhalten, was geschieht. Was geschieht, ist nicht Ihre Schuld, und Sie müssen nicht alles davon tun und nicht auf einmal.',
  offline: 'Diese Seite liegt auf Ihrem Gerät. Wenn Sie sie lesen, wird nichts gesendet.',

  dangerTitle: 'Jetzt in Gefahr?',
  dangerLine: 'Notruf ({country}): {numbers}',
  dangerFirst: 'Rufen Sie zuerst an. Das Sichern kann warten.',
  dangerMore: 'Mehr Hilfe',
  or: 'oder',
  country: 'Land',
  countryHint: 'Aus Ihrer Sprache abgeleitet. Wo Sie sind, wird nicht ermittelt.',

  reachAll: 'Notruf',
  reachPolice: 'Polizei',
  reachMedical: 'Rettungsdienst',
  reachNotUrgent: 'Polizei, wenn es nicht eilt',
  byText: 'per SMS',
  localNumbers: 'Mancherorts gilt stattdessen eine örtliche Nummer.',

  servicesTitle: 'Menschen, die zuhören und helfen',
  servesWomen: 'Für Frauen, die Gewalt erleben',
  servesMen: 'Für Männer, die Gewalt erleben',
  servesVictims: 'Für alle, denen eine Straftat oder Gewalt widerfahren ist',
  servesStalking: 'Für Menschen, die gestalkt werden',
  servesStalkingApp: 'Eine App für Menschen, die gestalkt werden',
  servesDomestic: 'Bei Gewalt in Beziehung oder Familie',
  servesOnline: 'Bei Belästigung und Gewalt im Netz',
  allDay: 'Tag und Nacht',
  areaCanton: 'eine Stelle in jedem Kanton',
  areaQuebec: 'in Québec',
  areaWales: 'in Wales',
  planned: 'War für {month} geplant. Dass es begonnen hat, konnte niemand bestätigen.',
  textTo: 'SMS: {number}',
  website: 'Website: {site}',

  verified: 'Am {date} auf der eigenen Seite gelesen.',
  stale:
    'Zuletzt am {date} auf der eigenen Seite gelesen, vor mehr als einem Jahr. Es kann sich geändert haben.',
  elsewhere: 'Nicht geprüft: am {date} auf der Seite anderer gelesen.',
  unconfirmed: 'Nicht geprüft: Am {date} ließ es sich nicht bestätigen.',
  noneCalled:
    'Keine dieser Nummern wurde probehalber angerufen. Wenn sich niemand meldet oder es nicht passt, versuchen Sie eine andere.',
  traces:
    'Anrufe und Nachrichten können in der Anrufliste und auf der Rechnung stehen. Wenn jemand anders in Ihr Telefon schaut, nehmen Sie ein anderes.',

  outsideTitle: 'Das führt zu {site}',
  outsideWhat: 'Die Website von „{name}“ öffnet sich in einem neuen Tab. Sie sieht, dass jemand sie besucht.',
  outsideTraces:
    'Der Besuch bleibt im Verlauf dieses Browsers. Wenn jemand anders dort nachsehen kann, kopieren Sie die Adresse und öffnen Sie sie in einem privaten Fenster oder auf einem anderen Gerät.',
  outsideOpen: '{site} öffnen',
  outsideCopy: 'Adresse kopieren',

  keepTitle: 'Wie man ein Tagebuch der Vorfälle führt',
  keepSoon:
    'Schreiben Sie es auf, sobald Sie können: Tag, Uhrzeit, Ort. Wenn Sie nicht sicher sind, schreiben Sie „etwa“.',
  keepFacts: 'Zuerst, was geschah, und der genaue Wortlaut. Davon getrennt, was es mit Ihnen gemacht hat.',
  keepWitnesses: 'Wer dabei war und was die Person selbst gesehen hat.',
  keepSmall: 'Auch Kleinigkeiten. Oft zeigt erst alles zusammen, was vor sich geht.',
  keepPace: 'In Ihrem eigenen Tempo. Ein paar Worte genügen, und Sie können jederzeit aufhören.',

  saveTitle: 'Was sich aufzuheben lohnt',
  saveOriginals:
    'Nachrichten, Anrufe, Briefe, Pakete, Geschenke, so wie sie kamen. Behalten Sie das Original, wenn es geht.',
  saveAround: 'Nicht nur die Worte: auch das Konto, die Adresse und die Uhrzeit.',
  saveHarm: 'Fotos von Schäden oder Verletzungen, ein Attest, Quittungen.',
  saveContacts:
    'Wem Sie es wann gesagt haben, das Aktenzeichen und der Name der Person, mit der Sie gesprochen haben.',
  saveCopy: 'Eine zweite Kopie an einem Ort, an den nur Sie oder jemand Ihres Vertrauens kommen.',

  tellTitle: 'Wem Sie es sagen könnten',
  tellTrusted: 'Jemandem, dem Sie vertrauen. Sie müssen nicht alles erklären.',
  tellSupport: 'Einer der Stellen oben. Sie können gleich fragen, ob Sie anonym bleiben dürfen.',
  tellPolice: 'Der Polizei. Fragen Sie nach dem Aktenzeichen und einer Kopie dessen, was aufgenommen wurde.',
  tellDoctor: 'Einer Ärztin, einem Arzt oder in der Therapie, auch wenn nichts zu sehen ist.',
  tellAround:
    'Arbeit, Schule, Nachbarschaft oder Vermietung, wenn es dort geschieht: damit niemand sagt, wo Sie sind.',
  tellLawyer: 'Anwältin, Anwalt oder Rechtsberatung, wegen Schutzanordnungen und was sie bewirken.',

  aloneTitle: 'Was man besser nicht allein tut',
  aloneMeet: 'Die Person treffen oder zur Rede stellen. Sprechen Sie vorher mit einer der Stellen.',
  aloneAnswer: 'Antworten. Ob einmal und klar oder gar nicht, das bespricht man besser mit jemandem.',
  aloneLeave:
    'Gehen oder sich trennen. Es kann eine Zeit lang gefährlicher werden: Planen Sie es mit Menschen, die sich damit auskennen.',
  aloneDevice:
    'Nach Trackern oder Spionagesoftware suchen und sie entfernen. Wer sie angebracht hat, kann es merken, und sie sind Beweismittel.',
  aloneBlock:
    'Alles auf einmal blockieren oder löschen. Sichern Sie es zuerst und überlegen Sie mit jemandem, was folgen kann.',

  lawTitle: 'Zum Recht: {country}',
  lawGermany: 'Manche Taten müssen innerhalb von drei Monaten angezeigt werden.',
  lawFrance:
    'Die Feststellung einer Gerichtsvollzieherin oder eines Gerichtsvollziehers („constat“) wiegt mehr als ein eigenes Bild.',
  lawNetherlands:
    'Eine „melding“ setzt die Polizei nur in Kenntnis; eine „aangifte“ ist die förmliche Anzeige. Dass jemand verfolgt wird, muss ausdrücklich verlangt werden.',
  lawCheck:
    'Einmal in einem Ratgeber gelesen, und Recht ändert sich: Fragen Sie bei der Polizei oder anwaltlich nach.',

  formTitle: 'Ein Tagebuch auf Papier',
  formHint: 'Ein Formular zum Ausdrucken und Ausfüllen von Hand, in fünf Sprachen.',
  formOpen: 'Formular zeigen',
};
