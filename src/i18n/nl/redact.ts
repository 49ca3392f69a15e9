import type { redact as source } from '../en/redact';
import type { Translation } from '../message';

/** Redacted copies: what is hidden, and what is suggested. */
export const redact: Translation<typeof source> = {
  newSince: 'nieuw sinds je het laatst keek',
  others: {
    one: '{count} vastlegging zonder zwarte vlakken',
    other: '{count} vastleggingen zonder zwarte vlakken',
  },
  othersHint:
    'De woorden die je hieronder aanvinkt verdwijnen uit de teksten, en worden op de afbeeldingen bedekt waar bekend is dat ze daar staan. Een afbeelding waarvan dat niet bekend is, blijft hier.',
  originals: 'Originelen',
  copies: 'Zwartgemaakte kopieën',
  photos: 'Toegevoegde foto’s',
  photosCopy: 'Kopieën, opnieuw getekend',
  photosLeftOut: 'Weglaten',
  photosAsIs: 'De bestanden zoals ze zijn',
  photosHint:
    'Een foto kan verraden waar en met welk toestel die is gemaakt, en een klein beeld van het geheel bevatten. Een kopie toont hetzelfde en verraadt daar niets van; een foto die deze browser niet kan tonen, wordt weggelaten.',
  underKnown: 'Wat onder de vlakken stond, is vanzelf uit de teksten weg.',
  underPartly: 'Niet alles wat onder de vlakken stond is bekend. Lees de teksten na op de rest.',
  underUnknown:
    'Deze vastlegging zegt niet welke woorden onder de vlakken stonden. Alleen de opgegeven woorden zijn weg: lees de teksten na.',
  wordBoxes: {
    one: '{count} vlak meer bedekt een opgegeven woord.',
    other: '{count} vlakken meer bedekken opgegeven woorden.',
  },
  suggested: 'Misschien te bedekken',
  suggestedHint:
    'Namen en afbeeldingen van anderen, en die van jezelf, zoals de pagina ze toonde. Niets wordt vanzelf bedekt.',
  coverIt: '{what} bedekken',
  refuseIt: '{what} open laten',
  showIt: '{what} in de afbeelding tonen',
  nameOf: 'naam: {name}',
  faceOf: 'afbeelding: {name}',
  ownOf: 'jouw naam: {name}',
  pinTo: 'Opmerking aan een bericht hechten',
  pinNameless: 'bericht zonder naam',
  cropHint:
    'Een uitsnede toont minder van deze afbeelding. In de andere afbeeldingen en teksten van de vastlegging verbergt ze niets: gebruik daarvoor zwarte vlakken.',
  damaged: 'Een deel van wat getekend was kon niet gelezen worden. Het origineel is niet geraakt.',
  goOn: {
    one: 'Verdergaan met de {count} stap die leesbaar is',
    other: 'Verdergaan met de {count} stappen die leesbaar zijn',
  },
};
