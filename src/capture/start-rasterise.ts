import { pageRequests } from '../messaging/messenger';
import type { ShadowRootLookup } from '../sites/site';
import { answerPieces } from './answer-pieces';
import { toDataAddress } from './page-copy/blob-bytes';
import type { PageScripts } from './page-scripts';
import { rasterise } from './rasterise';

export interface RasterisePageParts {
  readonly scripts: PageScripts;
  readonly shadowRootOf: ShadowRootLookup;
  readonly fetchIsSeen: boolean;
}

/** Answers the background's requests for a drawing of a post or of the page. */
export function startRasterise({ scripts, shadowRootOf, fetchIsSeen }: RasterisePageParts): void {
  pageRequests.onMessage('renderTarget', async ({ data: { reference } }) => {
    const target = reference === null ? null : scripts.resolveReference(reference);
    if (reference !== null && target === null) throw new Error('the post is no longer in the page');
    const { png, pixels, area } = await rasterise({ target, shadowRootOf, own: scripts.own, fetchIsSeen });
    const address = await toDataAddress(new Blob([png]), 'image/png');
    return { ...scripts.transfers.keep(address.slice(address.indexOf(',') + 1)), pixels, area };
  });
  answerPieces(scripts);
}
