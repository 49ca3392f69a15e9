import { describe, expect, it } from 'vitest';
import { planMedia, type MediaSituation } from './media-plan';

const SHOWN = 'https://pbs.twimg.com/media/A?name=small';
const FULL = 'https://pbs.twimg.com/media/A?name=orig';

const platform: MediaSituation = {
  origin: 'https://x.com',
  requested: new Set([SHOWN]),
  fetchIsSeen: false,
  fullSize: true,
  platform: true,
  mediaHosts: ['pbs.twimg.com', 'video.twimg.com'],
};
const switchedOff = { ...platform, fullSize: false };
const anySite: MediaSituation = {
  ...platform,
  origin: 'https://forum.example',
  platform: false,
  mediaHosts: [],
};

const image = (shown: string | null, full: string | null = null) => ({ kind: 'image', shown, full }) as const;
const film = (shown: string) => ({ kind: 'video', shown, full: null }) as const;

describe('on a known platform', () => {
  it('asks its own media host for the full size, then takes what the page shows', () => {
    expect(planMedia(image(SHOWN, FULL), platform)).toEqual({
      attempts: [
        { url: FULL, size: 'full', read: 'host' },
        { url: SHOWN, size: 'shown', read: 'host' },
      ],
      refused: [],
    });
  });

  it('asks once where both are one', () => {
    expect(planMedia(image(SHOWN, SHOWN), platform).attempts).toEqual([
      { url: SHOWN, size: 'full', read: 'host' },
    ]);
  });

  it.each([
    'https://pbs.twimg.com.attacker.example/media/A?name=orig',
    'https://attacker.example/A',
    'http://pbs.twimg.com/media/A?name=orig',
    'https://pbs.twimg.com:8443/media/A',
    'https://x.com.attacker.example/A',
  ])('does not ask %s', (full) => {
    expect(planMedia(image(null, full), platform)).toEqual({
      attempts: [],
      refused: [{ url: full, size: 'full', reason: 'not-requested-by-page' }],
    });
  });

  it('asks nobody for more than the page loaded where that is switched off', () => {
    expect(planMedia(image(SHOWN, FULL), switchedOff)).toEqual({
      attempts: [{ url: SHOWN, size: 'shown', read: 'host' }],
      refused: [{ url: FULL, size: 'full', reason: 'media-not-asked-for' }],
    });
    const playing = 'https://video.twimg.com/a.mp4';
    const played = { ...switchedOff, requested: new Set([playing]) };
    expect(planMedia(film(playing), played).refused).toMatchObject([{ reason: 'media-not-asked-for' }]);
  });

  it('takes a film from there and from nowhere else', () => {
    expect(planMedia(film('https://video.twimg.com/a.mp4'), platform).attempts).toMatchObject([
      { read: 'host' },
    ]);
    const other = 'https://pbs.twimg.com.attacker.example/a.mp4';
    const requested = { ...platform, requested: new Set([other]) };
    expect(planMedia(film(other), requested).refused).toMatchObject([{ reason: 'cross-origin-refused' }]);
  });

  it('does not take a list of pieces for a film', () => {
    for (const list of ['https://video.twimg.com/a.m3u8?x=1', 'https://video.twimg.com/a.MPD'])
      expect(planMedia(film(list), platform).refused).toMatchObject([{ reason: 'media-in-pieces' }]);
  });

  it('lets the page see the reading (Firefox) only where the person lets more be asked for', () => {
    const firefox = { ...platform, fetchIsSeen: true };
    expect(planMedia(image('blob:https://x.com/1'), firefox).attempts).toMatchObject([{ read: 'here' }]);
    expect(planMedia(image('blob:https://x.com/1'), { ...firefox, fullSize: false }).refused).toMatchObject([
      { reason: 'page-would-notice' },
    ]);
  });
});

describe('anywhere else', () => {
  it('reads of the page’s own host what the cache has, and of it alone', () => {
    expect(planMedia(image('https://forum.example/a.png'), anySite).attempts).toEqual([
      { url: 'https://forum.example/a.png', size: 'shown', read: 'cache' },
    ]);
    expect(planMedia(film('https://forum.example/a.mp4'), anySite).attempts).toMatchObject([
      { read: 'cache' },
    ]);
  });

  it.each([
    [image('https://elsewhere.example/a.png'), 'not-requested-by-page'],
    [film('https://elsewhere.example/a.mp4'), 'cross-origin-refused'],
    [image(null, 'https://files.example/original.png'), 'not-requested-by-page'],
    [image('https://pbs.twimg.com/media/B'), 'not-requested-by-page'],
  ])('sends nothing: %o', (source, reason) => {
    expect(planMedia(source, anySite)).toMatchObject({ attempts: [], refused: [{ reason }] });
  });

  it('lets no page see that it was read', () => {
    const firefox = { ...anySite, fetchIsSeen: true };
    for (const shown of ['https://forum.example/a.png', 'blob:https://forum.example/1'])
      expect(planMedia(image(shown), firefox).refused).toMatchObject([{ reason: 'page-would-notice' }]);
    expect(planMedia(image('data:image/png;base64,AA=='), firefox).attempts).toMatchObject([
      { read: 'here' },
    ]);
  });
});
