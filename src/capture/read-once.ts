import type { PostFacts } from '../domain/capture';
import { rawTextOf } from '../sites/dom';
import type { PageContext, Site } from '../sites/site';
import { asShown } from './page-world-reader';

export interface ReadPost {
  readonly text: string;
  readonly facts: PostFacts;
  /** By what the page shows, so that it stays the same. */
  readonly name: string;
  /** What of the page's own world was known when it was read. */
  readonly world: PageContext['pageWorld'] | undefined;
}

/** One name for a post over all steps: its id where it has one, else all that can be read of it. */
function nameOf(facts: PostFacts): string {
  const id = facts.postId?.value ?? facts.permalink?.value;
  if (id !== undefined) return `id ${id}`;
  const rest = [facts.authorHandle, facts.authorName, facts.postedAt, facts.postedAtShown, facts.text];
  return `text ${rest.map((fact) => fact?.value ?? '').join('\n')}`;
}

/** Reads each post once, as long as nothing in it changes and nothing new is known of the page's own world. */
export function createPostReader(): (site: Site, page: PageContext, element: Element) => ReadPost {
  const read = new WeakMap<Element, ReadPost>();
  return (site, page, element) => {
    // Lists recycle their elements, so the text decides whether this is still the post that was read.
    const text = rawTextOf(element) ?? '';
    const known = read.get(element);
    if (known !== undefined && known.text === text && known.world === page.pageWorld) return known;
    const shown = asShown(page);
    const facts = site.readPost(page, element);
    const name =
      known !== undefined && known.text === text
        ? known.name
        : nameOf(shown === page ? facts : site.readPost(shown, element));
    const now = { text, facts, name, world: page.pageWorld };
    read.set(element, now);
    return now;
  };
}
