import { expect, test } from 'vitest';
import { captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt } from './test-storage';

test('a connection that the browser closed is made anew, one that was closed for good is not', async () => {
  const engine = freshEngine();
  const connections: IDBDatabase[] = [];
  const open = engine.indexedDB.open.bind(engine.indexedDB);
  engine.indexedDB.open = (name, version) => {
    const request = open(name, version);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  };
  const archive = await openAt(engine);
  connections.at(-1)!.close();
  expect(await archive.begin(sampleStart())).toMatchObject({ sequence: 1 });
  archive.close();
  const { length } = connections;
  for (let round = 0; round < 3; round += 1) {
    await expect(archive.count()).rejects.toMatchObject({ problem: { code: 'archive-unreadable' } });
  }
  expect(connections).toHaveLength(length);
});

test('every writing transaction asks for strict durability', async () => {
  const engine = freshEngine();
  const asked: unknown[] = [];
  const factory = engine.indexedDB;
  const open = factory.open.bind(factory);
  factory.open = (name, version) => {
    const request = open(name, version);
    request.addEventListener('success', () => {
      const begin = request.result.transaction.bind(request.result);
      request.result.transaction = (stores, mode, options) => {
        if (mode === 'readwrite') asked.push(options?.durability);
        return begin(stores, mode, options);
      };
    });
    return request;
  };
  const archive = await openAt(engine);
  const { id } = await captureSample(archive);
  await archive.saveRemark(id, { note: 'n', privateNote: null, tags: [], caseId: null });
  await archive.moveToBin([id]);
  await archive.erase([id]);
  archive.close();
  expect(asked.length).toBeGreaterThan(10);
  expect(new Set(asked)).toEqual(new Set(['strict']));
});
