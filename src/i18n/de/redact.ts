import type { redact as source } from '../en/redact';
import type { Translation } from '../message';

/** Redacted copies: what is hidden, and what is suggested. */
export const redact: Translation<typeof source> = {
  newSince: 'neu seit dem letzten Durchsehen',
  others: {
    one: '{count} Sicherung ohne schwarze Flächen',
    other: '{count} Sicherungen ohne schwarze Flächen',
  },
  othersHint:
    'Die Wörter, die Sie unten annehmen, fehlen in den Texten und sind auf den Bildern verdeckt, soweit bekannt ist, wo sie stehen. Ein Bild, von dem das nicht bekannt ist, bleibt zurück.',
  originals: 'Originale',
  copies: 'Geschwärzte Kopien',
  photos: 'Hereingeholte Fotos',
  photosCopy: 'Kopien, neu gezeichnet',
  photosLeftOut: 'Auslassen',
  photosAsIs: 'Die Dateien, wie sie sind',
  photosHint:
    'Ein Foto kann verraten, wo und mit welchem Gerät es aufgenommen wurde, und ein kleines Bild des Ganzen enthalten. Eine Kopie zeigt dasselbe und verrät nichts davon; ein Foto, das dieser Browser nicht zeigen kann, wird ausgelassen.',
  underKnown: 'Was unter den Flächen stand, fehlt in den Texten von selbst.',
  underPartly:
    'Nicht alles, was unter den Flächen stand, ist bekannt. Sehen Sie die Texte auf den Rest durch.',
  underUnknown:
    'Diese Sicherung sagt nicht, welche Wörter unter den Flächen standen. Nur die angegebenen Wörter fehlen: Sehen Sie die Texte durch.',
  wordBoxes: {
    one: '{count} weitere Fläche verdeckt ein angegebenes Wort.',
    other: '{count} weitere Flächen verdecken angegebene Wörter.',
  },
  suggested: 'Vielleicht zu verdecken',
  suggestedHint:
    'Namen und Bilder anderer und Ihre eigenen, wie die Seite sie zeigte. Von selbst wird nichts verdeckt.',
  coverIt: '{what} verdecken',
  refuseIt: '{what} offen lassen',
  showIt: '{what} im Bild zeigen',
  nameOf: 'Name: {name}',
  faceOf: 'Bild: {name}',
  ownOf: 'Ihr Name: {name}',
  pinTo: 'Kommentar an eine Nachricht heften',
  pinNameless: 'Nachricht ohne Namen',
  cropHint:
    'Ein Ausschnitt zeigt weniger von diesem Bild. In den anderen Bildern und Texten der Sicherung verdeckt er nichts: Dafür sind schwarze Flächen da.',
  damaged: 'Ein Teil des Gezeichneten ist nicht lesbar. Das Original ist davon nicht betroffen.',
  goOn: {
    one: 'Mit dem {count} lesbaren Schritt weitermachen',
    other: 'Mit den {count} lesbaren Schritten weitermachen',
  },
};
