/** Confirmations of time by others, and the archive's own key: settings and detail. */
export const stamping = {
  title: 'Confirmations of time',
  what: 'A time-stamp service can confirm that your archive was in its present state at a certain time. Nobody can then say that it was made up later.',
  leaves:
    'What leaves: a digest, a number from which nothing of what you kept can be read. The service sees your IP address, which browser and program ask (in Firefox also that it is the same installation as before), and that something was added at that moment. It does not learn what, where or about whom.',
  on: 'Ask for a confirmation after each capture',
  none: 'Add a service first. Until then nothing leaves.',
  address: 'Address of the service',
  kind: 'Kind',
  authority: 'Time-stamp authority (RFC 3161)',
  calendar: 'OpenTimestamps calendar',
  add: 'Add service',
  addressWrong: 'This is no address of a service. An address begins with https:// or http://.',
  known: 'This service is already on the list.',
  denied: 'The browser did not get your permission for this address, so the service was not added.',
  remove: 'Remove {service}',
  suggestions:
    'Services that others use. Each has its own terms; which one a court accepts depends on the country.',
  use: 'Add {service}',
  askNow: 'Ask now',
  asking: 'Asking …',
  asked: 'All services were asked.',
  kept: { one: '{count} confirmation, last: {when}', other: '{count} confirmations, last: {when}' },
  inBlock: { one: '{count} in a Bitcoin block', other: '{count} in Bitcoin blocks' },
  pending: { one: '{count} promised, not yet a proof', other: '{count} promised, not yet proofs' },
  waiting: { one: '{count} waiting: {why}', other: '{count} waiting: {why}' },
  refused: {
    one: '{count} answer failed the check and is kept apart: {why}',
    other: '{count} answers failed the check and are kept apart: {why}',
  },
  notYet: 'not asked yet',
  noAnswer: 'no answer yet',
  clock: 'This computer’s clock against theirs: {seconds} s',
  archiveKey: 'Fingerprint of your archive’s key',
  archiveKeyHint:
    'Stands in every bundle you export. Read it to whoever receives one, so that they know it is from you.',
  existedBy: 'Existed no later than {when}: confirmed by {service}.',
  promised: 'A confirmation is promised by {service}. It is no proof yet.',
  inBlockDetail:
    'Its state leads to a Bitcoin block, as {service} says. Whoever receives a bundle can look the block up.',
} as const;
