import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import { avatarSvg, harbourPng, harbourSvg } from './pictures.ts';
import { chatPage, longChatPage, virtualChatMessages, virtualChatPage } from './pages/chat.ts';
import { feedPage } from './pages/feed.ts';
import type { PageRequest } from './pages/layout.ts';
import { postPage } from './pages/post.ts';
import { profilePage } from './pages/profile.ts';
import {
  ariaFeedPage,
  articlePage,
  blogPage,
  dialogPage,
  embeddedPage,
  framePage,
  stillPage,
  tallPage,
} from './pages/single.ts';
import { threadPage } from './pages/thread.ts';
import { accounts } from './site/accounts.ts';
import { findPost } from './site/posts.ts';

/** What one address answers. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Milliseconds to wait before answering. */
  readonly delay?: number;
}

export interface AnswerRequest extends PageRequest {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request, or `null` where the address is not its own. */
export type Route = (request: AnswerRequest) => Answer | null | Promise<Answer | null>;

/** One line of the request log. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly port: number;
  readonly at: number;
  /** `sec-fetch-dest` and `sec-fetch-mode`, where the browser says them. */
  readonly destination: string | null;
  readonly mode: string | null;
  readonly referrer: string | null;
  readonly body: string;
}

export interface Demo {
  readonly origin: string;
  /** A second origin, for frames. */
  readonly frameOrigin: string;
  /** Every request since the start, oldest first. */
  requests(): readonly LoggedRequest[];
  close(): Promise<void>;
}

const STATIC_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

export function page(body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { type: 'text/html; charset=utf-8', body, headers: { 'cache-control': 'no-cache', ...headers } };
}

const cached = { 'cache-control': 'public, max-age=86400' } as const;

/** Drawing a PNG takes a fifth of a second: each is drawn once. */
const drawn = new Map<number, Buffer>();

function pngOf(seed: number): Buffer {
  const before = drawn.get(seed);
  if (before !== undefined) return before;
  const png = harbourPng(seed);
  drawn.set(seed, png);
  return png;
}

function pictureAt(path: string): Answer | null {
  const picture = /^\/pictures\/(\d+)\.(svg|png)$/.exec(path);
  if (picture !== null) {
    const seed = Number(picture[1]);
    return picture[2] === 'svg'
      ? { type: 'image/svg+xml', body: harbourSvg(seed), headers: cached }
      : { type: 'image/png', body: pngOf(seed), headers: cached };
  }
  const avatar = /^\/avatars\/([a-z0-9._]+)\.svg$/.exec(path);
  const account = accounts.find((candidate) => candidate.handle === avatar?.[1]);
  if (account !== undefined) {
    const letters = account.name
      .replaceAll(/[^\p{L} ]/gu, '')
      .split(' ')
      .slice(0, 2);
    const initials = letters.map((word) => word.charAt(0)).join('');
    return { type: 'image/svg+xml', body: avatarSvg(account.hue, initials), headers: cached };
  }
  return path === '/icon.svg' ? { type: 'image/svg+xml', body: avatarSvg(17, 'H'), headers: cached } : null;
}

async function staticAt(path: string): Promise<Answer | null> {
  const match = /^\/browser\/([a-z-]+\.(?:css|js))$/.exec(path);
  if (match?.[1] === undefined) return null;
  const body = await readFile(join(import.meta.dirname, 'browser', match[1]), 'utf8');
  return { type: STATIC_TYPES[extname(match[1])] ?? 'text/plain', body, headers: cached };
}

const PAGES: Readonly<Record<string, (request: PageRequest) => string>> = {
  '/': feedPage,
  '/thread/500001': threadPage,
  '/chat/lantern47': chatPage,
  '/chat/virtual': virtualChatPage,
  '/chat/long': longChatPage,
  '/dialog': dialogPage,
  '/article': articlePage,
  '/blog/note': blogPage,
  '/aria-feed': ariaFeedPage,
  '/frame': framePage,
  '/embedded': embeddedPage,
  '/still': stillPage,
  '/post/417777': tallPage,
};

/** The pages of the site itself. */
const site: Route = async (request) => {
  const path = request.url.pathname;
  const render = Object.hasOwn(PAGES, path) ? PAGES[path] : undefined;
  if (render !== undefined) return page(render(request));
  if (path === '/chat/virtual.json') return { type: 'application/json', body: virtualChatMessages() };
  // An address that leads elsewhere, as short links do.
  if (path === '/s/418199') {
    return {
      status: 302,
      type: 'text/plain',
      body: '',
      headers: { location: '/post/418199?from=short#top' },
    };
  }
  const post = findPost(/^\/post\/(\d+)$/.exec(path)?.[1] ?? '');
  if (post !== null) return page(postPage(request, post));
  const account = accounts.find((candidate) => path === `/@${candidate.handle}`);
  if (account !== undefined) return page(profilePage(request, account));
  return pictureAt(path) ?? (await staticAt(path));
};

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

/**
 * Serves Harbour, a small social site with invented people, on 127.0.0.1 at two ports (two origins).
 * `port` 0 takes a free one; `routes` are asked before the site's own pages.
 */
export async function startDemo({
  port = 0,
  routes = [],
}: { port?: number; routes?: readonly Route[] } = {}): Promise<Demo> {
  const log: LoggedRequest[] = [];
  const ports = { main: 0, frame: 0 };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await readBody(incoming);
    const { headers } = incoming;
    const header = (name: string): string | null => {
      const value = headers[name];
      return typeof value === 'string' ? value : null;
    };
    const localPort = incoming.socket.localPort ?? 0;
    log.push({
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      port: localPort,
      at: Date.now(),
      destination: header('sec-fetch-dest'),
      mode: header('sec-fetch-mode'),
      referrer: header('referer'),
      body,
    });
    const origin = `http://${headers.host ?? `127.0.0.1:${localPort}`}`;
    const request: AnswerRequest = {
      url: new URL(incoming.url ?? '/', origin),
      origin,
      frameOrigin: `http://127.0.0.1:${ports.frame}`,
      method: incoming.method ?? 'GET',
      headers,
      body,
    };
    let answer: Answer | null = null;
    for (const route of [...routes, site]) {
      answer ??= await route(request);
    }
    answer ??= {
      status: 404,
      type: 'text/html; charset=utf-8',
      body: '<!doctype html><title>Not here</title><p>Not here.',
    };
    if (answer.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delay));
    outgoing.writeHead(answer.status ?? 200, { 'content-type': answer.type, ...answer.headers });
    outgoing.end(answer.body);
  };
  const onRequest = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    handle(incoming, outgoing).catch((error: unknown) => {
      console.error(`demo: ${incoming.url ?? ''}`, error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end();
    });
  };
  const servers = [createServer(onRequest), createServer(onRequest)] as const;
  ports.main = await listen(servers[0], port);
  ports.frame = await listen(servers[1], 0);
  return {
    origin: `http://127.0.0.1:${ports.main}`,
    frameOrigin: `http://127.0.0.1:${ports.frame}`,
    requests: () => [...log],
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}
