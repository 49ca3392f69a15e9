import type { timeline as source } from '../en/timeline';
import type { Translation } from '../message';

export const timeline: Translation<typeof source> = {
  title: 'Tidslinje',
  emptyTitle: 'Her står intet endnu',
  emptyHint:
    'Gemte elementer, hændelser, anmeldelser og påbud kommer til at stå her i den rækkefølge, de skete.',
  reading: 'Alt læses …',
  count: { one: '{count} indførsel', other: '{count} indførsler' },
  countOf: { one: '{shown} af {count} indførsel', other: '{shown} af {count} indførsler' },
  listLabel: 'Indførsler i tidsrækkefølge',
  lookingUp: {
    one: 'Slår op, hvornår endnu {count} opslag er fra.',
    other: 'Slår op, hvornår endnu {count} opslag er fra.',
  },
  print: 'Udskriv',

  unitLabel: 'Samlet efter',
  byDay: 'Dag',
  byWeek: 'Uge',
  byMonth: 'Måned',
  directionLabel: 'Rækkefølge',
  newestFirst: 'Nyeste først',
  oldestFirst: 'Ældste først',

  kindIncident: 'Hændelse',
  kindCapture: 'Gemt element',
  kindFile: 'Fil',
  kindReport: 'Anmeldelse',
  kindOrderStart: 'Påbud begynder',
  kindOrderEnd: 'Påbud udløber',
  incidents: 'Hændelser',
  captures: 'Gemte elementer',
  files: 'Filer',
  unnamed: 'En uden navn',
  everybodyElse: 'Alle andre',
  nobodyNamed: 'Ingen nævnt',

  filterWho: 'Hvem',
  filterSite: 'Websted eller platform',
  filterOrder: 'Mens dette gjaldt',
  filterBreach: 'Kun overtrædelser af et påbud',
  chipOrder: 'Mens dette gjaldt: {order}',
  broken: 'Påbud overtrådt',

  weekOf: 'Ugen fra {date}',
  noDate: 'Uden dato',
  about: 'omkring {when}',
  dayOnly: 'tidspunkt ukendt',
  until: 'til {when}',
  there: '{time} på stedet ({place})',
  byCapture: 'Da det blev gemt her',

  runPosts: {
    one: '{count} opslag eller besked på {time}',
    other: '{count} opslag eller beskeder på {time}',
  },
  runCaptures: { one: '{count} element gemt på {time}', other: '{count} elementer gemt på {time}' },
  runIncidents: { one: '{count} hændelse på {time}', other: '{count} hændelser på {time}' },
  runFiles: { one: '{count} fil på {time}', other: '{count} filer på {time}' },

  picturesTitle: 'Over tid og på hvilke timer',
  overTime: 'Kontakter over tid',
  splitLabel: 'Opdel',
  byKind: 'Efter art',
  byWho: 'Efter person',
  overTimeSummary: '{count} fra {from} til {to}. Flest: {most} ({period}).',
  contacts: { one: '{count} kontakt', other: '{count} kontakter' },
  drawnByWeek: 'Så lang en tid tegnes efter uger.',
  drawnByMonth: 'Så lang en tid tegnes efter måneder.',
  noteUndated: {
    one: '{count} har ingen dato og er ikke med i billedet.',
    other: '{count} har ingen dato og er ikke med i billedet.',
  },
  noteRanges: {
    one: '{count} varede i dage og står, hvor det begyndte.',
    other: '{count} varede i dage og står, hvor de begyndte.',
  },
  noteByCapture: {
    one: '{count} står på det tidspunkt, hvor det blev gemt her: Hvornår det selv er fra, vides ikke.',
    other: '{count} står på det tidspunkt, hvor de blev gemt her: Hvornår de selv er fra, vides ikke.',
  },
  markOrder: 'Påbud gælder',
  markReport: 'Anmeldelse',

  hours: 'Ugedage og timer',
  hoursSummary: '{count} med kendt time. Flest: {most} ({when}).',
  hoursNothing: 'Ingen kontakt her har en kendt time.',
  hoursScale: 'Jo flere der var, jo større er firkanten. Den største står for {count}.',
  hoursWithout: {
    one: 'Ikke med: {count} uden kendt time.',
    other: 'Ikke med: {count} uden kendt time.',
  },
  hoursByCapture: {
    one: 'Ikke med: {count}, hvor kun tidspunktet for, hvornår det blev gemt, kendes.',
    other: 'Ikke med: {count}, hvor kun tidspunktet for, hvornår de blev gemt, kendes.',
  },
  hourCell: '{weekday}, {hour}: {count}',
  hourSpan: '{from} til {to}',

  asTable: 'Det samme som tabel',
  tablePeriod: 'Periode',
  tableLeftOut: 'Perioder, hvor der intet var, er udeladt.',
  tableHours: 'Timer',
  narrowTo: 'Vis kun: {period}',

  pauses: 'Pauser og dage i træk',
  longestPause: 'Længste tid uden kontakt',
  longestRow: 'Flest dage i træk med kontakt',
  fullestDay: 'Flest kontakter på én dag',
  days: { one: '{count} dag', other: '{count} dage' },
  spanOfDays: '{days}, {from} til {to}',
  oneDay: '{days}, {on}',
  onDay: '{count}, {on}',
  pausesHint: 'Kun det, der er gemt her, tælles. Ingen indførsel betyder ikke, at intet er sket.',

  peopleFound: 'Fundne personer',
  alsoFound: {
    one: 'Også {count} indførsel i logbogen indeholder dette',
    other: 'Også {count} indførsler i logbogen indeholder dette',
  },
  showInTimeline: 'Vis i tidslinjen',
};
