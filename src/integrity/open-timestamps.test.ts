import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromHex, toHex } from './digest';
import {
  makeProof,
  mergeUpgrade,
  newSubmission,
  OpenTimestampsError,
  readProof,
  type Proof,
} from './open-timestamps';
import { mustRunProgram } from './test-programs';

type Bytes = Uint8Array<ArrayBuffer>;
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

type Listed = readonly (string | number)[];
interface Read {
  readonly error?: string;
  readonly digest: string;
  readonly attestations: readonly Listed[];
  readonly again: string;
}

/** What python-opentimestamps says to each of these. */
function oracle<T>(command: 'read' | 'make' | 'stamp', values: readonly unknown[]): T[] {
  const input = values.map((value) => `${JSON.stringify([command, value])}\n`).join('');
  // Debian's own Python, since another one does not see Debian's packages.
  const program = process.platform === 'linux' ? '/usr/bin/python3' : 'python3';
  const output = mustRunProgram(program, [join(import.meta.dirname, 'test-open-timestamps.py')], { input });
  return output
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** Ours in the oracle's words. */
function listed({ attestations }: Proof): Listed[] {
  const lists = attestations.map((one): Listed => {
    switch (one.kind) {
      case 'pending':
        return ['pending', one.calendar, one.commitment];
      case 'bitcoin':
        return ['bitcoin', one.height, one.merkleRoot];
      case 'unknown':
        return ['unknown', one.tag];
      case 'not-computed':
        return ['not-computed'];
    }
  });
  return lists.sort(byText);
}
const byText = (one: Listed, other: Listed): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof OpenTimestampsError) return error.code;
  throw new Error('not refused, or not in our words', { cause: error });
}

const PENDING = fromHex('0083dfe30d2ef90c8e');
const BITCOIN = fromHex('000588960d73d71901');
const MAGIC = fromHex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294');
const block = (...bytes: readonly number[]): Bytes => Uint8Array.of(bytes.length, ...bytes);
const pending = (address: string): Bytes => {
  const bytes = new TextEncoder().encode(address);
  return Uint8Array.of(...PENDING, ...block(bytes.length, ...bytes));
};
const proofOf = (digest: Uint8Array, ...tree: readonly Uint8Array[]): Bytes =>
  new Uint8Array(Buffer.concat([MAGIC, Uint8Array.of(1, 8), digest, ...tree]));

/** A calendar that puts what it was sent into a block when it is told to. */
class Calendar {
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, path = '', commitment = ''] = request.url?.split('/') ?? [];
      if (request.method === 'POST' && path === 'digest') {
        const digest = Buffer.concat(chunks);
        this.submitted.push(toHex(digest));
        this.committed.add(toHex(sha256(digest, this.salt)));
        response.end(
          Buffer.concat([Uint8Array.of(0xf0), block(...this.salt), Uint8Array.of(8), pending(this.address)]),
        );
      } else if (path === 'timestamp' && this.isMined && this.committed.has(commitment)) {
        // Beside another transaction: its hash in front, hashed twice.
        response.end(
          Buffer.concat([
            Uint8Array.of(0xf1),
            block(...this.beside),
            Uint8Array.of(8, 8),
            BITCOIN,
            block(0xf7, 0xef, 0x15),
          ]),
        );
      } else response.writeHead(404).end('Pending confirmation');
    });
  });
  readonly salt = random(8);
  readonly beside = random(32);
  readonly submitted: string[] = [];
  readonly committed = new Set<string>();
  isMined = false;
  address = '';

  async start(): Promise<void> {
    await new Promise<void>((done) => void this.server.listen(0, '127.0.0.1', done));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }

  async submit(digest: Bytes): Promise<Bytes> {
    return new Uint8Array(
      await (await fetch(`${this.address}/digest`, { method: 'POST', body: digest })).arrayBuffer(),
    );
  }
}

const calendars = [new Calendar(), new Calendar()] as const;
beforeAll(async () => {
  for (const calendar of calendars) await calendar.start();
});
afterAll(() => {
  for (const calendar of calendars) calendar.stop();
});

