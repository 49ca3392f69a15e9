import type { NotIncluded, NotIncludedReason } from '../../domain/capture';
import type { ShadowRootLookup } from '../../sites/site';
import type { DocumentCopy, Snapshot, SnapshotLimits } from './copy-run';
import { finishDocument, finishTree } from './finish';
import { UNSEEN, type ResourcePolicy } from './resource-policy';
import { createResourceReader, type ReaderLimits } from './resource-reader';
import { nameAddress } from './scrub';
import { embedResources, type EmbedParts } from './single-file';
import { takeSnapshot } from './snapshot';

export interface PageCopyOptions {
  /** The live document; it is only read. */
  readonly document: Document;
  /** Reaches closed shadow roots where the browser allows it. */
  readonly shadowRootOf: ShadowRootLookup;
  /** Tidemark's own elements in the page. */
  readonly isOwn: (element: Element) => boolean;
  /** Whether this browser shows a content script's requests in the page's own timeline (Firefox). */
  readonly fetchIsSeen: boolean;
  /** Default: for any page. */
  readonly policy?: ResourcePolicy;
  readonly limits?: Partial<SnapshotLimits & ReaderLimits>;
}

export interface PageCopy {
  /** One self-contained file: no script, no request, no credentials of the viewer. */
  readonly html: string;
  readonly notIncluded: readonly NotIncluded[];
}

/** One at a time: the core that embeds pictures keeps what it works with in a variable of its module. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Copies the page as it is at this moment into one file. The snapshot is taken before this returns; what it
 * refers to is put in afterwards. Where that fails, the copy is still made, without pictures, and says so.
 */
export function takePageCopy(options: PageCopyOptions): Promise<PageCopy> {
  const snapshot = takeSnapshot({ ...options, listPicturesInUse: options.fetchIsSeen });
  const copy = last.then(() => complete(snapshot, options));
  last = copy.catch(() => undefined);
  return copy;
}

/**
 * The page as it is at this moment as a document of its own, complete in itself, for drawing it; frames are
 * empty. Nothing but its `target`, if any, is marked (`MARK.target`).
 */
export function takeDrawableCopy(
  options: PageCopyOptions & { readonly target: Element | null },
): Promise<Document> {
  const snapshot = takeSnapshot({ ...options, listPicturesInUse: options.fetchIsSeen });
  const copy = last.then(async () => {
    await embed(snapshot, options, () => undefined);
    finishTree(snapshot.top, snapshot.sheets);
    const { document } = snapshot.top;
    // The page's policy would hold for what is in a frame of a frame of the page, and report it.
    for (const frame of document.querySelectorAll('iframe')) frame.removeAttribute('srcdoc');
    return document;
  });
  last = copy.catch(() => undefined);
  return copy;
}

async function complete(snapshot: Snapshot, options: PageCopyOptions): Promise<PageCopy> {
  const named = new Map<string, NotIncluded>();
  const leaveOut: LeaveOut = (what, reason) => {
    named.set(`${reason} ${what}`, { what, reason });
  };
  for (const { what, reason } of snapshot.notIncluded) leaveOut(what, reason);
  await embed(snapshot, options, leaveOut);
  return { html: finishDocument(snapshot.top, snapshot.sheets), notIncluded: [...named.values()] };
}

type LeaveOut = (what: string, reason: NotIncludedReason) => void;

/** Puts in what the page refers to; where the library fails, what is there so far stays as it is. */
async function embed(snapshot: Snapshot, options: PageCopyOptions, leaveOut: LeaveOut): Promise<void> {
  const parts: EmbedParts = {
    reader: createResourceReader({
      ...snapshot,
      policy: options.policy ?? UNSEEN,
      origin: location.origin,
      fetchIsSeen: options.fetchIsSeen,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    }),
    sheets: snapshot.sheets,
    missed: (url, reason) => leaveOut(nameAddress(url, snapshot), reason),
  };
  try {
    for (const copy of allDocuments(snapshot.top)) await embedResources(copy.document, copy.base, parts);
  } catch (error) {
    // Whatever went wrong in the library, the text and the layout are in hand: they are kept, and it is said.
    const cause = error instanceof Error ? error.name : typeof error;
    leaveOut(`pictures and fonts of the page copy (${cause})`, 'page-copy-failed');
  }
}

function allDocuments(copy: DocumentCopy): DocumentCopy[] {
  return [copy, ...copy.frames.flatMap(allDocuments)];
}
