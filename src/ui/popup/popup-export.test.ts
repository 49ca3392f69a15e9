import { expect, test } from 'vitest';
import { captureSample } from '../../archive/test-captures';
import { freshEngine, openAt } from '../../archive/test-storage';
import { DEFAULT_SETTINGS } from '../../domain/settings';
import { createPopupModel } from './popup-model';

test('the popup exports at once, but leads to where it is decided what is hidden if anything is', async () => {
  const archive = await openAt(freshEngine());
  const { id } = await captureSample(archive);
  const opened: (string | undefined)[] = [];
  const exported: (readonly string[])[] = [];
  type Services = Parameters<typeof createPopupModel>[0];
  const services = {
    openArchive: async () => ({ ...archive, observe: () => () => undefined }),
    background: {},
    tabs: {
      async openArchivePage(hash?: string) {
        opened.push(hash);
      },
    },
    machine: {
      languages: ['en'],
      timeZone: 'Europe/Copenhagen',
      now: () => new Date().toISOString(),
      version: '0',
    },
    settings: { read: async () => DEFAULT_SETTINGS },
    startExport(order: { captureIds: readonly string[] }) {
      exported.push(order.captureIds);
      return { result: Promise.reject(new Error('enough')), cancel: () => undefined };
    },
    close: () => undefined,
  } as unknown as Services;
  const model = createPopupModel(services);
  await model.exportScope({ of: 'all' });
  expect([exported, opened]).toEqual([[[id]], []]);
  await archive.saveRedactionChoices(id, { accepted: ['Wren Invented'] });
  await model.exportScope({ of: 'all' });
  expect(exported).toHaveLength(1);
  expect(opened).toEqual(['#/export?scope=all']);
  archive.close();
});
