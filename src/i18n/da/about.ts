import type { about as source } from '../en/about';
import type { Translation } from '../message';

export const about: Translation<typeof source> = {
  title: 'Hvad det beviser, og hvad det ikke beviser',
  what: 'Tidemark gemmer det, du har set i din browser: et billede, en kopi af siden, dens tekst, og hvordan og hvornår det blev gemt. Alt bliver på denne enhed, indtil du eksporterer det.',
  provesTitle: 'Hvad det kan vise',
  provesUnchanged:
    'At en fil ikke er ændret, siden den blev gemt. I det øjeblik tages dens hashværdi (SHA-256); ændres en eneste byte, passer den ikke længere.',
  provesWhen: 'Hvad din computers ur viste, og hvilken adresse siden havde.',
  provesHow:
    'Hvordan det blev gemt: med hvilken browser, hvad der blev klikket på, hvad der ikke kunne komme med.',
  provesNotTitle: 'Hvad det ikke kan vise',
  provesNotAuthor: 'Hvem der virkelig skrev noget. Et navn på en side er kun, hvad siden siger.',
  provesNotPage: 'At siden ikke blev ændret i din browser, før den blev gemt.',
  provesNotClock: 'At din computers ur gik rigtigt.',
  provesNotAll: 'At der ikke er andet. Det, der ikke blev gemt, er ikke her.',
  original: 'Lad derfor originalen blive, hvor den er, hvis du kan: slet ikke beskeden, og behold enheden.',
  whereTitle: 'Hvor det er gemt',
  whereHere: 'Kun i denne browserprofil. Intet bliver sendt nogen steder hen, og der er ingen konto.',
  whereUninstall:
    'Fjernes udvidelsen, eller ryddes alle dens data, er arkivet slettet. En eksporteret pakke er din sikkerhedskopi.',
  whereOthers: 'Den, der kan bruge denne browserprofil, kan åbne arkivet.',
  whereSpyware:
    'Overvåger nogen denne enhed med spionsoftware, kan ingen udvidelse beskytte dig. Brug en anden enhed, hvis du kan.',
  version: 'Version {version}',
  licence: 'Fri software under AGPL, version 3 eller nyere.',
};