describe('from submission to block', () => {
  test('with two calendars, as python-opentimestamps reads each step', async () => {
    const digest = random(32);
    const { nonce, commitment } = await newSubmission(digest);
    const replies = await Promise.all(calendars.map((calendar) => calendar.submit(commitment)));
    for (const { submitted } of calendars) {
      expect(submitted).toEqual([toHex(commitment)]);
      expect(submitted).not.toContain(toHex(digest));
    }
    const proof = makeProof(digest, nonce, replies);
    const [expected] = oracle<{ proof: string; commitment: string }>('stamp', [
      { digest: toHex(digest), nonce: toHex(nonce), replies: replies.map(toHex) },
    ]);
    expect(toHex(proof)).toBe(expected!.proof);
    expect(toHex(commitment)).toBe(expected!.commitment);

    const read = await readProof(proof);
    expect(read).toMatchObject({ hash: 'sha256', digest: toHex(digest) });
    expect(listed(read)).toEqual(
      calendars
        .map(({ address, salt }): Listed => ['pending', address, toHex(sha256(commitment, salt))])
        .sort(byText),
    );

    // One of them is asked again too early, then both when the block is there.
    let file = proof;
    for (const isMined of [false, true]) {
      for (const calendar of calendars) calendar.isMined = isMined;
      for (const one of read.attestations) {
        if (one.kind !== 'pending') throw new Error('not pending');
        const answer = await fetch(`${one.calendar}/timestamp/${one.commitment}`);
        expect(answer.status).toBe(isMined ? 200 : 404);
        const body = new Uint8Array(await answer.arrayBuffer());
        if (isMined) file = await mergeUpgrade(file, one.commitment, body);
      }
    }
    const upgraded = await readProof(file);
    const [seen] = oracle<Read>('read', [toHex(file)]);
    expect(seen!.again).toBe(toHex(file));
    expect(listed(upgraded)).toEqual(seen!.attestations);
    for (const { salt, beside, address } of calendars) {
      const root = sha256(sha256(beside, sha256(commitment, salt)));
      expect(upgraded.attestations).toContainEqual({
        kind: 'bitcoin',
        height: 0x15 * 128 * 128 + 0x6f * 128 + 0x77,
        merkleRoot: toHex(root.toReversed()),
      });
      // The promise stays in the file beside what became of it.
      expect(upgraded.attestations.map((one) => (one.kind === 'pending' ? one.calendar : null))).toContain(
        address,
      );
    }
    // What is put in twice stands there once.
    const [first] = read.attestations;
    if (first?.kind !== 'pending') throw new Error('not pending');
    const again = await (await fetch(`${first.calendar}/timestamp/${first.commitment}`)).arrayBuffer();
    expect(await mergeUpgrade(file, first.commitment, new Uint8Array(again))).toEqual(file);
  });

  test('the nonce is new each time', async () => {
    const digest = random(32);
    const made = await Promise.all(Array.from({ length: 20 }, () => newSubmission(digest)));
    expect(new Set(made.map(({ commitment }) => toHex(commitment))).size).toBe(20);
    for (const { nonce } of made) expect(nonce).toHaveLength(16);
  });

  test('is not begun with what is no digest, nor made of no reply', async () => {
    await expect(newSubmission(random(31))).rejects.toThrow(RangeError);
    expect(() => makeProof(random(33), random(16), [pending('x')])).toThrow(RangeError);
    expect(() => makeProof(random(32), random(16), [])).toThrow(RangeError);
    expect(() => makeProof(random(32), random(16), [random(0)])).toThrow(OpenTimestampsError);
  });

  test('an upgrade for another commitment is refused', async () => {
    const digest = random(32);
    const proof = makeProof(digest, random(16), [pending('http://one.example')]);
    expect(await codeOf(mergeUpgrade(proof, toHex(random(32)), pending('x')))).toBe('commitment-not-found');
    expect(await codeOf(mergeUpgrade(proof, toHex(digest), Uint8Array.of(...pending('x'), 0)))).toBe(
      'trailing',
    );
    expect(await codeOf(mergeUpgrade(proof, toHex(digest), new Uint8Array(10_001)))).toBe('too-large');
    expect(await codeOf(mergeUpgrade(random(100), toHex(digest), pending('x')))).toBe('not-a-proof');
  });
});

describe('proofs that python-opentimestamps made', () => {
  interface Made {
    /** Whether the commitment is found without the operations that are not computed here. */
    readonly computed: boolean;
    readonly proof: string;
    readonly commitment: string;
    readonly reply: string;
    readonly merged: string;
  }
  const made = oracle<Made>(
    'make',
    Array.from({ length: 300 }, (_, seed) => seed),
  );

  test('are read alike, whatever grows in them', async () => {
    const expected = oracle<Read>(
      'read',
      made.map(({ proof }) => proof),
    );
    const kinds = new Set<string>();
    for (const [index, { proof }] of made.entries()) {
      const read = await readProof(fromHex(proof));
      for (const { kind } of read.attestations) kinds.add(kind);
      expect(read.digest).toBe(expected[index]!.digest);
      expect(listed(read)).toEqual(expected[index]!.attestations);
    }
    expect(kinds).toEqual(new Set(['pending', 'bitcoin', 'unknown', 'not-computed']));
  });

  test('are upgraded alike, byte for byte', async () => {
    for (const { computed, proof, commitment, reply, merged } of made) {
      const work = mergeUpgrade(fromHex(proof), commitment, fromHex(reply));
      // A message that only an operation not computed here comes to is not found.
      if (computed) expect(toHex(await work)).toBe(merged);
      else expect(await codeOf(work)).toBe('commitment-not-found');
    }
    expect(made.filter(({ computed }) => !computed).length).toBeGreaterThan(10);
  });

  test('are refused alike when a byte is changed, or the end is missing', async () => {
    const changed = made.slice(0, 120).flatMap(({ proof }) => {
      const bytes = fromHex(proof);
      return [
        ...Array.from({ length: 12 }, () => {
          const at = randomInt(bytes.length);
          return bytes.with(at, bytes[at]! ^ (2 ** randomInt(8)));
        }),
        bytes.slice(0, randomInt(bytes.length)),
        Uint8Array.of(...bytes, 0),
      ];
    });
    const expected = oracle<Read>('read', changed.map(toHex));
    let refused = 0;
    for (const [index, bytes] of changed.entries()) {
      const right = expected[index]!;
      if (right.error === undefined) {
        const ours = await readProof(bytes);
        expect(ours.digest).toBe(right.digest);
        // Where one operation stands twice at a message, the library forgets what hangs on the first; it then writes
        // less than it read.
        const isAllKept = right.again.length === bytes.length * 2;
        if (isAllKept) expect(listed(ours)).toEqual(right.attestations);
        else expect(listed(ours)).toEqual(expect.arrayContaining([...right.attestations]));
      } else {
        refused += 1;
        expect(await codeOf(readProof(bytes))).toMatch(/^[a-z-]+$/);
      }
    }
    expect(refused).toBeGreaterThan(100);
    expect(refused).toBeLessThan(changed.length - 100);
  });
});

