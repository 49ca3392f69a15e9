import type { Translation } from '../message';
import type { timeline as source } from '../en/timeline';

export const timeline: Translation<typeof source> = {
  title: 'Zeitleiste',
  emptyTitle: 'Hier steht noch nichts',
  emptyHint:
    'Sicherungen, Vorfälle, Meldungen und Anordnungen stehen hier in der Reihenfolge, in der sie geschehen sind.',
  reading: 'Alles wird gelesen …',
  count: { one: '{count} Eintrag', other: '{count} Einträge' },
  countOf: { one: '{shown} von {count} Eintrag', other: '{shown} von {count} Einträgen' },
  listLabel: 'Einträge in zeitlicher Reihenfolge',
  lookingUp: {
    one: 'Bei {count} weiteren Beitrag wird nachgesehen, von wann er ist.',
    other: 'Bei {count} weiteren Beiträgen wird nachgesehen, von wann sie sind.',
  },
  search: 'Alles durchsuchen',
  print: 'Drucken',

  unitLabel: 'Gruppiert nach',
  byDay: 'Tag',
  byWeek: 'Woche',
  byMonth: 'Monat',
  directionLabel: 'Reihenfolge',
  newestFirst: 'Neueste zuerst',
  oldestFirst: 'Älteste zuerst',

  kindIncident: 'Vorfall',
  kindCapture: 'Sicherung',
  kindFile: 'Datei',
  kindReport: 'Meldung',
  kindOrderStart: 'Anordnung beginnt',
  kindOrderEnd: 'Anordnung endet',
  incidents: 'Vorfälle',
  captures: 'Sicherungen',
  files: 'Dateien',
  unnamed: 'Jemand ohne Namen',
  everybodyElse: 'Alle anderen',
  nobodyNamed: 'Niemand genannt',

  filterWho: 'Wer',
  filterSite: 'Website oder Plattform',
  filterOrder: 'Während dies galt',
  filterBreach: 'Nur Verstöße gegen eine Anordnung',
  chipOrder: 'Während dies galt: {order}',
  broken: 'Verstoß gegen Anordnung',

  weekOf: 'Woche ab {date}',
  noDate: 'Ohne Datum',
  about: 'etwa {when}',
  dayOnly: 'ohne Uhrzeit',
  until: 'bis {when}',
  there: 'dort {time} ({place})',
  byCapture: 'Zeit der Sicherung',

  runPosts: {
    one: '{count} Beitrag oder Nachricht in {time}',
    other: '{count} Beiträge oder Nachrichten in {time}',
  },
  runCaptures: { one: '{count} Sicherung gemacht in {time}', other: '{count} Sicherungen gemacht in {time}' },
  runIncidents: { one: '{count} Vorfall in {time}', other: '{count} Vorfälle in {time}' },
  runFiles: { one: '{count} Datei in {time}', other: '{count} Dateien in {time}' },

  picturesTitle: 'Im Lauf der Zeit und zu welchen Stunden',
  overTime: 'Kontakte im Lauf der Zeit',
  splitLabel: 'Aufteilen',
  byKind: 'Nach Art',
  byWho: 'Nach Person',
  overTimeSummary: '{count} vom {from} bis zum {to}. Am meisten: {most} ({period}).',
  contacts: { one: '{count} Kontakt', other: '{count} Kontakte' },
  drawnByWeek: 'Eine so lange Zeit wird nach Wochen gezeichnet.',
  drawnByMonth: 'Eine so lange Zeit wird nach Monaten gezeichnet.',
  noteUndated: {
    one: '{count} hat kein Datum und ist nicht im Bild.',
    other: '{count} haben kein Datum und sind nicht im Bild.',
  },
  noteRanges: {
    one: '{count} dauerte Tage und steht dort, wo es begann.',
    other: '{count} dauerten Tage und stehen dort, wo sie begannen.',
  },
  noteByCapture: {
    one: '{count} steht zur Zeit der Sicherung: Von wann es selbst ist, ist nicht bekannt.',
    other: '{count} stehen zur Zeit der Sicherung: Von wann sie selbst sind, ist nicht bekannt.',
  },
  markOrder: 'Anordnung gilt',
  markReport: 'Meldung',

  hours: 'Wochentage und Stunden',
  hoursSummary: '{count} mit bekannter Stunde. Am meisten: {most} ({when}).',
  hoursNothing: 'Kein Kontakt hier hat eine bekannte Stunde.',
  hoursScale: 'Je mehr es waren, desto größer das Quadrat. Das größte steht für {count}.',
  hoursWithout: {
    one: 'Nicht dabei: {count} ohne bekannte Stunde.',
    other: 'Nicht dabei: {count} ohne bekannte Stunde.',
  },
  hoursByCapture: {
    one: 'Nicht dabei: {count}, von dem nur die Zeit der Sicherung bekannt ist.',
    other: 'Nicht dabei: {count}, von denen nur die Zeit der Sicherung bekannt ist.',
  },
  hourCell: '{weekday}, {hour}: {count}',
  hourSpan: '{from} bis {to}',

  asTable: 'Dasselbe als Tabelle',
  tablePeriod: 'Zeitraum',
  tableLeftOut: 'Zeiträume, in denen nichts war, sind nicht aufgeführt.',
  tableHours: 'Stunden',
  narrowTo: 'Nur zeigen: {period}',

  pauses: 'Pausen und Tage in Folge',
  longestPause: 'Längste Zeit ohne Kontakt',
  longestRow: 'Meiste Tage in Folge mit Kontakt',
  fullestDay: 'Meiste Kontakte an einem Tag',
  days: { one: '{count} Tag', other: '{count} Tage' },
  spanOfDays: '{days}, {from} bis {to}',
  oneDay: '{days}, {on}',
  onDay: '{count}, {on}',
  pausesHint:
    'Gezählt ist nur, was hier aufbewahrt ist. Kein Eintrag heißt nicht, dass nichts geschehen ist.',

  peopleFound: 'Gefundene Personen',
  alsoFound: {
    one: 'Auch {count} Eintrag im Tagebuch enthält dies',
    other: 'Auch {count} Einträge im Tagebuch enthalten dies',
  },
  showInTimeline: 'In der Zeitleiste zeigen',
};
