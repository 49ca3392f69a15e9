import type { stamping as source } from '../en/stamping';
import type { Translation } from '../message';

export const stamping: Translation<typeof source> = {
  title: 'Tidsbekræftelser',
  what: 'En tidsstempeltjeneste kan bekræfte, at dit arkiv var i sin nuværende tilstand på et bestemt tidspunkt. Så kan ingen sige, at det er lavet senere.',
  leaves:
    'Det, der forlader computeren: en hashværdi, et tal, hvoraf intet af det, du gemmer, kan læses. Tjenesten ser din IP-adresse, hvilken browser og hvilket program der spørger (i Firefox også at det er samme installation som før), og at noget kom til i det øjeblik. Den får ikke at vide hvad, hvor eller om hvem.',
  on: 'Bed om en bekræftelse efter hver sikring',
  none: 'Tilføj først en tjeneste. Indtil da forlader intet computeren.',
  address: 'Tjenestens adresse',
  kind: 'Art',
  authority: 'Tidsstempelmyndighed (RFC 3161)',
  calendar: 'OpenTimestamps-kalender',
  add: 'Tilføj tjeneste',
  addressWrong: 'Det er ikke en tjenestes adresse. En adresse begynder med https:// eller http://.',
  known: 'Tjenesten står allerede på listen.',
  denied: 'Browseren fik ikke lov til denne adresse, så tjenesten blev ikke tilføjet.',
  remove: 'Fjern {service}',
  suggestions:
    'Tjenester, som andre bruger. Hver har sine egne vilkår; hvilken en domstol anerkender, afhænger af landet.',
  use: 'Tilføj {service}',
  askNow: 'Spørg nu',
  asking: 'Spørger …',
  asked: 'Alle tjenester er spurgt.',
  kept: { one: '{count} bekræftelse, seneste: {when}', other: '{count} bekræftelser, seneste: {when}' },
  inBlock: { one: '{count} i en Bitcoin-blok', other: '{count} i Bitcoin-blokke' },
  pending: { one: '{count} lovet, endnu intet bevis', other: '{count} lovet, endnu intet bevis' },
  waiting: { one: '{count} venter: {why}', other: '{count} venter: {why}' },
  refused: {
    one: '{count} svar bestod ikke kontrollen og gemmes for sig: {why}',
    other: '{count} svar bestod ikke kontrollen og gemmes for sig: {why}',
  },
  notYet: 'endnu ikke spurgt',
  noAnswer: 'intet svar endnu',
  clock: 'Denne computers ur i forhold til deres: {seconds} s',
  archiveKey: 'Fingeraftryk af dit arkivs nøgle',
  archiveKeyHint:
    'Står i hver pakke, du eksporterer. Læs det op for den, der modtager en, så vedkommende ved, at den er fra dig.',
  existedBy: 'Fandtes senest {when}: bekræftet af {service}.',
  promised: '{service} har lovet en bekræftelse. Den er endnu intet bevis.',
  inBlockDetail:
    'Tilstanden fører ifølge {service} til en Bitcoin-blok. Den, der modtager en pakke, kan slå blokken op.',
};
