import type { PostFacts } from '../domain/capture';
import type { OpenedText, WholeTextWay } from '../messaging/calls';
import { attributeOf, closest, contains, isConnectedOf, isVisible } from '../sites/dom';
import type { PageContext, Site } from '../sites/site';

/** How long a text is given to grow, and how long the page of a post to come. Milliseconds. */
const GROW_MS = 4000;
const PAGE_MS = 8000;
const LOOK_MS = 50;
/** A text that is the same for so many looks is there. */
const STILL_LOOKS = 4;
const POSTS_LIMIT = 3000;

export interface Offer {
  readonly post: Element;
  readonly control: HTMLElement;
  readonly way: WholeTextWay;
}

interface Here {
  readonly page: PageContext;
  readonly site: Site;
}

/** How the post is found again when the site draws it anew. */
function nameOf({ postId, permalink }: PostFacts): string | null {
  return postId?.value ?? permalink?.value ?? null;
}

/** A link may only lead to the very post, on the same site and in this tab. */
function leadsToPost(link: Element, page: PageContext, { permalink }: PostFacts): boolean {
  const url = URL.parse(attributeOf(link, 'href') ?? '', page.url);
  const own = permalink === null ? null : URL.parse(permalink.value);
  const target = attributeOf(link, 'target') ?? '';
  return (
    url !== null &&
    own !== null &&
    url.origin === page.url.origin &&
    url.pathname === own.pathname &&
    attributeOf(link, 'download') === null &&
    (target === '' || target === '_self')
  );
}

/**
 * What can be pressed to have the whole text of a post of which the site shows only the beginning; `null` where no
 * control is known, where it stands in a form (it could send it) or where it leads to anything but the post.
 */
export function offerOf({ page, site }: Here, post: Element): Offer | null {
  const control = site.wholeText?.(page, post) ?? null;
  if (control === null || !(control instanceof HTMLElement) || !isVisible(control)) return null;
  if (closest(control, 'form') !== null || attributeOf(control, 'form') !== null) return null;
  const facts = site.readPost(page, post);
  if (facts.text?.caveat !== 'shortened-by-site') return null;
  const around = closest(control, 'a[href]');
  const link = around !== null && contains(post, around) ? around : null;
  if (link !== null && !leadsToPost(link, page, facts)) return null;
  return { post, control, way: link === null ? 'here' : 'page' };
}

/** Texts that were opened at the person's press, so that what is read of them says so. */
export interface WholeTexts {
  /** Presses the control once, waits until the text has grown, and says which element the post is now. */
  open(offer: Offer): Promise<{ readonly outcome: OpenedText; readonly post: Element | null }>;
  /** The site, saying of each text that was opened how that came. */
  marked(site: Site): Site;
}

/** @param here the page as it is now, read by the site itself */
export function createWholeTexts(here: () => Here): WholeTexts {
  const pressed = new WeakMap<Element, { readonly name: string | null; readonly outcome: OpenedText }>();

  /** The post, also where the site has drawn it anew or gone to its page. */
  const findAgain = (
    { post: before, way }: Offer,
    name: string | null,
  ): { element: Element; facts: PostFacts } | null => {
    const { page, site } = here();
    const same = isConnectedOf(before) && isVisible(before) ? before : null;
    const main = name === null ? null : site.mainPost(page);
    const read = (element: Element) => ({ element, facts: site.readPost(page, element) });
    const is = ({ facts }: { facts: PostFacts }): boolean => nameOf(facts) === name;
    const near = (way === 'page' ? [main, same] : [same, main]).filter((one) => one !== null).map(read);
    return (
      near.find(is) ?? (name === null ? null : site.listPosts(page, POSTS_LIMIT).map(read).find(is)) ?? null
    );
  };

  return {
    async open(offer) {
      const { post, control, way } = offer;
      const { page, site } = here();
      const before = site.readPost(page, post);
      const name = nameOf(before);
      const length = before.text?.value.length ?? 0;
      // A page may have given the element a property of that name.
      Reflect.apply(HTMLElement.prototype.click, control, []);
      const until = performance.now() + (way === 'page' ? PAGE_MS : GROW_MS);
      let last: string | null = null;
      let still = 0;
      let found = findAgain(offer, name);
      while (performance.now() < until && still < STILL_LOOKS) {
        await new Promise((resolve) => {
          setTimeout(resolve, LOOK_MS);
        });
        found = findAgain(offer, name);
        const text = found?.facts.text?.value ?? null;
        const grown = text !== null && text.length > length;
        still = grown && text === last ? still + 1 : 0;
        last = text;
      }
      const grown = (found?.facts.text?.value.length ?? 0) > length;
      const outcome: OpenedText = grown ? 'opened' : 'unchanged';
      if (found !== null) pressed.set(found.element, { name, outcome });
      return { outcome, post: found?.element ?? null };
    },
    marked: (site) => ({
      ...site,
      readPost(page, post) {
        const facts = site.readPost(page, post);
        const known = post === null ? undefined : pressed.get(post);
        // Lists use their elements again for other posts.
        if (known === undefined || facts.text === null || nameOf(facts) !== known.name) return facts;
        if (facts.text.caveat !== undefined && facts.text.caveat !== 'shortened-by-site') return facts;
        const caveat = known.outcome === 'opened' ? 'opened-by-person' : 'shortened-though-opened';
        return { ...facts, text: { ...facts.text, caveat } };
      },
    }),
  };
}
