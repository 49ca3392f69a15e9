import type { timeline as source } from '../en/timeline';
import type { Translation } from '../message';

export const timeline: Translation<typeof source> = {
  title: 'Chronologie',
  emptyTitle: 'Rien ne figure encore ici',
  emptyHint:
    'Captures, faits, signalements et ordonnances figureront ici dans l’ordre où ils se sont produits.',
  reading: 'Lecture de l’ensemble…',
  count: { one: '{count} entrée', other: '{count} entrées' },
  countOf: { one: '{shown} sur {count} entrée', other: '{shown} sur {count} entrées' },
  listLabel: 'Entrées dans l’ordre du temps',
  lookingUp: {
    one: 'Recherche de la date de publication : encore {count} publication.',
    other: 'Recherche de la date de publication : encore {count} publications.',
  },
  search: 'Chercher dans tout',
  print: 'Imprimer',

  unitLabel: 'Regrouper par',
  byDay: 'Jour',
  byWeek: 'Semaine',
  byMonth: 'Mois',
  directionLabel: 'Ordre',
  newestFirst: 'Les plus récentes d’abord',
  oldestFirst: 'Les plus anciennes d’abord',

  kindIncident: 'Fait',
  kindCapture: 'Capture',
  kindFile: 'Fichier',
  kindReport: 'Signalement',
  kindOrderStart: 'Début d’une ordonnance',
  kindOrderEnd: 'Fin d’une ordonnance',
  incidents: 'Faits',
  captures: 'Captures',
  files: 'Fichiers',
  unnamed: 'Quelqu’un sans nom',
  everybodyElse: 'Toutes les autres personnes',
  nobodyNamed: 'Personne de nommé',

  filterWho: 'Qui',
  filterSite: 'Site ou plateforme',
  filterOrder: 'Pendant que ceci était en vigueur',
  filterBreach: 'Seulement ce qui a enfreint une ordonnance',
  chipOrder: 'En vigueur : {order}',
  broken: 'Ordonnance enfreinte',

  weekOf: 'Semaine du {date}',
  noDate: 'Sans date',
  about: 'vers {when}',
  dayOnly: 'heure inconnue',
  until: 'jusqu’à {when}',
  there: '{time} sur place ({place})',
  byCapture: 'Heure de l’enregistrement ici',

  runPosts: {
    one: '{count} publication ou message en {time}',
    other: '{count} publications ou messages en {time}',
  },
  runCaptures: { one: '{count} capture faite en {time}', other: '{count} captures faites en {time}' },
  runIncidents: { one: '{count} fait en {time}', other: '{count} faits en {time}' },
  runFiles: { one: '{count} fichier en {time}', other: '{count} fichiers en {time}' },

  picturesTitle: 'Au fil du temps et selon les heures',
  overTime: 'Contacts au fil du temps',
  splitLabel: 'Répartir',
  byKind: 'Par nature',
  byWho: 'Par personne',
  overTimeSummary: '{count} du {from} au {to}. Le plus : {most} ({period}).',
  contacts: { one: '{count} contact', other: '{count} contacts' },
  drawnByWeek: 'Une période aussi longue est tracée par semaine.',
  drawnByMonth: 'Une période aussi longue est tracée par mois.',
  noteUndated: {
    one: '{count} n’a pas de date et ne figure pas sur l’image.',
    other: '{count} n’ont pas de date et ne figurent pas sur l’image.',
  },
  noteRanges: {
    one: '{count} a duré plusieurs jours et figure à son début.',
    other: '{count} ont duré plusieurs jours et figurent à leur début.',
  },
  noteByCapture: {
    one: '{count} figure à l’heure de son enregistrement ici : sa propre date n’est pas connue.',
    other: '{count} figurent à l’heure de leur enregistrement ici : leur propre date n’est pas connue.',
  },
  markOrder: 'Ordonnance en vigueur',
  markReport: 'Signalement',

  hours: 'Jours de la semaine et heures',
  hoursSummary: '{count} à une heure connue. Le plus : {most} ({when}).',
  hoursNothing: 'Aucun contact ici n’a d’heure connue.',
  hoursScale: 'Plus il y en a eu, plus le carré est grand. Le plus grand en représente {count}.',
  hoursWithout: {
    one: 'Non compris : {count} sans heure connue.',
    other: 'Non compris : {count} sans heure connue.',
  },
  hoursByCapture: {
    one: 'Non compris : {count} dont on ne connaît que l’heure de l’enregistrement.',
    other: 'Non compris : {count} dont on ne connaît que l’heure de l’enregistrement.',
  },
  hourCell: '{weekday}, {hour} : {count}',
  hourSpan: '{from} à {to}',

  asTable: 'La même chose en tableau',
  tablePeriod: 'Période',
  tableLeftOut: 'Les périodes où il n’y a rien eu ne sont pas indiquées.',
  tableHours: 'Heures',
  narrowTo: 'Montrer seulement : {period}',

  pauses: 'Pauses et jours consécutifs',
  longestPause: 'Plus long temps sans contact',
  longestRow: 'Plus de jours consécutifs avec un contact',
  fullestDay: 'Le plus de contacts en un jour',
  days: { one: '{count} jour', other: '{count} jours' },
  spanOfDays: '{days}, du {from} au {to}',
  oneDay: '{days}, le {on}',
  onDay: '{count}, le {on}',
  pausesHint:
    'Seul ce qui est conservé ici est compté. L’absence d’entrée ne veut pas dire qu’il ne s’est rien passé.',

  peopleFound: 'Personnes trouvées',
  alsoFound: {
    one: '{count} entrée du journal contient aussi cela',
    other: '{count} entrées du journal contiennent aussi cela',
  },
  showInTimeline: 'Montrer dans la chronologie',
};
