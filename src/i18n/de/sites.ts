import type { Translation } from '../message';
import type { sites as source } from '../en/sites';

export const sites: Translation<typeof source> = {
  authorUnknownTitle: 'Urheber nicht erkannt',
  authorUnknown: 'Vielleicht hat sich die Seite geändert. Bild und Text sind gesichert.',
  senderUnknown:
    'Nichts sagt, von wem diese Nachricht ist: Sie ist Ihre eigene, die Seite zeigt es nicht, oder die Seite hat sich geändert. Bild und Text sind gesichert.',
  shortenedTitle: 'Die Seite zeigt nur den Anfang des Textes',
  shortenedBefore: 'Öffnen Sie zuerst den ganzen Text auf der Seite und sichern Sie ihn dann.',
  shortenedAfter:
    'Um alles zu haben, öffnen Sie den ganzen Text auf der Seite und sichern Sie ihn noch einmal.',
  shortenedLast: 'Der zuletzt gesicherte Beitrag wurde nur mit dem Anfang seines Textes gesichert.',
  openWhole: 'Ganzen Text öffnen, dann sichern',
  openWholeHere:
    'Tidemark drückt einmal auf das „Mehr anzeigen“ der Seite, weil Sie es wollen. Manche Seiten gehen dafür zur eigenen Seite des Beitrags. Die Sicherung hält das fest.',
  openWholePage:
    'Tidemark drückt einmal auf den Link der Seite, weil Sie es wollen. Die eigene Seite des Beitrags öffnet sich in diesem Tab.',
  stepWholeText: 'Der ganze Text wird auf der Seite geöffnet',
  openedInVain: 'Das „Mehr anzeigen“ der Seite wurde für Sie gedrückt, und die Seite zeigte nicht mehr.',
  rawTitle: 'Sichern Sie auch die Nachricht selbst',
  rawGmail:
    'Nur die Originalnachricht zeigt, auf welchem Weg sie kam. In Gmail steht sie unter „Original anzeigen“.',
  rawOutlook:
    'Nur die Originalnachricht zeigt, auf welchem Weg sie kam. In Outlook steht sie unter „Nachrichtenquelle anzeigen“.',
  knowTitle: 'Erfahren die anderen davon?',
  knowTidemark: 'Tidemark sagt niemandem etwas. Was {platform} von sich aus mitteilt:',
  knowRead:
    'Nachrichten: Wer eine geschrieben hat, kann sehen, dass Sie sie geöffnet haben, außer eine Einstellung schaltet das ab.',
  knowReadUnknown: 'Nachrichten, die Sie öffnen: nicht bekannt.',
  knowStory: 'Storys: Wer eine gepostet hat, sieht die Liste aller, die sie angesehen haben.',
  knowViewHistory:
    'Beiträge: Wer sie gepostet hat, kann sehen, dass Sie einen angesehen haben, wenn bei beiden der Aufrufverlauf eingeschaltet ist.',
  knowViewedUnknown: 'Storys und Profile, die Sie ansehen: nicht bekannt.',
  knowScreenshotSome:
    'Bildschirmfotos: In Ende-zu-Ende-verschlüsselten Chats erfahren es alle, wenn eines bemerkt wird.',
  knowScreenshotTold: 'Bildschirmfotos: Die App sagt es der Person, von der es stammt.',
  knowScreenshotUnknown: 'Bildschirmfotos: nicht bekannt.',
  knowNothing:
    'Es gibt keine Quelle dazu, was {platform} mitteilt. Gehen Sie davon aus, dass es nicht bekannt ist.',
  knowAsOf: 'Stand {date}. Plattformen ändern das, ohne es zu sagen.',
  knowSource: 'Quelle: {source}',
  called: {
    one: 'In einer früheren Sicherung hieß dieses Konto {handles}.',
    other: 'In früheren Sicherungen hieß dieses Konto {handles}.',
  },
  calledLater: {
    one: 'In einer späteren Sicherung heißt dieses Konto {handles}.',
    other: 'In späteren Sicherungen heißt dieses Konto {handles}.',
  },
  description: 'Über das Konto',
  avatar: 'Bild des Kontos',
  accountCreated: 'Konto angelegt',
  followers: 'Follower',
  following: 'Folgt',
  posts: 'Beiträge',
};
