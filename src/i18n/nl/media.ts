import type { Translation } from '../message';
import type { media as source } from '../en/media';

export const media: Translation<typeof source> = {
  title: 'Afbeeldingen, video’s en geluid van het bericht',
  step: 'Afbeeldingen en video’s van het bericht worden toegevoegd',
  image: 'Afbeelding',
  video: 'Video',
  audio: 'Geluid',
  still: 'Stilstaand beeld van een video',
  full: 'volledige grootte',
  shown: 'zo groot als de pagina het toont',
  redrawn: 'Opnieuw getekend naar wat de pagina toont. Het is niet het bestand.',
  rolePixels: 'Afbeelding van het bericht, opnieuw getekend',
  rolePixelsLong:
    'Een afbeelding van het bericht, opnieuw getekend naar wat de pagina toont: niet het bestand',
  roleFile: 'Het bestand zelf, byte voor byte',
  source: 'Afkomstig van',
  noDisplay: 'Deze browser kan dit soort bestand niet tonen. Sla het op om het elders te openen.',
  lackNotAsked: 'groter dan de pagina het toont: vragen aan de mediaserver van de site staat uit',
  lackRefused: 'de mediaserver van de site gaf het niet',
  lackRedirected: 'het adres leidde ergens anders heen en is niet gevolgd',
  lackOtherKind: 'wat kwam is geen afbeelding, video of geluid',
  lackInPieces: 'de site speelt het in stukken af: er is geen bestand',
  lackTooSlow: 'duurde te lang',
  lackTooMany: 'meer bestanden dan één vastlegging bewaart',
  setting: 'Afbeeldingen van een bericht in volledige grootte en de video’s ophalen',
  settingHint:
    'Pagina’s tonen afbeeldingen kleiner dan ze zijn. Staat dit aan, dan worden bij het vastleggen van een bericht de grotere afbeeldingen en de video’s opgehaald bij de eigen mediaserver van de site, waar ook de pagina haar afbeeldingen vandaan heeft: zonder cookies, en nooit ergens anders. Het platform kan zien dat het bestand is opgevraagd; wie het bericht plaatste, krijgt dat niet te horen. Staat dit uit, dan wordt alleen bewaard wat de pagina al had geladen.',
};
