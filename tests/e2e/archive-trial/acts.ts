import { type Archive, openArchive } from '../../../src/archive/archive';
import {
  sampleArtifact,
  sampleCollection,
  sampleFacts,
  sampleStart,
} from '../../../src/archive/test-captures';

/** What page, worker and background can each be asked to do with the one archive. Arguments and answers are JSON. */

let opened: Promise<Archive> | null = null;
let changes = 0;

function open(): Promise<Archive> {
  opened ??= openArchive().then((archive) => {
    archive.observe(() => {
      changes += 1;
    });
    return archive;
  });
  return opened;
}

export const acts = {
  /** A whole capture with this title and a picture of so many bytes; its sequence number. */
  async capture(title: string, size: number): Promise<number> {
    const archive = await open();
    const { id, sequence } = await archive.begin(sampleStart({ title }));
    await archive.addArtifact(id, sampleArtifact({ bytes: new Uint8Array(size).fill(sequence % 256) }));
    await archive.savePart(id, 'facts', sampleFacts());
    await archive.savePart(id, 'collection', sampleCollection({ title }));
    await archive.seal(id, 'sealed');
    return sequence;
  },
  /** Begins captures until the browser is gone, and tells of each once it is reported to be on disk. */
  async captureOnAndOn(told: (title: string) => void): Promise<never> {
    for (let count = 1; ; count += 1) {
      await acts.capture(`capture ${count}`, 100_000);
      told(`capture ${count}`);
    }
  },
  async leave(title: string): Promise<void> {
    const archive = await open();
    const { id } = await archive.begin(sampleStart({ title }));
    await archive.addArtifact(id, sampleArtifact());
  },
  async recover(): Promise<string[]> {
    return (await (await open()).recover()).map(({ state, collection }) => `${collection.title}: ${state}`);
  },
  /** Titles, oldest first. */
  async titles(): Promise<(string | null)[]> {
    return (await (await open()).listSummaries()).map(({ title }) => title).toReversed();
  },
  /** How often each outcome came up when everything was checked. */
  async check(): Promise<Record<string, number>> {
    const archive = await open();
    const outcomes: Record<string, number> = {};
    for (const { id } of await archive.listSummaries()) {
      for (const { outcome } of await archive.check(id)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return outcomes;
  },
  async changes(): Promise<number> {
    await open();
    return changes;
  },
};

export type Acts = typeof acts;

/** An act as it travels between page, worker and background. */
export interface Asked {
  readonly act: keyof Acts;
  readonly given: readonly unknown[];
}

export function run({ act, given }: Asked): Promise<unknown> {
  return (acts[act] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
}
