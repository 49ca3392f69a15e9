import type { redact as source } from '../en/redact';
import type { Translation } from '../message';

/** Redacted copies: what is hidden, and what is suggested. */
export const redact: Translation<typeof source> = {
  newSince: 'nyt siden du sidst så efter',
  others: {
    one: '{count} sikring uden sorte felter',
    other: '{count} sikringer uden sorte felter',
  },
  othersHint:
    'De ord, du accepterer nedenfor, tages ud af teksterne og dækkes på billederne, hvor det vides, at de står. Et billede, hvor det ikke vides, bliver her.',
  originals: 'Originaler',
  copies: 'Overstregede kopier',
  photos: 'Hentede fotos',
  photosCopy: 'Kopier, tegnet igen',
  photosLeftOut: 'Udelad',
  photosAsIs: 'Filerne, som de er',
  photosHint:
    'Et foto kan fortælle, hvor og med hvilken enhed det er taget, og indeholde et lille billede af det hele. En kopi viser det samme og fortæller intet af det; et foto, som denne browser ikke kan vise, udelades.',
  underKnown: 'Det, der stod under felterne, er væk fra teksterne af sig selv.',
  underPartly: 'Ikke alt, hvad der stod under felterne, er kendt. Læs teksterne igennem for resten.',
  underUnknown:
    'Denne sikring siger ikke, hvilke ord der stod under felterne. Kun de angivne ord er taget ud: læs teksterne igennem.',
  wordBoxes: {
    one: '{count} felt mere dækker et angivet ord.',
    other: '{count} felter mere dækker angivne ord.',
  },
  suggested: 'Måske skal det dækkes',
  suggestedHint:
    'Navne på og billeder af andre, og dine egne, som siden viste dem. Intet dækkes af sig selv.',
  coverIt: 'Dæk {what}',
  refuseIt: 'Lad {what} være synligt',
  showIt: 'Vis {what} i billedet',
  nameOf: 'navn: {name}',
  faceOf: 'billede: {name}',
  ownOf: 'dit navn: {name}',
  pinTo: 'Fæst kommentaren til en besked',
  pinNameless: 'besked uden navn',
  cropHint:
    'Et udsnit viser mindre af dette billede. Det skjuler intet i sikringens andre billeder og tekster: brug sorte felter til det.',
  damaged: 'Noget af det, der var tegnet, kunne ikke læses. Originalen er ikke berørt.',
  goOn: {
    one: 'Fortsæt med det {count} trin, der kan læses',
    other: 'Fortsæt med de {count} trin, der kan læses',
  },
};
