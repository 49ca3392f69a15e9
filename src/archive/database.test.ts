import { expect, test } from 'vitest';
import { captureSample } from './test-captures';
import { freshEngine, openAt } from './test-storage';

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
