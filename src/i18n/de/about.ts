import type { about as source } from '../en/about';
import type { Translation } from '../message';

export const about: Translation<typeof source> = {
  title: 'Was das beweist und was nicht',
  what: 'Tidemark bewahrt auf, was Sie in Ihrem Browser gesehen haben: ein Bild, eine Kopie der Seite, ihren Text, und wie und wann gesichert wurde. Alles bleibt auf diesem Gerät, bis Sie es exportieren.',
  provesTitle: 'Was es zeigen kann',
  provesUnchanged:
    'Dass eine Datei seit der Sicherung unverändert ist. In diesem Augenblick wird ihre Prüfsumme (SHA-256) gebildet; ändert sich ein einziges Byte, passt sie nicht mehr.',
  provesWhen: 'Was die Uhr Ihres Computers anzeigte und unter welcher Adresse die Seite stand.',
  provesHow:
    'Wie gesichert wurde: mit welchem Browser, was angeklickt wurde, was nicht aufgenommen werden konnte.',
  provesNotTitle: 'Was es nicht zeigen kann',
  provesNotAuthor:
    'Wer etwas wirklich geschrieben hat. Ein Name auf einer Seite ist nur, was die Seite sagt.',
  provesNotPage: 'Dass die Seite vor der Sicherung nicht in Ihrem Browser verändert wurde.',
  provesNotClock: 'Dass die Uhr Ihres Computers richtig ging.',
  provesNotAll: 'Dass es sonst nichts gibt. Was nicht gesichert wurde, ist nicht hier.',
  original:
    'Lassen Sie das Original deshalb, wo es ist, wenn Sie können: Löschen Sie die Nachricht nicht und behalten Sie das Gerät.',
  whereTitle: 'Wo es aufbewahrt wird',
  whereHere: 'Nur in diesem Browserprofil. Es wird nichts verschickt, und es gibt kein Konto.',
  whereUninstall:
    'Wird die Erweiterung entfernt oder werden alle ihre Daten gelöscht, ist das Archiv weg. Ein exportiertes Paket ist Ihre Sicherheitskopie.',
  whereOthers: 'Wer dieses Browserprofil benutzen kann, kann das Archiv öffnen.',
  whereSpyware:
    'Wird dieses Gerät mit Spionagesoftware überwacht, kann keine Erweiterung Sie schützen. Benutzen Sie wenn möglich ein anderes Gerät.',
  version: 'Version {version}',
  licence: 'Freie Software unter der AGPL, Version 3 oder neuer.',
};