describe('refused by name', () => {
  const digest = random(32);
  const end = pending('https://one.example');

  test.each<[string, Uint8Array]>([
    ['not-a-proof', new Uint8Array(0)],
    ['not-a-proof', new TextEncoder().encode('<!doctype html><title>Not found</title>')],
    ['version', proofOf(digest, end).with(MAGIC.length, 2)],
    ['malformed', proofOf(digest, end).with(MAGIC.length + 1, 0xf0)],
    ['cut-off', proofOf(digest)],
    ['cut-off', proofOf(digest, end.subarray(0, -1))],
    ['trailing', proofOf(digest, end, Uint8Array.of(0))],
    ['unknown-operation', proofOf(digest, Uint8Array.of(0x55), end)],
    ['malformed', proofOf(digest, Uint8Array.of(0xf0, 0), end)],
    ['malformed', proofOf(digest, pending('https://one.example/?q'))],
    ['malformed', proofOf(digest, pending('https://me@one.example'))],
    [
      'malformed',
      proofOf(digest, Uint8Array.of(0xf0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0), end),
    ],
    ['trailing', proofOf(digest, BITCOIN, block(1, 1))],
    ['cut-off', proofOf(digest, BITCOIN, block(0x80))],
    ['too-large', proofOf(digest, Uint8Array.of(0xf0, 0x81, 0x20), random(4097), end)],
    ['too-large', proofOf(digest, Uint8Array.of(0xf0, 0x80, 0x20), random(4096), end)],
    ['too-large', proofOf(digest, ...Array.from({ length: 8 }, () => Uint8Array.of(0xf3)), end)],
    ['too-large', proofOf(digest, new Uint8Array(300_000))],
    ['too-deep', proofOf(digest, new Uint8Array(256).fill(8), end)],
  ])('%s', async (code, bytes) => {
    expect(await codeOf(readProof(bytes))).toBe(code);
    expect(oracle<Read>('read', [toHex(bytes)])[0]!.error).toBeDefined();
  });

  test('what is just within the limits is read by both', async () => {
    for (const bytes of [
      proofOf(digest, new Uint8Array(255).fill(8), end),
      proofOf(digest, Uint8Array.of(0xf0, 0xe0, 0x1f), random(4064), Uint8Array.of(0xf2), end),
      proofOf(digest, Uint8Array.of(0xff), end, ...Array.from({ length: 7 }, () => Uint8Array.of(0xf3)), end),
    ]) {
      expect(listed(await readProof(bytes))).toEqual(oracle<Read>('read', [toHex(bytes)])[0]!.attestations);
    }
  });

  test('an operation that stands twice at a message leads to both ends, of which the library keeps the last', async () => {
    const proof = proofOf(
      digest,
      Uint8Array.of(0xff, 8),
      pending('https://one.example'),
      Uint8Array.of(8),
      pending('https://two.example'),
    );
    const message = toHex(sha256(digest));
    const [one, two] = ['https://one.example', 'https://two.example'].map((at) => ['pending', at, message]);
    expect(listed(await readProof(proof))).toEqual([one, two]);
    expect(oracle<Read>('read', [toHex(proof)])[0]!.attestations).toEqual([two]);
  });

  test('many forks within the size are read in time', async () => {
    const forks = Array.from({ length: 8000 }, () =>
      Uint8Array.of(0xff, 8, ...end.subarray(0, 9), ...block(1, 0x61)),
    );
    expect((await readProof(proofOf(digest, ...forks, end))).attestations).toHaveLength(8001);
  });
});
