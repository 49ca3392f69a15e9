// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { queryComposed, walk } from './composed-tree';
import { localNameOf } from './dom';

function namesIn(root: Node, options: Parameters<typeof walk>[2]) {
  const names: string[] = [];
  const end = walk(
    root,
    {
      enter(element) {
        names.push(localNameOf(element));
        return 'into';
      },
      leave: (element) => void names.push(`/${localNameOf(element)}`),
    },
    options,
  );
  return { names, end };
}

function make(html: string): HTMLElement {
  const root = document.createElement('main');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

it('ends at its bound, and closes what it opened', () => {
  const { names, end } = namesIn(make('<p><b></b></p><i></i><u></u>'), { nodes: 3 });
  expect(end).toEqual({ nodes: 3, cut: true });
  expect(names).toEqual(['main', 'p', 'b', '/b', '/p', '/main']);
});

it('reaches closed shadow roots where it is given the means', () => {
  const root = make('<x-post></x-post><div></div><div>text</div>');
  const closed = new Map<Element, ShadowRoot>();
  for (const host of [root.children[0]!, root.children[1]!]) {
    const shadow = host.attachShadow({ mode: 'closed' });
    shadow.innerHTML = '<article></article>';
    closed.set(host, shadow);
  }
  const asked: Element[] = [];
  const shadowRootOf = (element: Element) => {
    asked.push(element);
    return closed.get(element) ?? null;
  };
  expect(queryComposed(root, 'article', { limit: 10 })).toEqual([]);
  expect(queryComposed(document, 'article', { limit: 10, shadowRootOf }).map((hit) => hit.depth)).toEqual([
    1, 1,
  ]);
  expect(namesIn(root, { nodes: 100, shadowRootOf }).names).toContain('article');
  expect(asked).not.toContain(root.children[2]);
});

it('is not led in circles by shadow roots that hold each other', () => {
  const root = make('<x-a></x-a>');
  const a = root.children[0]!.attachShadow({ mode: 'open' });
  a.innerHTML = '<x-b></x-b>';
  // A lookup that answers with a root that stands further out.
  const shadowRootOf = () => a;
  expect(namesIn(root, { nodes: 10_000, shadowRootOf }).end.nodes).toBeLessThan(100);
  expect(queryComposed(root, 'x-b', { limit: 100, shadowRootOf })).toHaveLength(1);
});

it('finds in document order, each host before what is in it', () => {
  const root = make('<p id="1"></p><x-a></x-a><p id="4"></p>');
  root.children[1]!.attachShadow({ mode: 'open' }).innerHTML = '<p id="2"></p><x-b></x-b>';
  root.children[1]!.shadowRoot!.querySelector('x-b')!.attachShadow({ mode: 'open' }).innerHTML =
    '<p id="3"></p>';
  const hits = queryComposed(root, 'p', { limit: 10 });
  expect(hits.map((hit) => `${hit.element.id} at ${hit.depth}`)).toEqual([
    '1 at 0',
    '2 at 1',
    '3 at 2',
    '4 at 0',
  ]);
  expect(queryComposed(root, 'p', { limit: 2 }).map((hit) => hit.element.id)).toEqual(['1', '2']);
});
