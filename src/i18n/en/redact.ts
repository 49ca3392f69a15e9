/** Redacted copies: what is hidden, and what is suggested. */
export const redact = {
  newSince: 'new since you last looked',
  others: {
    one: '{count} capture without black boxes',
    other: '{count} captures without black boxes',
  },
  othersHint:
    'The words you accept below are taken out of their texts, and covered on the pictures where it is known that they stand there. A picture of which that is not known stays behind.',
  originals: 'Originals',
  copies: 'Redacted copies',
  photos: 'Photos that were brought in',
  photosCopy: 'Copies, drawn again',
  photosLeftOut: 'Left out',
  photosAsIs: 'The files as they are',
  photosHint:
    'A photo can tell where it was taken, with what device, and hold a small picture of the whole. A copy shows the same and tells none of it; a photo that this browser cannot show is left out.',
  underKnown: 'What stood under the boxes is gone from the texts by itself.',
  underPartly: 'Not all of what stood under the boxes is known. Read through the texts for the rest.',
  underUnknown:
    'This capture does not say which words stood under the boxes. Only the words you gave are taken out: read through the texts.',
  wordBoxes: {
    one: '{count} more box covers a word you gave.',
    other: '{count} more boxes cover words you gave.',
  },
  suggested: 'Perhaps to be covered',
  suggestedHint:
    'Names and pictures of other people, and your own, as the page had them. Nothing is covered by itself.',
  coverIt: 'Cover {what}',
  refuseIt: 'Leave {what} open',
  showIt: 'Show {what} in the picture',
  nameOf: 'name: {name}',
  faceOf: 'picture: {name}',
  ownOf: 'your name: {name}',
  pinTo: 'Pin the comment to a message',
  pinNameless: 'message without a name',
  cropHint:
    'A crop shows less of this picture. It hides nothing in the other pictures and texts of the capture: use black boxes for that.',
  damaged: 'Some of what was drawn could not be read. The original picture is not affected.',
  goOn: {
    one: 'Go on with the {count} step that can be read',
    other: 'Go on with the {count} steps that can be read',
  },
} as const;
