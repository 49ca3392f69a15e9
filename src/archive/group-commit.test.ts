import { expect, test } from 'vitest';
import { ProblemError } from '../domain/problem';
import { sampleArtifact, sampleCollection, sampleFacts, sampleStart } from './test-captures';
import { arm, faultyEngine, noFault } from './test-faults';
import { freshEngine, openAt } from './test-storage';

test('writes that come together share a commit, and each is on disk when it says so', async () => {
  const plan = noFault();
  const engine = freshEngine();
  const archive = await openAt(faultyEngine(engine, plan));
  const { id } = await archive.begin(sampleStart());
  const before = plan.commits;
  await Promise.all([
    ...['a.png', 'b.png', 'c.png', 'd.png'].map((name) => archive.addArtifact(id, sampleArtifact({ name }))),
    archive.saveParts(id, { facts: sampleFacts(), collection: sampleCollection() }),
  ]);
  expect(plan.commits - before).toBe(1);
  const other = await openAt(engine);
  expect((await other.listArtifacts(id)).map(({ name }) => name).toSorted()).toEqual([
    'a.png',
    'b.png',
    'c.png',
    'd.png',
  ]);
});

test.each(['quota-at-request', 'quota-at-commit'] as const)(
  'what finds no room does not take the others of its commit with it (%s)',
  async (fault) => {
    let seen = 0;
    for (let atWrite = 1; ; atWrite += 1) {
      const plan = noFault();
      const engine = freshEngine();
      const archive = await openAt(faultyEngine(engine, plan));
      const { id } = await archive.begin(sampleStart());
      arm(plan, { fault, atWrite });
      const names = ['a.png', 'b.png', 'c.png', 'd.png'];
      const outcomes = await Promise.allSettled(
        names.map((name) => archive.addArtifact(id, sampleArtifact({ name }))),
      );
      const kept = names.filter((_, index) => outcomes[index]?.status === 'fulfilled');
      const there = (await (await openAt(engine)).listArtifacts(id)).map(({ name }) => name);
      expect(there.toSorted()).toEqual(kept);
      expect(kept.length).toBeGreaterThanOrEqual(3);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ProblemError);
      }
      archive.close();
      if (plan.writes < atWrite) break;
      seen += 1;
    }
    expect(seen).toBeGreaterThan(6);
  },
);
