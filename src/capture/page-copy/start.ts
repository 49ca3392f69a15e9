import { pageRequests } from '../../messaging/messenger';
import type { ShadowRootLookup } from '../../sites/site';
import { answerPieces } from '../answer-pieces';
import { MediaGathering } from '../media/gather-media';
import { requestedAddresses } from '../media/requested-addresses';
import type { PageScripts } from '../page-scripts';
import { takePageCopy } from './page-copy';
import { readLoad, readServerDate } from './server-date';

export interface PageCopyParts {
  readonly scripts: PageScripts;
  readonly shadowRootOf: ShadowRootLookup;
  readonly fetchIsSeen: boolean;
  /** Whether the person lets larger sizes of a post's media be asked of the site's own media host. */
  readonly fullSize: () => Promise<boolean>;
}

/** Answers the background's requests for a copy of the page and for the files of a post's media. */
export function startPageCopy({ scripts, shadowRootOf, fetchIsSeen, fullSize }: PageCopyParts): void {
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

  let gathering: MediaGathering | null = null;
  pageRequests.onMessage('nextMedia', async ({ data: { stop } }) => {
    if (stop === true) {
      gathering?.stop();
      gathering = null;
      scripts.media = null;
    } else if (scripts.media !== null) {
      gathering?.stop();
      const found = scripts.media;
      scripts.media = null;
      const situation = {
        origin: location.origin,
        requested: requestedAddresses(found),
        fetchIsSeen,
        fullSize: await fullSize(),
      };
      gathering = new MediaGathering({ found, situation, transfers: scripts.transfers });
    }
    return gathering === null ? { file: null, total: 0, notIncluded: [] } : gathering.step();
  });

  answerPieces(scripts);
}
