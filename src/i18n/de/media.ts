import type { Translation } from '../message';
import type { media as source } from '../en/media';

export const media: Translation<typeof source> = {
  title: 'Bilder, Videos und Ton des Beitrags',
  step: 'Bilder und Videos des Beitrags kommen dazu',
  image: 'Bild',
  video: 'Video',
  audio: 'Ton',
  still: 'Standbild eines Videos',
  full: 'volle Größe',
  shown: 'so groß, wie die Seite es zeigt',
  redrawn: 'Neu gezeichnet nach dem, was die Seite zeigt. Es ist nicht die Datei.',
  rolePixels: 'Bild des Beitrags, neu gezeichnet',
  rolePixelsLong: 'Ein Bild des Beitrags, neu gezeichnet nach dem, was die Seite zeigt: nicht die Datei',
  roleFile: 'Die Datei selbst, Byte für Byte',
  source: 'Stammt von',
  noDisplay: 'Dieser Browser kann solche Dateien nicht zeigen. Gespeichert lässt sie sich anderswo öffnen.',
  lackNotAsked: 'größer, als die Seite es zeigt: Nachfragen beim Medienserver der Website ist ausgeschaltet',
  lackRefused: 'der Medienserver der Website hat es nicht herausgegeben',
  lackRedirected: 'die Adresse führte anderswohin; dem wurde nicht gefolgt',
  lackOtherKind: 'was kam, ist weder Bild noch Video noch Ton',
  lackInPieces: 'die Website spielt es in Stücken ab: es gibt keine Datei',
  lackTooSlow: 'hat zu lange gedauert',
  lackTooMany: 'mehr Dateien, als eine Sicherung aufnimmt',
  setting: 'Bilder eines Beitrags in voller Größe und seine Videos holen',
  settingHint:
    'Seiten zeigen Bilder kleiner, als sie sind. Ist dies an, werden beim Sichern eines Beitrags die größeren Bilder und die Videos geholt, und zwar vom eigenen Medienserver der Website, von dem auch die Seite ihre Bilder hat: ohne Cookies und nie von anderswo. Die Plattform kann sehen, dass die Datei abgerufen wurde; wer den Beitrag geschrieben hat, erfährt es nicht. Ist dies aus, wird nur behalten, was die Seite schon geladen hat.',
};
