import type { stamping as source } from '../en/stamping';
import type { Translation } from '../message';

export const stamping: Translation<typeof source> = {
  title: 'Zeitbestätigungen',
  what: 'Ein Zeitstempeldienst kann bestätigen, dass Ihr Archiv zu einer bestimmten Zeit in seinem jetzigen Stand war. Niemand kann dann sagen, es sei erst später entstanden.',
  leaves:
    'Was den Computer verlässt: eine Prüfsumme, eine Zahl, aus der sich nichts von dem lesen lässt, was Sie aufbewahren. Der Dienst sieht Ihre IP-Adresse, welcher Browser und welches Programm fragen (in Firefox auch, dass es dieselbe Installation ist wie zuvor), und dass in diesem Augenblick etwas hinzukam. Er erfährt nicht, was, wo oder über wen.',
  on: 'Nach jeder Sicherung eine Bestätigung holen',
  none: 'Fügen Sie zuerst einen Dienst hinzu. Bis dahin verlässt nichts den Computer.',
  address: 'Adresse des Dienstes',
  kind: 'Art',
  authority: 'Zeitstempelstelle (RFC 3161)',
  calendar: 'OpenTimestamps-Kalender',
  add: 'Dienst hinzufügen',
  addressWrong: 'Das ist keine Adresse eines Dienstes. Eine Adresse beginnt mit https:// oder http://.',
  known: 'Dieser Dienst steht schon auf der Liste.',
  denied: 'Der Browser hat für diese Adresse keine Erlaubnis bekommen; der Dienst wurde nicht hinzugefügt.',
  remove: '{service} entfernen',
  suggestions:
    'Dienste, die andere verwenden. Jeder hat eigene Bedingungen; welchen ein Gericht anerkennt, hängt vom Land ab.',
  use: '{service} hinzufügen',
  askNow: 'Jetzt fragen',
  asking: 'Wird gefragt …',
  asked: 'Alle Dienste wurden gefragt.',
  kept: { one: '{count} Bestätigung, zuletzt: {when}', other: '{count} Bestätigungen, zuletzt: {when}' },
  inBlock: { one: '{count} in einem Bitcoin-Block', other: '{count} in Bitcoin-Blöcken' },
  pending: { one: '{count} zugesagt, noch kein Beweis', other: '{count} zugesagt, noch keine Beweise' },
  waiting: { one: '{count} wartet: {why}', other: '{count} warten: {why}' },
  refused: {
    one: '{count} Antwort hat die Prüfung nicht bestanden und wird gesondert aufbewahrt: {why}',
    other: '{count} Antworten haben die Prüfung nicht bestanden und werden gesondert aufbewahrt: {why}',
  },
  notYet: 'noch nicht gefragt',
  noAnswer: 'noch keine Antwort',
  clock: 'Uhr dieses Computers gegenüber ihrer: {seconds} s',
  archiveKey: 'Fingerabdruck Ihres Archivschlüssels',
  archiveKeyHint:
    'Steht in jedem Paket, das Sie exportieren. Lesen Sie ihn vor, wenn jemand eines erhält: So weiß man, dass es von Ihnen ist.',
  existedBy: 'Lag spätestens am {when} vor: bestätigt von {service}.',
  promised: '{service} hat eine Bestätigung zugesagt. Noch ist sie kein Beweis.',
  inBlockDetail:
    'Der Stand führt nach Angabe von {service} zu einem Bitcoin-Block. Wer ein Paket erhält, kann den Block nachsehen.',
};
