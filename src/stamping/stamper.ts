import type { ArchiveProver, KeptHead, Stamp } from '../domain/integrity';
import type { StampingSettings, StampService } from '../domain/settings';
import { fromBase64, toBase64 } from '../domain/base64';
import { askAuthority } from './ask-authority';
import { askCalendar, askForUpgrade } from './ask-calendar';
import { type Fetch, ServiceSilent } from './service-request';

export interface StamperParts {
  readonly prover: () => Promise<ArchiveProver>;
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
  /** What waits is asked again if its time has come, or at once where `atOnce`. */
  retry(how?: 'atOnce'): Promise<void>;
}

/** The first wait before asking again; doubled each time, up to the second. Milliseconds. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * Has tree heads confirmed by others, where the person has turned that on. Nothing is asked otherwise. One piece of
 * work at a time; it never throws: what fails waits in the archive, and says why.
 */
export function createStamper(parts: StamperParts): Stamper {
  let last: Promise<void> = Promise.resolve();

  function queued(work: (prover: ArchiveProver, services: readonly StampService[]) => Promise<void>) {
    last = last.then(async () => {
      try {
        const { on, services } = await parts.readSettings();
        if (!on || services.length === 0) return;
        await parts.whileAwake(async () => work(await parts.prover(), services));
      } catch {
        // The evidence is safe without it; what waits is asked again at the next occasion.
      }
    });
    return last;
  }

  async function ask(prover: ArchiveProver, head: KeptHeadBytes, before: Stamp): Promise<void> {
    const now = parts.now();
    const asked: Stamp = { ...before, requestedAt: now.toISOString(), attempts: before.attempts + 1 };
    await prover.saveStamp(await answered(head, asked));
  }

  async function answered({ bytes }: KeptHeadBytes, stamp: Stamp): Promise<Stamp> {
    try {
      if (!(await parts.mayReach(stamp.service))) return { ...stamp, problem: 'not allowed to reach it' };
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      if (stamp.kind === 'opentimestamps') return await promised(stamp, digest);
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
    } catch (error) {
      if (!(error instanceof ServiceSilent)) throw error;
      return { ...stamp, problem: error.message };
    }
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

  async function retryDue(
    prover: ArchiveProver,
    services: readonly StampService[],
    atOnce: boolean,
  ): Promise<void> {
    const now = parts.now().getTime();
    const known = new Set(services.map(({ kind, address }) => `${kind} ${address}`));
    const due = (await prover.listStamps()).filter(
      (stamp) =>
        (stamp.state === 'waiting' || stamp.state === 'pending') &&
        known.has(`${stamp.kind} ${stamp.service}`) &&
        (atOnce || stamp.attempts === 0 || now - Date.parse(stamp.requestedAt) >= waitAfter(stamp.attempts)),
    );
    if (due.length === 0) return;
    const heads = new Map((await prover.listHeads()).map((kept) => [kept.head.size, kept]));
    for (const stamp of due) {
      const head = heads.get(stamp.size);
      if (head !== undefined) await ask(prover, head, stamp);
    }
  }

  return {
    stampNow: () =>
      queued(async (prover, services) => {
        const head = await prover.keepHead();
        if (head.head.size === 0) return;
        const present = await prover.listStamps(head.head.size);
        for (const { kind, address } of services) {
          if (present.some((stamp) => stamp.kind === kind && stamp.service === address)) continue;
          const stamp: Stamp = {
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
          };
          // Before it is asked, so that it waits if the background ends now.
          await prover.saveStamp(stamp);
          await ask(prover, head, stamp);
        }
        await retryDue(prover, services, false);
      }),
    retry: (how) => queued((prover, services) => retryDue(prover, services, how === 'atOnce')),
  };
}

type KeptHeadBytes = Pick<KeptHead, 'bytes'>;

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}
