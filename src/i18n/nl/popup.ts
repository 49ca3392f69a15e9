import type { popup as source } from '../en/popup';
import type { Translation } from '../message';

export const popup: Translation<typeof source> = {
  looking: 'De pagina wordt bekeken…',
  thisPage: 'Deze pagina',
  untitled: 'Pagina zonder titel',
  capturePost: 'Dit bericht vastleggen',
  capturePage: 'Deze pagina vastleggen',
  fullPage: 'Hele pagina',
  fullPageHint: 'De pagina scrolt en komt terug.',
  pick: 'Een bericht kiezen',
  pickHint: 'Klik op de pagina een bericht aan.',
  captureMode: 'In vastlegmodus blijven',
  captureModeHint: 'Zet naast elk bericht een kleine knop, tot je deze site verlaat.',
  captureModeOn: 'Aan: naast elk bericht op deze pagina staat een kleine knop.',

  capturing: 'Wordt vastgelegd',
  starting: 'Begint',
  stepPicture: 'De afbeelding wordt gemaakt',
  stepFacts: 'De gegevens worden gelezen',
  stepPageCopy: 'De pagina wordt gekopieerd',
  stepTiles: 'De pagina wordt scherm voor scherm doorlopen',
  stepStitching: 'De schermen worden samengevoegd',
  stepSealing: 'Wordt verzegeld',
  stepOf: '{done} van {total}',
  cancelling: 'Wordt gestopt…',

  kept: { one: 'Bewaard. {time}, {count} bestand.', other: 'Bewaard. {time}, {count} bestanden.' },
  keptOf: { one: '{saved} van {count} bericht bewaard.', other: '{saved} van {count} berichten bewaard.' },
  notIncluded: {
    one: '{count} onderdeel kon niet worden opgenomen',
    other: '{count} onderdelen konden niet worden opgenomen',
  },
  incomplete: 'Niet alles kon worden bewaard. In het archief staat wat er ontbreekt.',
  again: 'Nog een keer vastleggen',

  last: 'Laatste',
  check: 'Controleren',
  exportThis: 'Deze vastlegging',
  exportToday: 'Alles van vandaag',
  exportAll: 'Het hele archief',
  openArchive: 'Archief openen',
};
