import { render } from 'preact';
import { asProblem } from '../../domain/problem';
import type { Archive } from '../ports';
import { createLeaving } from '../quick-exit/leaving';
import { speak } from '../words';
import { ArchivePage } from './archive-page';
import { createArchiveModel, type ArchiveModel, type ArchiveServices } from './archive-model';
import { ModelContext } from './model-context';
import { UnopenedPage } from './unopened-page';

export interface MountServices extends Omit<ArchiveServices, 'archive'> {
  readonly openArchive: () => Promise<Archive>;
}

/**
 * Shows the archive in `root`, or why it does not open. The first rows are read at once; resolves when everything
 * has been, with `null` where the archive did not open.
 */
export async function mountArchive(root: HTMLElement, services: MountServices): Promise<ArchiveModel | null> {
  let saveAll = async (): Promise<void> => undefined;
  const leaving = createLeaving(services.tabs, () => saveAll());
  let archive: Archive;
  try {
    archive = await services.openArchive();
  } catch (error) {
    const { language } = await services.settings.read();
    speak(language, services.machine.languages);
    const tryAgain = (): void => {
      leaving.stop();
      void mountArchive(root, services);
    };
    render(<UnopenedPage problem={asProblem(error)} leaving={leaving} onTryAgain={tryAgain} />, root);
    return null;
  }
  const model = createArchiveModel({ ...services, archive });
  saveAll = model.saveAll;
  const started = model.start();
  render(
    <ModelContext.Provider value={model}>
      <ArchivePage leaving={leaving} />
    </ModelContext.Provider>,
    root,
  );
  await started;
  return model;
}
