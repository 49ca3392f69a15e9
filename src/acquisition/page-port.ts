import { fromBase64 } from '../domain/base64';
import type { Transfer } from '../messaging/calls';
import { pageRequests } from '../messaging/messenger';
import { injectScript, type PageScript } from '../platform/scripting';

/** A page that does not answer for this long has gone or hangs. Milliseconds. */
const ANSWER_MS = 30_000;

export type AskPage = typeof pageRequests.sendMessage;

/** The page script of one tab, injected when first asked. */
export interface PagePort {
  readonly ask: <T extends Parameters<AskPage>[0]>(
    type: T,
    data: Parameters<typeof pageRequests.sendMessage<T>>[1],
    limitMs?: number,
  ) => Promise<Awaited<ReturnType<typeof pageRequests.sendMessage<T>>>>;
  inject(script: PageScript): Promise<unknown>;
  /** What the page's own world says; `null` where nothing of ours may run there. */
  readWorld(): Promise<unknown>;
  /** All pieces of a long string. */
  fetchTransfer(transfer: Transfer): Promise<string>;
  /** The same of a file, of which no more than a piece lies in memory twice; throws where it is not of that size. */
  fetchFile(file: Transfer & { readonly size: number }): Promise<Uint8Array<ArrayBuffer>>;
}

/** Thrown when the page script gives no answer: the page went elsewhere, or hangs. */
export class PageSilent extends Error {
  constructor(request: string) {
    super(`the page did not answer ${request}`);
    this.name = 'PageSilent';
  }
}

function within<T>(work: Promise<T>, limitMs: number, request: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PageSilent(request)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function openPagePort(tabId: number): PagePort {
  const ask: PagePort['ask'] = async (type, data, limitMs = ANSWER_MS) =>
    (await within(
      pageRequests.sendMessage(type, data as never, { tabId, frameId: 0 }),
      limitMs,
      type,
    )) as never;
  return {
    ask,
    inject: (script) => injectScript(tabId, script),
    readWorld: () => injectScript(tabId, 'page-world.js', 'MAIN').catch(() => null),
    async fetchTransfer({ transfer, pieces }) {
      const parts: string[] = [];
      for (let index = 0; index < pieces; index += 1) parts.push(await ask('readPiece', { transfer, index }));
      return parts.join('');
    },
    async fetchFile({ transfer, pieces, size }) {
      const bytes = new Uint8Array(size);
      let end = 0;
      for (let index = 0; index < pieces; index += 1) {
        const piece = fromBase64(await ask('readPiece', { transfer, index }));
        bytes.set(piece, end);
        end += piece.length;
      }
      if (end !== size) throw new PageSilent('readPiece');
      return bytes;
    },
  };
}
