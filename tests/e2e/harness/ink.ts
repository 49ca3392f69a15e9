import { PNG } from 'pngjs';

/** The ground of the cards that Tidemark shows in a page (`src/capture/overlay.ts`). */
const GROUND = [0x0c, 0x2f, 0x38] as const;

/** Pixels of a PNG that have exactly the colour of Tidemark's own cards; the pages of the tests have none. */
export function countInk(png: Uint8Array): number {
  const { data } = PNG.sync.read(Buffer.from(png));
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === GROUND[0] && data[at + 1] === GROUND[1] && data[at + 2] === GROUND[2]) count += 1;
  return count;
}
