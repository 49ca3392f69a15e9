import { defineBackground } from 'wxt/utils/define-background';
import { createAcquisition } from '../src/acquisition/acquire';
import { putBackLeftPages } from '../src/acquisition/left-pages';
import { respond } from '../src/acquisition/respond';
import { openRecorder, type Recorder } from '../src/archive/recorder';
import { CAPTURE_WORDS } from '../src/i18n/capture-words';
import { chooseLanguage } from '../src/i18n/choose-language';
import { announce } from '../src/messaging/announce';
import { readEnvironment, type Environment } from '../src/platform/environment';
import { onStart } from '../src/platform/lifecycle';
import { mayReach } from '../src/platform/host-access';
import { replaceMenu } from '../src/platform/menus';
import { observeSettings, readSettings } from '../src/platform/settings-store';
import { whileAwake } from '../src/platform/wake';
import { browserFetch } from '../src/stamping/service-request';
import { createStamper } from '../src/stamping/stamper';
import { removeDeadExports } from '../src/ui/export/dead-exports';

/** The composition root: the whole wiring of the background stands here. */
export default defineBackground({
  type: 'module',
  main() {
    let archive: Promise<Recorder> | null = null;
    let environment: Promise<Environment> | null = null;
    // Opened once a worker's life; a failure is tried again at the next act. Nothing is captured before what
    // an earlier background left behind is finished.
    const openOnce = (): Promise<Recorder> => {
      archive ??= openRecorder()
        .then(async (opened) => {
          try {
            await opened.recover();
            return opened;
          } catch (error) {
            opened.close();
            throw error;
          }
        })
        .catch((error: unknown) => {
          archive = null;
          throw error;
        });
      return archive;
    };
    const putBack = putBackLeftPages().catch(() => undefined);
    const language = async () => chooseLanguage((await readSettings()).language, navigator.languages);
    const makeMenu = async (): Promise<void> => {
      await replaceMenu(CAPTURE_WORDS[await language()]);
    };

    const acquisition = createAcquisition({
      archive: async () => {
        await putBack;
        return openOnce();
      },
      environment: () => (environment ??= readEnvironment()),
      now: () => new Date(),
      language,
      progress: (progress) => void announce('captureProgress', progress),
    });
    const stamper = createStamper({
      prover: openOnce,
      readSettings: async () => (await readSettings()).stamping,
      mayReach,
      fetch: browserFetch,
      now: () => new Date(),
      whileAwake,
    });
    respond({
      acquisition,
      language,
      onKept: () => void stamper.stampNow(),
      stampNow: () => stamper.askNow(),
    });
    // Without a permission for alarms, what waits is asked again at every start and capture, and when the network
    // returns while this runs.
    void stamper.resume();
    self.addEventListener('online', () => void stamper.retry());
    onStart(() => void makeMenu());
    observeSettings(() => void makeMenu());
    // What an earlier background left behind is finished now; an archive that does not open is told at the next act.
    openOnce().catch(() => undefined);
    // Zips hold in the clear what the archive seals. What cannot be removed now is tried again at the next start.
    removeDeadExports().catch(() => undefined);
  },
});
