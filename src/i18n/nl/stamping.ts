import type { stamping as source } from '../en/stamping';
import type { Translation } from '../message';

export const stamping: Translation<typeof source> = {
  title: 'Tijdsbevestigingen',
  what: 'Een tijdstempeldienst kan bevestigen dat je archief op een bepaald moment in zijn huidige staat was. Niemand kan dan zeggen dat het pas later is gemaakt.',
  leaves:
    'Wat de computer verlaat: een hashwaarde, een getal waaruit niets is te lezen van wat je bewaart. De dienst ziet je IP-adres, welke browser en welk programma vragen (in Firefox ook dat het dezelfde installatie is als eerder), en dat er op dat moment iets bijkwam. Hij komt niet te weten wat, waar of over wie.',
  on: 'Na elke vastlegging een bevestiging vragen',
  none: 'Voeg eerst een dienst toe. Tot dan verlaat niets de computer.',
  address: 'Adres van de dienst',
  kind: 'Soort',
  authority: 'Tijdstempeldienst (RFC 3161)',
  calendar: 'OpenTimestamps-kalender',
  add: 'Dienst toevoegen',
  addressWrong: 'Dit is geen adres van een dienst. Een adres begint met https:// of http://.',
  known: 'Deze dienst staat al op de lijst.',
  denied: 'De browser kreeg geen toestemming voor dit adres; de dienst is niet toegevoegd.',
  remove: '{service} verwijderen',
  suggestions:
    'Diensten die anderen gebruiken. Elk heeft eigen voorwaarden; welke een rechter aanvaardt, hangt af van het land.',
  use: '{service} toevoegen',
  askNow: 'Nu vragen',
  asking: 'Bezig met vragen …',
  asked: 'Alle diensten zijn gevraagd.',
  kept: { one: '{count} bevestiging, laatste: {when}', other: '{count} bevestigingen, laatste: {when}' },
  inBlock: { one: '{count} in een Bitcoin-blok', other: '{count} in Bitcoin-blokken' },
  pending: { one: '{count} toegezegd, nog geen bewijs', other: '{count} toegezegd, nog geen bewijs' },
  waiting: { one: '{count} wacht: {why}', other: '{count} wachten: {why}' },
  refused: {
    one: '{count} antwoord doorstond de controle niet en wordt apart bewaard: {why}',
    other: '{count} antwoorden doorstonden de controle niet en worden apart bewaard: {why}',
  },
  notYet: 'nog niet gevraagd',
  noAnswer: 'nog geen antwoord',
  clock: 'Klok van deze computer ten opzichte van die van hen: {seconds} s',
  archiveKey: 'Vingerafdruk van de sleutel van je archief',
  archiveKeyHint:
    'Staat in elke bundel die je exporteert. Lees hem voor aan wie er een ontvangt, zodat die weet dat hij van jou komt.',
  existedBy: 'Bestond uiterlijk op {when}: bevestigd door {service}.',
  promised: '{service} heeft een bevestiging toegezegd. Dat is nog geen bewijs.',
  inBlockDetail:
    'Volgens {service} leidt deze stand naar een Bitcoin-blok. Wie een bundel ontvangt, kan dat blok opzoeken.',
};
