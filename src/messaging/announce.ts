import type { UiEvents } from './calls';
import { uiEvents } from './messenger';

/** What the browsers say when no page of ours is open, or none that is open listens to that name. */
const NOBODY_LISTENS = /receiving end does not exist|message port closed before|no response/i;

type Send = <Name extends keyof UiEvents>(name: Name, event: Parameters<UiEvents[Name]>[0]) => Promise<void>;

/** Tells whatever page of ours is open. That none is open is no error; an error in one that is open is thrown. */
export const announce: Send = async (name, event) => {
  try {
    // The messenger derives its types from the map by conditional types, which a generic name leaves open.
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- without it the compiler refuses the call
    await (uiEvents.sendMessage as Send)(name, event);
  } catch (error) {
    if (!(error instanceof Error) || !NOBODY_LISTENS.test(error.message)) throw error;
  }
};
