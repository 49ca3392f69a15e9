import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Stamp, StampLedger } from '../domain/integrity';
import { fromBase64 } from '../domain/base64';
import type { JournalEntry } from '../domain/journal';
import type { StampService } from '../domain/settings';
import { memoryProver, type MemoryProver } from '../bundle/test-prover';
import { fromHex } from '../integrity/digest';
import { readProof } from '../integrity/open-timestamps';
import { ROOT, STAMPING, TestAuthority, type Issued } from '../integrity/test-authority';
import { createStamper, type Stamper } from './stamper';
import { type LocalService, serveLocally } from './test-services';

const authority = new TestAuthority();
const root: Issued = authority.issue({ name: 'Example Root', extensions: ROOT });
const signer = authority.issue({ name: 'Example Stamps', issuer: root, extensions: STAMPING });
const expired = authority.issue({
  name: 'Example Stamps of Before',
  issuer: root,
  extensions: STAMPING,
  to: '20220101000000Z',
});

const journal: JournalEntry[] = [];
function grow(): void {
  journal.push({
    sequence: journal.length + 1,
    at: '2026-11-20T10:00:00.000Z',
    act: 'captured',
    captureId: `capture-${journal.length}`,
    sha256: 'ab'.repeat(32),
    detail: {},
    previous: '0'.repeat(64),
  });
}

let prover: MemoryProver & StampLedger;
let services: StampService[];
let on: boolean;
let allowed: boolean;
let clock: number;
let stamper: Stamper;
/** Every address that was asked, whether or not anybody was there. */
const fetched: string[] = [];
const opened: LocalService[] = [];

async function serve(...given: Parameters<typeof serveLocally>): Promise<LocalService> {
  const service = await serveLocally(...given);
  opened.push(service);
  return service;
}

function currentStamps(): Stamp[] {
  // The archive keeps one for each service and size; the memory one every state it went through.
  return [...new Map(prover.stamps.map((stamp) => [`${stamp.size} ${stamp.service}`, stamp])).values()];
}

