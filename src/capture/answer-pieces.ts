import { pageRequests } from '../messaging/messenger';
import type { PageScripts } from './page-scripts';

/** Whichever of our scripts comes first answers for the pieces of all; they share the strings. */
export function answerPieces(scripts: PageScripts): void {
  if (scripts.answersPieces) return;
  scripts.answersPieces = true;
  pageRequests.onMessage('readPiece', ({ data }) => scripts.transfers.readPiece(data.transfer, data.index));
}
