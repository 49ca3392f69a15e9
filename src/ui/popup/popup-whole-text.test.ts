import { describe, expect, it } from 'vitest';
import type { OpenedText, TabDescription, WholeTextOffer } from '../../messaging/calls';
import { createPopupModel, type PopupModel } from './popup-model';

interface World {
  readonly way: WholeTextOffer['way'];
  /** What comes of pressing the control. */
  open(model: PopupModel): Promise<OpenedText>;
  /** Whether the page can be captured when it is looked at again; the first look is the popup's own. */
  readonly loaded?: (look: number) => boolean;
}

/** A popup over a post that the site shortens, and what it had captured. */
async function popupOver({ way, open, loaded = () => true }: World) {
  const captured: string[] = [];
  let looks = 0;
  const described = (): TabDescription => {
    looks += 1;
    return {
      tabId: 7,
      title: 'A post',
      site: 'x.com',
      primary: 'post',
      postCount: 1,
      conversation: false,
      captureMode: false,
      shortened: true,
      wholeText: { of: 'main-post', way },
      problem: loaded(looks) ? null : { code: 'page-not-allowed' },
    };
  };
  const model = createPopupModel({
    openArchive: () => Promise.reject(new Error('no archive here')),
    background: {
      describeTab: async () => ({ ok: true, value: described() }),
      openWholeText: () => open(model),
      capture: async ({ kind }: { kind: string }) => {
        captured.push(kind);
        return { ok: false, problem: { code: 'cancelled', kept: false } };
      },
      cancelCapture: async () => undefined,
    },
    tabs: { readActiveTabId: async () => 7 },
    machine: {},
  } as unknown as Parameters<typeof createPopupModel>[0]);
  await model.lookAgain();
  expect(model.state.value.is).toBe('ready');
  await model.openWholeText();
  return { captured, state: model.state.value };
}

const gone = () => Promise.reject(new Error('message port closed'));

describe('the whole text of a post, opened from the popup', () => {
  it.each(['opened', 'unchanged'] as const)('is captured when it is %s', async (outcome) => {
    const { captured } = await popupOver({ way: 'here', open: async () => outcome });
    expect(captured).toEqual(['post']);
  });

  it('is not captured where there was nothing to press, which is said', async () => {
    const { captured, state } = await popupOver({ way: 'here', open: async () => 'none' });
    expect(captured).toEqual([]);
    expect(state).toMatchObject({ is: 'failed', problem: { code: 'no-post-here' } });
  });

  it('is not captured when the person stops it meanwhile', async () => {
    const { captured, state } = await popupOver({
      way: 'here',
      open: async (model) => {
        model.cancel();
        return 'opened';
      },
    });
    expect(captured).toEqual([]);
    expect(state.is).toBe('ready');
  });

  it('is captured on the page that a link of the site loads, once that is there', async () => {
    const { captured } = await popupOver({ way: 'page', open: gone, loaded: (look) => look !== 2 });
    expect(captured).toEqual(['post']);
  });

  it('is not captured where the page goes by itself', async () => {
    const { captured, state } = await popupOver({ way: 'here', open: gone });
    expect(captured).toEqual([]);
    expect(state.is).toBe('failed');
  });
});
