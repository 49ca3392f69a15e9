/** By what in it a page of software that runs on any host is known. */
import { queryFirst } from './dom';
import { perReading } from './generic/per-reading';
import type { PageContext } from './site';

export interface Marks {
  /**
   * On every page of the software. Selectors parted by commas, each with an id or of a `meta` in the head: asked of
   * every page there is, so each must be quick on one of a million elements.
   */
  readonly marker: string;
  /**
   * Its posts, for pages whose head an owner has changed and parts of pages. Each begins with a class, which
   * browsers find without asking the rest of every element.
   */
  readonly shapes?: readonly string[];
}

function hasMark({ document }: PageContext, mark: string): boolean {
  if (!mark.startsWith('meta')) return queryFirst(document, mark) !== null;
  const head = queryFirst(document, 'head');
  return head !== null && queryFirst(head, mark) !== null;
}

function hasShape({ document }: PageContext, shape: string): boolean {
  const quick = /^\.[\w-]+/.exec(shape)?.[0];
  return quick !== undefined && queryFirst(document, quick) !== null && queryFirst(document, shape) !== null;
}

/** The mark that a page carries, `null` where it carries none. */
export function recogniserOf({ marker, shapes = [] }: Marks): (page: PageContext) => string | null {
  const marks = marker.split(',');
  return perReading(
    (page) =>
      (marks.some((mark) => hasMark(page, mark)) ? marker : null) ??
      shapes.find((shape) => hasShape(page, shape)) ??
      null,
  );
}
