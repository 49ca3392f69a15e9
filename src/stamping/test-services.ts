import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface LocalService {
  /** `http://127.0.0.1:…/` */
  readonly address: string;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service on this machine that answers as it is told, and remembers what it was asked; at any free port, or this one. */
export async function serveLocally(
  answer: (asked: Asked) => Answer | Promise<Answer>,
  at = 0,
): Promise<LocalService> {
  const asked: Asked[] = [];
  const server: Server = createServer((incoming, outgoing) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const one: Asked = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: new Uint8Array(Buffer.concat(parts)),
      };
      asked.push(one);
      const { status = 200, type = 'application/octet-stream', body, headers = {} } = await answer(one);
      outgoing.writeHead(status, { 'Content-Type': type, ...headers });
      outgoing.end(body);
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(at, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