beforeEach(async () => {
  journal.length = 0;
  fetched.length = 0;
  grow();
  const made = await memoryProver({ listJournal: async () => journal });
  prover = {
    ...made,
    listStamps: async (size) => currentStamps().filter((one) => size === undefined || one.size === size),
    listOpenStamps: async () =>
      currentStamps().filter(({ state }) => state === 'waiting' || state === 'pending'),
    readKeptHead: async (size) => made.heads.find(({ head }) => head.size === size) ?? null,
    hasUnstampedCapture: async () =>
      journal.some(({ sequence }) => currentStamps().every(({ size }) => size < sequence)),
    findStamps: async () => [],
  };
  services = [];
  on = true;
  allowed = true;
  clock = Date.now();
  stamper = createStamper({
    prover: async () => prover,
    readSettings: async () => ({ on, services }),
    mayReach: async () => allowed,
    fetch: (address, init) => {
      fetched.push(address);
      return fetch(address, init);
    },
    now: () => new Date(clock),
    whileAwake: (work) => work(),
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((service) => service.close()));
});

const tokenBy = (issued: Issued) => (asked: { body: Uint8Array }) => ({
  type: 'application/timestamp-reply',
  body: authority.reply(asked.body, issued, [root]),
});

describe('an authority', () => {
  test('gets a digest and nothing else, and its token is kept with its chain', async () => {
    const service = await serve(tokenBy(signer));
    services.push({ kind: 'rfc3161', address: service.address });
    await stamper.stampNow();
    const [stamp] = currentStamps();
    expect(stamp).toMatchObject({ state: 'kept', problem: null, attempts: 1, size: 1 });
    expect(stamp?.certificates.length).toBeGreaterThanOrEqual(2);
    expect(Math.abs(stamp?.clockAheadSeconds ?? 99)).toBeLessThan(5);
    const [asked] = service.asked;
    expect(service.asked).toHaveLength(1);
    expect(asked?.body).toHaveLength(69);
    expect(asked?.headers['content-type']).toBe('application/timestamp-query');
    expect(asked?.headers).not.toHaveProperty('cookie');
    expect(asked?.headers).not.toHaveProperty('referer');
    const [kept] = await prover.listHeads();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', kept!.bytes));
    expect(authority.accepts(fromBase64(stamp?.answer ?? ''), { digest }, root)).toBe(true);
  });

  test('whose certificate has expired is refused, as openssl refuses it', async () => {
    const service = await serve(tokenBy(expired));
    services.push({ kind: 'rfc3161', address: service.address });
    await stamper.stampNow();
    const [stamp] = currentStamps();
    expect(stamp).toMatchObject({ state: 'refused', attestedAt: null });
    expect(stamp?.problem).toContain('validity');
    const [kept] = await prover.listHeads();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', kept!.bytes));
    expect(authority.accepts(fromBase64(stamp?.answer ?? ''), { digest }, root)).toBe(false);
  });

  test('that answers with the token of another request is refused', async () => {
    let first: Uint8Array | null = null;
    const service = await serve((asked) => {
      first ??= authority.reply(asked.body, signer, [root]);
      return { body: first };
    });
    services.push({ kind: 'rfc3161', address: service.address });
    await stamper.stampNow();
    grow();
    await stamper.stampNow();
    expect(currentStamps().map(({ size, state }) => `${size} ${state}`)).toEqual(['1 kept', '2 refused']);
    expect(currentStamps()[1]?.problem).toMatch(/imprint|nonce/);
  });

  test.each([
    ['an error page', { status: 503, body: new Uint8Array(0) }],
    ['nothing', { body: new Uint8Array(0) }],
    ['more than anybody needs', { body: new Uint8Array(2 * 1024 * 1024) }],
    ['a way elsewhere', { status: 302, body: new Uint8Array(0), headers: { location: '/other' } }],
  ])('that gives %s is asked again later', async (_what, answer) => {
    let well = false;
    const service = await serve((asked) => (well ? tokenBy(signer)(asked) : answer));
    services.push({ kind: 'rfc3161', address: service.address });
    await stamper.stampNow();
    expect(currentStamps()).toMatchObject([{ state: 'waiting', attempts: 1, answer: null }]);
    expect(currentStamps()[0]?.problem).not.toBeNull();
    well = true;
    const before = service.asked.length;
    await stamper.retry();
    expect(service.asked, 'too early').toHaveLength(before);
    clock += 31_000;
    await stamper.retry();
    expect(currentStamps()).toMatchObject([{ state: 'kept', attempts: 2 }]);
    expect(service.asked.every(({ path }) => path === '/')).toBe(true);
  });

  test('that is not there costs nothing but the wait, and is asked at once when the person says so', async () => {
    const service = await serve(tokenBy(signer));
    await service.close();
    services.push({ kind: 'rfc3161', address: service.address });
    await stamper.stampNow();
    await stamper.retry('atOnce');
    expect(currentStamps()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
  });
});

test('one that is not there is asked once a round, however much waits for it', async () => {
  const gone = await serve(() => ({ body: new Uint8Array(0) }));
  await gone.close();
  services.push({ kind: 'rfc3161', address: gone.address });
  for (let captures = 0; captures < 3; captures += 1) {
    grow();
    await stamper.stampNow();
  }
  const well = await serve(tokenBy(signer));
  services.push({ kind: 'rfc3161', address: well.address });
  grow();
  clock += 86_400_000;
  fetched.length = 0;
  await stamper.stampNow();
  expect(fetched).toEqual([gone.address, well.address]);
  expect(currentStamps().filter(({ state }) => state === 'waiting')).toHaveLength(4);
});

test('the person asks for the present state and for what waits, due or not', async () => {
  let well = false;
  const service = await serve((asked) =>
    well ? tokenBy(signer)(asked) : { status: 503, body: new Uint8Array(0) },
  );
  services.push({ kind: 'rfc3161', address: service.address });
  await stamper.stampNow();
  grow();
  well = true;
  await stamper.askNow();
  expect(currentStamps().map(({ size, state }) => `${size} ${state}`)).toEqual(['1 kept', '2 kept']);
});

test('what was asked by a clock that has been set back since is asked again', async () => {
  const service = await serve(() => ({ status: 503, body: new Uint8Array(0) }));
  services.push({ kind: 'rfc3161', address: service.address });
  clock += 5 * 365 * 86_400_000;
  await stamper.stampNow();
  clock -= 5 * 365 * 86_400_000;
  await stamper.retry();
  expect(service.asked).toHaveLength(2);
});

test('turned off or taken off the list while another is asked, it is not asked any more', async () => {
  const last = await serve(tokenBy(signer));
  const middle = await serve((asked) => {
    on = false;
    return tokenBy(signer)(asked);
  });
  const first = await serve((asked) => {
    services = services.filter(({ address }) => address !== removed.address);
    return tokenBy(signer)(asked);
  });
  const removed = await serve(tokenBy(signer));
  for (const { address } of [first, removed, middle, last]) services.push({ kind: 'rfc3161', address });
  await stamper.stampNow();
  expect([first, removed, middle, last].map(({ asked }) => asked.length)).toEqual([1, 0, 1, 0]);
});

test('all of them wait in the archive before the first is asked, so that an end in between costs none', async () => {
  const other = await serve(tokenBy(signer));
  let waiting = 0;
  const service = await serve((asked) => {
    waiting = currentStamps().filter(({ state }) => state === 'waiting').length;
    return tokenBy(signer)(asked);
  });
  for (const { address } of [service, other]) services.push({ kind: 'rfc3161', address });
  await stamper.stampNow();
  expect(waiting).toBe(2);
});

test('a capture after which the background ended is stamped by the next one, and only once', async () => {
  const service = await serve(tokenBy(signer));
  services.push({ kind: 'rfc3161', address: service.address });
  await stamper.resume();
  expect(currentStamps()).toMatchObject([{ size: 1, state: 'kept' }]);
  await stamper.resume();
  expect(service.asked).toHaveLength(1);
  on = false;
  grow();
  await stamper.resume();
  expect(service.asked).toHaveLength(1);
});

test('nothing that is confirmed is read again after a capture', async () => {
  const service = await serve(tokenBy(signer));
  services.push({ kind: 'rfc3161', address: service.address });
  await stamper.stampNow();
  grow();
  prover.listHeads = () => Promise.reject(new Error('all heads were read'));
  const asked: (number | undefined)[] = [];
  const { listStamps } = prover;
  prover.listStamps = async (size) => {
    asked.push(size);
    return listStamps(size);
  };
  await stamper.stampNow();
  expect(asked).toEqual([2]);
  expect(currentStamps()).toHaveLength(2);
});

test('one that cannot be read says so and keeps no other from being asked', async () => {
  const service = await serve(() => ({ status: 503, body: new Uint8Array(0) }));
  services.push({ kind: 'opentimestamps', address: service.address });
  await stamper.stampNow();
  const [waiting] = currentStamps();
  await prover.saveStamp({ ...waiting!, state: 'pending', answer: 'AAAA' });
  grow();
  await stamper.stampNow();
  const before = service.asked.length;
  await stamper.retry('atOnce');
  expect(currentStamps()[0]).toMatchObject({ size: 1, state: 'pending', answer: 'AAAA' });
  expect(currentStamps()[0]?.problem).not.toBeNull();
  expect(service.asked.length).toBe(before + 1);
});

test('nothing is asked while it is off, or of what the person has not allowed', async () => {
  const service = await serve(tokenBy(signer));
  services.push({ kind: 'rfc3161', address: service.address });
  on = false;
  await stamper.stampNow();
  expect(await prover.listHeads()).toEqual([]);
  on = true;
  allowed = false;
  await stamper.stampNow();
  expect(currentStamps()).toMatchObject([
    { state: 'waiting', problem: 'not allowed to reach it', attempts: 0 },
  ]);
  expect(service.asked).toEqual([]);
  allowed = true;
  await stamper.retry();
  expect(currentStamps()).toMatchObject([{ state: 'kept', problem: null, attempts: 1 }]);
});

test('a service that was taken off the list is not asked again', async () => {
  const service = await serve(() => ({ status: 500, body: new Uint8Array(0) }));
  services.push({ kind: 'rfc3161', address: service.address });
  await stamper.stampNow();
  services.length = 0;
  services.push({ kind: 'rfc3161', address: 'http://127.0.0.1:1/' });
  await stamper.retry('atOnce');
  expect(service.asked).toHaveLength(1);
});

test('an archive that cannot be opened keeps nobody from capturing', async () => {
  services.push({ kind: 'rfc3161', address: 'http://127.0.0.1:1/' });
  prover.keepHead = () => Promise.reject(new Error('no archive'));
  await expect(stamper.stampNow()).resolves.toBeUndefined();
  // Who asked for it is told.
  await expect(stamper.askNow()).rejects.toThrow('no archive');
  await expect(stamper.retry()).resolves.toBeUndefined();
});

describe('a calendar', () => {
  const PENDING = '83dfe30d2ef90c8e';
  const BITCOIN = '0588960d73d71901';

  test('promises, which proves nothing, and later leads to a block', async () => {
    let mined = false;
    let broken = false;
    const service: LocalService = await serve(({ method, path }) => {
      if (method === 'POST') {
        const address = Buffer.from(service.address.replace(/\/$/, ''));
        const payload = Buffer.concat([Buffer.from([address.length]), address]);
        return {
          body: Buffer.concat([Buffer.from(`00${PENDING}`, 'hex'), Buffer.from([payload.length]), payload]),
        };
      }
      if (broken) return { status: 503, body: new Uint8Array(0) };
      if (!mined || !/^\/timestamp\/[0-9a-f]{64}$/.test(path))
        return { status: 404, body: new Uint8Array(0) };
      // append 32 bytes, SHA-256, block 800,000
      return { body: fromHex(`f020${'11'.repeat(32)}0800${BITCOIN}0380ea30`) };
    });
    services.push({ kind: 'opentimestamps', address: service.address });
    await stamper.stampNow();
    expect(currentStamps()).toMatchObject([{ state: 'pending', attestedAt: null }]);
    await stamper.retry('atOnce');
    expect(currentStamps()).toMatchObject([{ state: 'pending', problem: null }]);
    broken = true;
    await stamper.retry('atOnce');
    expect(currentStamps()).toMatchObject([{ state: 'pending', problem: 'HTTP 503' }]);
    broken = false;
    mined = true;
    await stamper.retry('atOnce');
    const [stamp] = currentStamps();
    expect(stamp).toMatchObject({ state: 'in-block' });
    const proof = await readProof(fromBase64(stamp?.answer ?? ''));
    expect(proof.attestations.map(({ kind }) => kind).toSorted()).toEqual(['bitcoin', 'pending']);
    // What was sent is no digest of anything that is kept.
    const [kept] = await prover.listHeads();
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', kept!.bytes));
    expect(proof.digest).toBe(digest.toString('hex'));
    expect(Buffer.from(service.asked[0]!.body).equals(digest)).toBe(false);
    const asked = service.asked.length;
    await stamper.retry('atOnce');
    expect(service.asked).toHaveLength(asked);
  });

  test.each([
    ['something else', Buffer.from('<html>welcome</html>')],
    ['a promise that is no promise', fromHex(`00${'11'.repeat(8)}00`)],
    ['more steps than a proof may have', fromHex(`${'08'.repeat(255)}00${PENDING}0100`)],
    [
      'a message larger than a proof may have',
      fromHex(`${`f0a01f${'11'.repeat(4000)}`.repeat(2)}00${PENDING}0100`),
    ],
  ])('that answers with %s is asked again', async (_what, body) => {
    const service = await serve(() => ({ body }));
    services.push({ kind: 'opentimestamps', address: service.address });
    await stamper.stampNow();
    expect(currentStamps()).toMatchObject([{ state: 'waiting', problem: 'not an answer of a calendar' }]);
  });
});
