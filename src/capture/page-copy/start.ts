import { pageRequests } from '../../messaging/messenger';
import type { ShadowRootLookup } from '../../sites/site';
import { answerPieces } from '../answer-pieces';
import type { PageScripts } from '../page-scripts';
import { takePageCopy } from './page-copy';
import { UNSEEN } from './resource-policy';
import { readLoad, readServerDate } from './server-date';
import { createResourceReader, toDataAddress } from './resource-reader';

export interface PageCopyParts {
  readonly scripts: PageScripts;
  readonly shadowRootOf: ShadowRootLookup;
  readonly fetchIsSeen: boolean;
}

/** Answers the background's requests for a copy of the page and for files the page has loaded. */
export function startPageCopy({ scripts, shadowRootOf, fetchIsSeen }: PageCopyParts): void {
  pageRequests.onMessage('takePageCopy', async () => {
    // Begun first: the copy is taken of the page as it is now, before anything is awaited.
    const copying = takePageCopy({
      document,
      shadowRootOf,
      isOwn: (element) => scripts.own.has(element),
      fetchIsSeen,
    });
    const [{ html, notIncluded }, serverDate] = await Promise.all([
      copying,
      readServerDate({ origin: location.origin, fetchIsSeen, load: readLoad() }),
    ]);
    return { ...scripts.transfers.keep(html), notIncluded, serverDate };
  });

  pageRequests.onMessage('readMedia', async ({ data: { url } }) => {
    const reader = createResourceReader({
      policy: UNSEEN,
      origin: location.origin,
      requested: new Set([url]), // the person points at it: the page has displayed it
      requestedIsWhole: true,
      fetchIsSeen,
      // No pixels drawn again: what is kept as media is the file, byte for byte.
      pictures: new Map(),
      picturesInUse: new Set(),
      broken: new Set(),
    });
    const answer = await reader.read(url, 'image');
    if (answer.bytes === null) return null;
    const address = await toDataAddress(answer.bytes, answer.type);
    return {
      ...scripts.transfers.keep(address.slice(address.indexOf(',') + 1)),
      mediaType: answer.type,
    };
  });

  answerPieces(scripts);
}
