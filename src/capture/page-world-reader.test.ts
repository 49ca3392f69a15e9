import { describe, expect, it } from 'vitest';
import type { PageContext, Site } from '../sites/site';
import { asShown, createPageWorldReader } from './page-world-reader';

const PAGE = { document: null as unknown as Document, url: new URL('https://x.com/') } satisfies PageContext;
const LISTED = { pageWorld: true } as Site;

/** A page's world that says one thing after the other. */
function reading(...answers: unknown[]) {
  let asked = 0;
  const reader = createPageWorldReader(async () => {
    asked += 1;
    return answers.shift();
  });
  const says = (key: string): string | null => reader.with(PAGE).pageWorld?.get(key)?.authorId ?? null;
  return { reader, says, asked: () => asked };
}

const said = (...entries: readonly (readonly [key: string, authorId: string])[]): string =>
  JSON.stringify(entries.map(([key, authorId]) => ({ key, authorId })));

describe('what the page’s own world says on the way', () => {
  it('is gathered from screen to screen', async () => {
    const { reader, says } = reading(said(['1', 'a']), said(['2', 'b']));
    await reader.look(LISTED);
    await reader.look(LISTED);
    expect([says('1'), says('2')]).toEqual(['a', 'b']);
  });

  it('is believed of no post of which it says different things, also where it says the first again', async () => {
    const { reader, says } = reading(said(['1', 'a']), said(['1', 'z']), said(['1', 'a']));
    for (let look = 0; look < 3; look += 1) await reader.look(LISTED);
    expect(says('1')).toBeNull();
  });

  it('stays the same map as long as nothing new is said', async () => {
    const { reader } = reading(said(['1', 'a']), said(['1', 'a']), 'no JSON');
    await reader.look(LISTED);
    const before = reader.with(PAGE).pageWorld;
    await reader.look(LISTED);
    await reader.look(LISTED);
    expect(reader.with(PAGE).pageWorld).toBe(before);
  });

  it('is not asked for where the site is not listed, and costs nothing where it fails', async () => {
    const unlisted = reading(said(['1', 'a']));
    await unlisted.reader.look({} as Site);
    expect(unlisted.asked()).toBe(0);
    const failing = createPageWorldReader(() => Promise.reject(new Error('gone')));
    await failing.look(LISTED);
    expect(failing.with(PAGE).pageWorld?.size).toBe(0);
  });

  it('can be left out again', async () => {
    const { reader } = reading(said(['1', 'a']));
    await reader.look(LISTED);
    expect(asShown(reader.with(PAGE))).toEqual(PAGE);
  });
});
