import type { timeline as source } from '../en/timeline';
import type { Translation } from '../message';

export const timeline: Translation<typeof source> = {
  title: 'Tijdlijn',
  emptyTitle: 'Hier staat nog niets',
  emptyHint:
    'Vastleggingen, voorvallen, meldingen en bevelen komen hier te staan in de volgorde waarin ze gebeurden.',
  reading: 'Alles wordt gelezen…',
  count: { one: '{count} item', other: '{count} items' },
  countOf: { one: '{shown} van {count} item', other: '{shown} van {count} items' },
  listLabel: 'Items op volgorde van tijd',
  lookingUp: {
    one: 'Van nog {count} bericht wordt opgezocht wanneer het geplaatst is.',
    other: 'Van nog {count} berichten wordt opgezocht wanneer ze geplaatst zijn.',
  },
  search: 'Alles doorzoeken',
  print: 'Afdrukken',

  unitLabel: 'Samengenomen per',
  byDay: 'Dag',
  byWeek: 'Week',
  byMonth: 'Maand',
  directionLabel: 'Volgorde',
  newestFirst: 'Nieuwste eerst',
  oldestFirst: 'Oudste eerst',

  kindIncident: 'Voorval',
  kindCapture: 'Vastlegging',
  kindFile: 'Bestand',
  kindReport: 'Melding',
  kindOrderStart: 'Bevel gaat in',
  kindOrderEnd: 'Bevel loopt af',
  incidents: 'Voorvallen',
  captures: 'Vastleggingen',
  files: 'Bestanden',
  unnamed: 'Iemand zonder naam',
  everybodyElse: 'Alle anderen',
  nobodyNamed: 'Niemand genoemd',

  filterWho: 'Wie',
  filterSite: 'Site of platform',
  filterOrder: 'Terwijl dit gold',
  filterBreach: 'Alleen wat een bevel overtrad',
  chipOrder: 'Terwijl dit gold: {order}',
  broken: 'Bevel overtreden',

  weekOf: 'Week van {date}',
  noDate: 'Geen datum',
  about: 'rond {when}',
  dayOnly: 'tijd onbekend',
  until: 'tot {when}',
  there: 'daar {time} ({place})',
  byCapture: 'Toen het hier bewaard werd',

  runPosts: {
    one: '{count} post of bericht in {time}',
    other: '{count} posts of berichten in {time}',
  },
  runCaptures: {
    one: '{count} vastlegging gemaakt in {time}',
    other: '{count} vastleggingen gemaakt in {time}',
  },
  runIncidents: { one: '{count} voorval in {time}', other: '{count} voorvallen in {time}' },
  runFiles: { one: '{count} bestand in {time}', other: '{count} bestanden in {time}' },

  picturesTitle: 'Door de tijd en op welke uren',
  overTime: 'Contacten door de tijd',
  splitLabel: 'Verdelen',
  byKind: 'Naar soort',
  byWho: 'Naar persoon',
  overTimeSummary: '{count} van {from} tot en met {to}. De meeste: {most} ({period}).',
  contacts: { one: '{count} contact', other: '{count} contacten' },
  drawnByWeek: 'Zo’n lange tijd wordt per week getekend.',
  drawnByMonth: 'Zo’n lange tijd wordt per maand getekend.',
  noteUndated: {
    one: '{count} heeft geen datum en staat niet in het beeld.',
    other: '{count} hebben geen datum en staan niet in het beeld.',
  },
  noteRanges: {
    one: '{count} duurde dagen en staat waar het begon.',
    other: '{count} duurden dagen en staan waar ze begonnen.',
  },
  noteByCapture: {
    one: '{count} staat op de tijd waarop het hier bewaard werd: van wanneer het zelf is, is niet bekend.',
    other:
      '{count} staan op de tijd waarop ze hier bewaard werden: van wanneer ze zelf zijn, is niet bekend.',
  },
  markOrder: 'Bevel van kracht',
  markReport: 'Melding',

  hours: 'Weekdagen en uren',
  hoursSummary: '{count} met een bekend uur. De meeste: {most} ({when}).',
  hoursNothing: 'Geen contact hier heeft een bekend uur.',
  hoursScale: 'Hoe meer het er waren, hoe groter het vierkant. Het grootste staat voor {count}.',
  hoursWithout: {
    one: 'Niet meegeteld: {count} zonder bekend uur.',
    other: 'Niet meegeteld: {count} zonder bekend uur.',
  },
  hoursByCapture: {
    one: 'Niet meegeteld: {count} waarvan alleen de tijd van het bewaren bekend is.',
    other: 'Niet meegeteld: {count} waarvan alleen de tijd van het bewaren bekend is.',
  },
  hourCell: '{weekday}, {hour}: {count}',
  hourSpan: '{from} tot {to}',

  asTable: 'Hetzelfde als tabel',
  tablePeriod: 'Periode',
  tableLeftOut: 'Perioden waarin niets was, staan er niet bij.',
  tableHours: 'Uren',
  narrowTo: 'Alleen tonen: {period}',

  pauses: 'Pauzes en dagen achter elkaar',
  longestPause: 'Langste tijd zonder contact',
  longestRow: 'Meeste dagen achter elkaar met contact',
  fullestDay: 'Meeste contacten op één dag',
  days: { one: '{count} dag', other: '{count} dagen' },
  spanOfDays: '{days}, {from} tot en met {to}',
  oneDay: '{days}, {on}',
  onDay: '{count}, {on}',
  pausesHint: 'Alleen wat hier bewaard is, telt mee. Geen item betekent niet dat er niets gebeurd is.',

  peopleFound: 'Gevonden personen',
  alsoFound: {
    one: 'Ook {count} item in het logboek bevat dit',
    other: 'Ook {count} items in het logboek bevatten dit',
  },
  showInTimeline: 'Toon in de tijdlijn',
};
