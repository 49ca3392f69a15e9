// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { NO_POST_FACTS, type PostFacts } from '../domain/capture';
import type { PageContext, Site } from '../sites/site';
import { createMessageReader } from './conversation/message-reader';
import { createPostReader } from './read-once';

const fact = (value: string, how: 'dom' | 'page-world') => ({ value, how, where: '' });

/** A site whose posts show their words, and have an id in the page's own world alone. */
function siteThatCounts() {
  let reads = 0;
  const site = {
    readPost: (page: PageContext, element: Element): PostFacts => {
      reads += 1;
      const id = page.pageWorld?.get(element.id)?.postId ?? null;
      return {
        ...NO_POST_FACTS,
        text: fact(element.textContent ?? '', 'dom'),
        postId: id === null ? null : fact(id, 'page-world'),
      };
    },
  } as unknown as Site;
  return { site, reads: () => reads };
}

describe('a post that is looked at again and again', () => {
  let element: Element;
  let page: PageContext;
  let told: PageContext;

  beforeEach(() => {
    document.body.innerHTML = '<p id="a">Words</p>';
    element = document.getElementById('a')!;
    page = { document, url: new URL('https://x.com/') };
    told = { ...page, pageWorld: new Map([['a', { key: 'a', postId: '4711' }]]) };
  });

  it('is read once as long as nothing changes', () => {
    const { site, reads } = siteThatCounts();
    const read = createPostReader();
    expect(read(site, page, element)).toBe(read(site, page, element));
    expect(reads()).toBe(1);
    element.textContent = 'Other words';
    expect(read(site, page, element).facts.text?.value).toBe('Other words');
  });

  it('keeps its name when the page’s own world tells its id later, and has the id', () => {
    const { site } = siteThatCounts();
    const read = createPostReader();
    const before = read(site, page, element);
    const after = read(site, told, element);
    expect(after.name).toBe(before.name);
    expect(after.facts.postId?.value).toBe('4711');
    // A list that has drawn the post anew has it by the same name.
    expect(createPostReader()(site, told, element).name).toBe(before.name);
  });

  it('is the same message then too', () => {
    const { site } = siteThatCounts();
    const read = createMessageReader();
    const before = read({ page, site }, { element });
    const after = read({ page: told, site }, { element });
    expect(after.key).toEqual(before.key);
    expect(after.key.isId).toBe(false);
    expect(after.facts.postId?.value).toBe('4711');
    expect(createMessageReader()({ page: told, site }, { element }).key).toEqual(before.key);
  });
});
