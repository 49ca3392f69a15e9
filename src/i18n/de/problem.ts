import type { problem as source } from '../en/problem';
import type { Translation } from '../message';

export const problem: Translation<typeof source> = {
  browserInternal: 'Das ist eine Seite des Browsers selbst.',
  browserInternalDo:
    'Browser lassen keine Erweiterung darauf sehen. Gehen Sie zu der Seite, die Sie behalten möchten, oder machen Sie ein Bildschirmfoto mit Ihrem System.',
  extensionStore: 'Das ist die Seite, auf der der Browser Erweiterungen anbietet.',
  extensionStoreDo:
    'Browser lassen keine Erweiterung darauf sehen. Machen Sie stattdessen ein Bildschirmfoto mit Ihrem System.',
  pdfViewer: 'Das ist ein PDF in der Anzeige des Browsers.',
  pdfViewerDo:
    'Speichern Sie das PDF selbst mit dem Knopf zum Herunterladen: Die Datei ist mehr wert als ein Bild davon.',
  otherExtension: 'Diese Seite gehört zu einer anderen Erweiterung.',
  otherExtensionDo:
    'Browser lassen keine Erweiterung auf die Seiten einer anderen sehen. Machen Sie stattdessen ein Bildschirmfoto mit Ihrem System.',
  localFile: 'Das ist eine Datei auf Ihrem Gerät.',
  localFileDo:
    'Behalten Sie die Datei selbst: Kopieren Sie sie an einen sicheren Ort und ändern Sie sie nicht.',
  notAllowed: 'Der Browser erlaubt nicht, diese Seite zu sichern.',
  notAllowedDo:
    'Laden Sie die Seite neu und klicken Sie noch einmal auf den Knopf in der Symbolleiste. Hilft das nicht, machen Sie ein Bildschirmfoto mit Ihrem System.',
  stillLoading: 'Die Seite wird noch geladen.',
  stillLoadingDo: 'Warten Sie, bis sie da ist, und versuchen Sie es dann noch einmal.',
  tabGone: 'Den Tab gibt es nicht mehr.',
  tabGoneDo: 'Öffnen Sie die Seite wieder und sichern Sie sie dort.',
  navigated: 'Während der Sicherung hat die Seite zu einer anderen gewechselt.',
  navigatedDo: 'Gehen Sie zurück zu der Seite, die Sie möchten, und sichern Sie sie noch einmal.',
  noPostHere: 'An dieser Stelle wurde kein Beitrag gefunden.',
  noPostHereDo: 'Zeigen Sie mit „Beitrag auswählen“ darauf, oder sichern Sie die Seite.',
  storageFull: 'Der Platz reicht nicht, um das zu sichern.',
  storageFullDo:
    'Schaffen Sie Platz auf der Festplatte, oder exportieren Sie Sicherungen und löschen Sie sie im Papierkorb. Versuchen Sie es dann noch einmal.',
  freeSpace: '{free} sind frei.',
  archiveUnreadable: 'Ein Teil des Archivs lässt sich nicht lesen.',
  archiveUnreadableDo:
    'Es wurde nichts gelöscht. Starten Sie den Browser neu und versuchen Sie es noch einmal. Haben Sie ein exportiertes Paket, bewahren Sie es gut auf.',
  archiveNewer: 'Dieses Archiv wurde von einer neueren Version geschrieben.',
  archiveNewerDo: 'Aktualisieren Sie die Erweiterung. Im Archiv wurde nichts angerührt.',
  captureRunning: 'Diese Seite wird gerade schon gesichert.',
  captureRunningDo: 'Warten Sie, bis das fertig ist.',
  cancelled: 'Sie haben die Sicherung angehalten.',
  cancelledDo: 'Sie können jederzeit neu beginnen.',
  unexpected: 'Etwas ist schiefgegangen, das nicht hätte passieren dürfen.',
  unexpectedDo:
    'Versuchen Sie es noch einmal. Geschieht es wieder, starten Sie den Browser neu; was im Archiv ist, bleibt dort.',
  keptSome: 'Was bis dahin gesichert war, liegt im Archiv und ist als unvollständig gekennzeichnet.',
  keptNothing: 'Von dieser Sicherung wurde nichts aufbewahrt. Was vorher im Archiv war, ist unberührt.',
  technicalDetail: 'Technische Einzelheiten',
};
