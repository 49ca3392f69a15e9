import type { KeptHead, Stamp, StampLedger } from '../domain/integrity';
import type { StampingSettings, StampService } from '../domain/settings';
import { fromBase64, toBase64 } from '../domain/base64';
import { askAuthority } from './ask-authority';
import { askCalendar, askForUpgrade } from './ask-calendar';
import { type Fetch, ServiceUnreachable } from './service-request';

type Ledger = Omit<StampLedger, 'findStamps'>;

export interface StamperParts {
  readonly prover: () => Promise<Ledger>;
  readonly readSettings: () => Promise<StampingSettings>;
  /** Whether the person has let us reach that address. */
  readonly mayReach: (address: string) => Promise<boolean>;
  readonly fetch: Fetch;
  readonly now: () => Date;
  /** Keeps the background alive for as long as the work lasts. */
  readonly whileAwake: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Stamper {
  /** The journal has grown: its head goes to every service that is on, and what waits is asked again. */
  stampNow(): Promise<void>;
  /**
   * What an earlier background left behind: a capture after which it ended before anybody was asked, and what waits
   * and is due.
   */
  resume(): Promise<void>;
  /** What waits is asked again if its time has come, or at once where `atOnce`. */
  retry(how?: 'atOnce'): Promise<void>;
  /** The person asks: what waits at once, then the present state. Rejects where the archive or the browser fails. */
  askNow(): Promise<void>;
}

/** The first wait before asking again; doubled each time, up to the second. Milliseconds. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * Has tree heads confirmed by others, where the person has turned that on. Nothing is asked otherwise. One piece of
 * work at a time. A service that fails throws nothing: what it was asked waits in the archive, and says why.
 */
export function createStamper(parts: StamperParts): Stamper {
  let last: Promise<void> = Promise.resolve();

  function queued(work: (round: Round) => Promise<void>): Promise<void> {
    const done = last.then(async () => {
      const { on, services } = await parts.readSettings();
      if (!on || services.length === 0) return;
      await parts.whileAwake(async () =>
        work({ prover: await parts.prover(), services, unreachable: new Set() }),
      );
    });
    last = done.catch(() => undefined);
    return done;
  }

  /** The evidence is safe without it; what waits is asked again at the next occasion. */
  function quietly(work: (round: Round) => Promise<void>): Promise<void> {
    return queued(work).catch(() => undefined);
  }

  /** Off, or taken off the list, since the work began: from then on nothing leaves. */
  async function isWanted({ kind, service }: Stamp): Promise<boolean> {
    const { on, services } = await parts.readSettings();
    return on && services.some((one) => one.kind === kind && one.address === service);
  }

  async function ask({ prover, unreachable }: Round, head: KeptHeadBytes, before: Stamp): Promise<void> {
    if (unreachable.has(before.service) || !(await isWanted(before))) return;
    if (!(await isAllowed(before.service))) {
      unreachable.add(before.service);
      await prover.saveStamp({ ...before, problem: 'not allowed to reach it' });
      return;
    }
    const asked: Stamp = {
      ...before,
      requestedAt: parts.now().toISOString(),
      attempts: before.attempts + 1,
    };
    await prover.saveStamp(
      await answered(head, asked).catch((error: unknown) => {
        // Thousands may wait for one that hangs: they are not all waited for, twenty seconds each.
        if (error instanceof ServiceUnreachable) unreachable.add(before.service);
        // Whatever it is, it is this one's: the others are asked.
        return { ...asked, problem: error instanceof Error ? error.message : String(error) };
      }),
    );
  }

  /** An address that the browser takes for none is none that it allows. */
  async function isAllowed(address: string): Promise<boolean> {
    return parts.mayReach(address).catch(() => false);
  }

  async function answered({ bytes }: KeptHeadBytes, stamp: Stamp): Promise<Stamp> {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    if (stamp.kind === 'opentimestamps') return promised(stamp, digest);
    const { answer, valid, problem, attestedAt, certificates, clockAheadSeconds } = await askAuthority(
      parts.fetch,
      stamp.service,
      digest,
      () => parts.now().getTime(),
    );
    return {
      ...stamp,
      state: valid ? 'kept' : 'refused',
      problem,
      answer: toBase64(answer),
      certificates: certificates.map(toBase64),
      attestedAt,
      clockAheadSeconds,
    };
  }

  async function promised(stamp: Stamp, digest: Uint8Array<ArrayBuffer>): Promise<Stamp> {
    if (stamp.answer === null) {
      const answer = await askCalendar(parts.fetch, stamp.service, digest);
      return { ...stamp, state: 'pending', answer: toBase64(answer), problem: null };
    }
    const upgrade = await askForUpgrade(parts.fetch, stamp.service, fromBase64(stamp.answer));
    if (upgrade === null) return { ...stamp, problem: null };
    const state = upgrade.inBlock ? 'in-block' : 'pending';
    return { ...stamp, state, answer: toBase64(upgrade.answer), problem: null };
  }

  async function retryDue(round: Round, atOnce: boolean): Promise<void> {
    const { prover, services } = round;
    const now = parts.now().getTime();
    const known = new Set(services.map(({ kind, address }) => `${kind} ${address}`));
    const due = (await prover.listOpenStamps()).filter(
      (stamp) => known.has(`${stamp.kind} ${stamp.service}`) && (atOnce || isDue(stamp, now)),
    );
    for (const stamp of due) {
      const head = await prover.readKeptHead(stamp.size);
      if (head !== null) await ask(round, head, stamp);
    }
  }

  async function stampHead(round: Round): Promise<void> {
    const { prover, services } = round;
    const head = await prover.keepHead();
    if (head.head.size === 0) return;
    const present = await prover.listStamps(head.head.size);
    const wanted = services
      .filter(
        ({ kind, address }) => !present.some((stamp) => stamp.kind === kind && stamp.service === address),
      )
      .map(({ kind, address }): Stamp => ({
        size: head.head.size,
        kind,
        service: address,
        state: 'waiting',
        requestedAt: parts.now().toISOString(),
        attempts: 0,
        problem: null,
        answer: null,
        certificates: [],
        attestedAt: null,
        clockAheadSeconds: null,
      }));
    // All of them before any is asked, so that they wait if the background ends now.
    for (const stamp of wanted) await prover.saveStamp(stamp);
    for (const stamp of wanted) await ask(round, head, stamp);
  }

  return {
    stampNow: () =>
      quietly(async (round) => {
        await stampHead(round);
        await retryDue(round, false);
      }),
    resume: () =>
      quietly(async (round) => {
        // First what waits: it does not depend on the journal being readable.
        await retryDue(round, false);
        if (await round.prover.hasUnstampedCapture()) await stampHead(round);
      }),
    retry: (how) => quietly((round) => retryDue(round, how === 'atOnce')),
    askNow: () =>
      queued(async (round) => {
        // The present state last, so that nobody is asked twice about it.
        await retryDue(round, true);
        await stampHead(round);
      }),
  };
}

type KeptHeadBytes = Pick<KeptHead, 'bytes'>;

/** One piece of work: what was on the list when it began, and who was found not to answer. */
interface Round {
  readonly prover: Ledger;
  readonly services: readonly StampService[];
  /** Addresses. */
  readonly unreachable: Set<string>;
}

/** One that was asked in the future was asked by a clock that has been set back since. */
function isDue({ attempts, requestedAt }: Stamp, now: number): boolean {
  const waited = now - Date.parse(requestedAt);
  return attempts === 0 || waited < 0 || waited >= waitAfter(attempts);
}

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}
