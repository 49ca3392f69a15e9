import { execFile } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createProxy, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { makeTemporaryFolder } from './temporary.ts';

/** A request that a fake host got. */
export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

export interface NetworkProxy {
  readonly address: string;
  /** SHA-256 of the public key that its hosts show, base64: whose certificate is only overruled is not cached. */
  readonly key: string;
}

export interface FakeHosts {
  /** What stands for the network: a proxy behind which every host is this machine. */
  readonly proxy: NetworkProxy;
  /** Every request of every host so far, in their order. */
  readonly requests: readonly SeenRequest[];
  /** How many answers are being written still. */
  openAnswers(): number;
  close(): Promise<void>;
}

/** What browsers ask by themselves; it is refused and says nothing about what they were made to do. */
const OWN = /(?:^|\.)(?:google|googleapis|gvt1|mozilla|firefox)\.(?:com|org|net):443$/;

/**
 * Real names of hosts on 127.0.0.1 alone: a proxy that leads every `CONNECT` (RFC 9110, 9.3.6) to one local server with
 * a certificate of its own making. Nothing gets past it, so what it has not seen was not asked.
 */
export async function startFakeHosts(
  answer: (request: SeenRequest, response: ServerResponse) => void,
): Promise<FakeHosts> {
  const folder = await makeTemporaryFolder('fake-hosts');
  const key = join(folder.path, 'key.pem');
  const certificate = join(folder.path, 'certificate.pem');
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await promisify(execFile)('openssl', [
    ...made,
    '-keyout',
    key,
    '-out',
    certificate,
    '-days',
    '2',
    '-subj',
    '/CN=fake.example',
  ]);
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let open = 0;
  const server = createServer(
    { key: await readFile(key), cert: await readFile(certificate) },
    (request, response) => {
      const seen = {
        host: request.headers.host ?? '',
        path: request.url ?? '',
        method: request.method ?? '',
        headers: request.headers,
      };
      requests.push(seen);
      open += 1;
      response.once('close', () => (open -= 1));
      answer(seen, response);
    },
  );
  const keyDigest = createHash('sha256')
    .update(
      new X509Certificate(await readFile(certificate)).publicKey.export({ type: 'spki', format: 'der' }),
    )
    .digest('base64');
  const port = await listen(server);
  const proxy = createProxy((_request, response) => {
    response.writeHead(502);
    response.end();
  });
  proxy.on('connect', ({ url }, socket: Socket) => {
    if (OWN.test(url ?? '')) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      there.pipe(socket);
      socket.pipe(there);
    });
    for (const one of [socket, there]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        sockets.delete(one);
        socket.destroy();
        there.destroy();
      });
    }
  });
  return {
    proxy: { address: `127.0.0.1:${await listen(proxy)}`, key: keyDigest },
    requests,
    openAnswers: () => open,
    async close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      server.close();
      await folder.remove();
    },
  };
}

function listen(server: ReturnType<typeof createProxy>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
