import type { PostReference } from '../messaging/calls';

/** Names elements for calls that come later, without leaving a mark on them. */
export interface PostReferences {
  /** The name of this element; the same element keeps its name. */
  refer(element: Element): PostReference;
  /** The element of that name, or `null` when it has left the document. */
  resolve(reference: PostReference): Element | null;
}

export function createPostReferences(): PostReferences {
  const names = new WeakMap<Element, PostReference>();
  const elements = new Map<PostReference, WeakRef<Element>>();
  let last = 0;
  return {
    refer(element) {
      const known = names.get(element);
      if (known !== undefined) return known;
      last += 1;
      const reference = `post-${last}`;
      names.set(element, reference);
      elements.set(reference, new WeakRef(element));
      return reference;
    },
    resolve(reference) {
      const element = elements.get(reference)?.deref();
      return element?.isConnected === true ? element : null;
    },
  };
}
