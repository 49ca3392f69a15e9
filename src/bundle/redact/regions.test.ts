import { describe, expect, it } from 'vitest';
import type { Artifact } from '../../domain/capture';
import { inventedCapture } from '../test-captures';
import { boxesOfPictures } from './regions';

function artifact(name: string, more: Partial<Artifact>): Artifact {
  return {
    id: name,
    name,
    role: 'viewport',
    mediaType: 'image/png',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
    createdAt: '2026-10-02T13:32:07.123Z',
    ...more,
  };
}

const { collection } = inventedCapture(1, { collection: { scale: 2 } }).record;
const view = artifact('screenshot.png', { pixels: { width: 2560, height: 1600 } });
const post = artifact('post.png', {
  role: 'post',
  pixels: { width: 400, height: 300 },
  area: { x: 100, y: 50, width: 200, height: 150 },
  derivedFrom: ['screenshot.png'],
});
const tile = (number: number, y: number): Artifact =>
  artifact(`tile-${number}.png`, {
    role: 'tile',
    pixels: { width: 2560, height: 1600 },
    area: { x: 0, y, width: 1280, height: 800 },
  });
const whole = artifact('full-page.png', {
  role: 'stitched',
  pixels: { width: 2560, height: 3000 },
  area: { x: 0, y: 0, width: 1280, height: 1500 },
  derivedFrom: ['tile-1.png', 'tile-2.png'],
});
const BOX = { x: 10.5, y: 20, width: 30, height: 10.2 };

describe('a box', () => {
  it('lies on the cut and on the picture it was cut from, in whole pixels and with a margin', () => {
    const boxes = boxesOfPictures({ artifacts: [view, post], collection }, [
      { name: 'post.png', boxes: [BOX] },
    ]);
    expect(boxes.get('post.png')).toEqual([{ x: 10, y: 20, width: 31, height: 11 }]);
    expect(boxes.get('screenshot.png')).toEqual([{ x: 208, y: 118, width: 35, height: 15 }]);
    const back = boxesOfPictures({ artifacts: [view, post], collection }, [
      { name: 'screenshot.png', boxes: [{ x: 210, y: 120, width: 30, height: 10 }] },
    ]);
    expect(back.get('post.png')).toEqual([{ x: 8, y: 18, width: 34, height: 14 }]);
  });

  it('lies on every screen that shows the place, and on the whole page', () => {
    const artifacts = [tile(1, 0), tile(2, 700), whole];
    const boxes = boxesOfPictures({ artifacts, collection }, [
      { name: 'tile-1.png', boxes: [{ x: 100, y: 1500, width: 50, height: 20 }] },
    ]);
    expect(boxes.get('tile-2.png')).toEqual([{ x: 98, y: 98, width: 54, height: 24 }]);
    expect(boxes.get('full-page.png')).toEqual([{ x: 98, y: 1498, width: 54, height: 24 }]);
    const above = boxesOfPictures({ artifacts, collection }, [
      { name: 'tile-1.png', boxes: [{ x: 100, y: 10, width: 50, height: 20 }] },
    ]);
    expect(above.get('tile-2.png')).toEqual([]);
  });

  it('keeps a picture back of which nobody can tell where it lies, unless it has boxes of its own', () => {
    const lost = artifact('rendered.png', { role: 'rendered', pixels: { width: 300, height: 300 } });
    const inner = { ...tile(3, 0), area: { x: 0, y: 0, width: 600, height: 700 } };
    const ofPage = { ...post, derivedFrom: [] };
    for (const picture of [lost, inner, ofPage, artifact('bare.png', {})]) {
      const one = boxesOfPictures({ artifacts: [view, picture], collection }, [
        { name: 'screenshot.png', boxes: [BOX] },
      ]);
      expect(one.get(picture.name), picture.name).toBe('unknown');
    }
    const own = boxesOfPictures({ artifacts: [view, lost], collection }, [
      { name: 'screenshot.png', boxes: [BOX] },
      { name: 'rendered.png', boxes: [{ x: 1, y: 1, width: 2, height: 2 }] },
    ]);
    expect(own.get('rendered.png')).toEqual([{ x: 1, y: 1, width: 2, height: 2 }]);
    const none = boxesOfPictures({ artifacts: [view, lost], collection }, []);
    expect([...none.values()]).toEqual([[], []]);
  });

  it('does not reach beyond its picture', () => {
    const boxes = boxesOfPictures({ artifacts: [view], collection }, [
      {
        name: 'screenshot.png',
        boxes: [
          { x: -5, y: 1590, width: 10_000, height: 50 },
          { x: 3000, y: 0, width: 5, height: 5 },
        ],
      },
    ]);
    expect(boxes.get('screenshot.png')).toEqual([{ x: 0, y: 1590, width: 2560, height: 10 }]);
  });
});
