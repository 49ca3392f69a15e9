import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../../../node_modules/replaywebpage');

async function listen(server: Server): Promise<{ port: number; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export interface ReplayServer {
  readonly origin: string;
  /** Address of the program with a capture's page or picture open in it. */
  addressOf(url: string, capturedAt: string): string;
  close(): Promise<void>;
}

/** ReplayWeb.page as its package has it, and one WACZ to look at, on a server of their own. */
export async function serveReplay(wacz: Buffer): Promise<ReplayServer> {
  const files = new Map<string, readonly [type: string, bytes: Buffer]>([
    ['/', ['text/html', await readFile(join(PACKAGE, 'index.html'))]],
    ['/ui.js', ['text/javascript', await readFile(join(PACKAGE, 'ui.js'))]],
    ['/sw.js', ['text/javascript', await readFile(join(PACKAGE, 'sw.js'))]],
    ['/page.wacz', ['application/wacz', wacz]],
  ]);
  const answer: RequestListener = (request, response) => {
    const found = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const [type, bytes] = found;
    const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    // `bytes=-500`: the last 500.
    const from = first === '' ? Math.max(0, bytes.length - Number(last)) : Number(first);
    const to = first === '' || last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
    const isPart = request.headers.range !== undefined;
    const body = isPart ? bytes.subarray(from, to + 1) : bytes;
    response.writeHead(isPart ? 206 : 200, {
      'content-type': type,
      'content-length': body.length,
      'accept-ranges': 'bytes',
      ...(isPart ? { 'content-range': `bytes ${from}-${to}/${bytes.length}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const { port, close } = await listen(createServer(answer));
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    addressOf: (url, capturedAt) => {
      const ts = capturedAt.replaceAll(/[-:T]/g, '').slice(0, 14);
      const source = encodeURIComponent(`${origin}/page.wacz`);
      return `${origin}/?source=${source}#view=pages&url=${encodeURIComponent(url)}&ts=${ts}`;
    },
    close,
  };
}

export interface DeadEnd {
  readonly port: number;
  /** Everything that was asked of it, e.g. `CONNECT example.org:443` or `GET http://example.org/`. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * A proxy that lets nothing through and remembers what it was asked for. Browsers ask it for every host but the
 * machine itself, so it sees what would have left.
 */
export async function openDeadEnd(): Promise<DeadEnd> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  return { asked, ...(await listen(server)) };
}
