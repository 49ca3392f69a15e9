import { expect, test } from 'vitest';
import type { Archive } from '../../../archive/archive';
import { captureSample, annotateSample, sampleFacts } from '../../../archive/test-captures';
import { freshEngine, openAt } from '../../../archive/test-storage';
import type { Archive as ArchivePort } from '../../ports';
import { editHistory, NO_HISTORY } from '../../../markup/history';
import { withAdded } from '../../../markup/shape';
import { ProblemError } from '../../../domain/problem';
import { findRedactable, readSuggestions, RECIPIENTS, usualVariant } from './redactable';

const portOf = (archive: Archive): ArchivePort => ({ ...archive, observe: () => () => undefined });

async function drawBox(archive: Archive, captureId: string): Promise<void> {
  const [artifact] = await archive.listArtifacts(captureId);
  const editing = editHistory(NO_HISTORY);
  const box = { kind: 'redact', id: 'r', x: 1, y: 2, width: 30, height: 40 } as const;
  const change = editing.change(withAdded(editing.drawing, box));
  if (artifact === undefined || change === null) throw new Error('nothing to draw on');
  const pixels = { width: 1280, height: 720 };
  await archive.saveDraft(captureId, artifact.id, { from: { steps: 0, done: 0 }, change, pixels });
}

test('the original is for oneself and for who decides on evidence, the copy for everybody else', () => {
  expect(RECIPIENTS.filter((recipient) => usualVariant(recipient) === 'original')).toEqual([
    'self',
    'authorities',
  ]);
});

test('captures with black boxes are found, those still being drawn and those that cannot be read too', async () => {
  const archive = await openAt(freshEngine());
  const [plain, marked, boxed] = [
    await captureSample(archive),
    await captureSample(archive),
    await captureSample(archive),
  ];
  await annotateSample(archive, marked.id);
  await drawBox(archive, boxed.id);
  const chosen = await archive.listSummaries();
  const found = async (port: ArchivePort) => (await findRedactable(port, chosen)).map(({ id }) => id);
  expect(await found(portOf(archive))).toEqual([boxed.id]);
  const fails = async (): Promise<never> => {
    throw new ProblemError({ code: 'archive-unreadable', detail: 'x' });
  };
  expect(await found({ ...portOf(archive), listAnnotations: fails })).toEqual([boxed.id, marked.id]);
  const unkept = await found({ ...portOf(archive), keepDrafts: fails });
  expect(unkept.toSorted()).toEqual([plain.id, marked.id, boxed.id].toSorted());
  archive.close();
});

test('suggestions come from what the archive knows, the person’s own names among them where they stand there', async () => {
  const archive = await openAt(freshEngine());
  const text = { value: 'Ask Wren Tester, wren@mail.example', how: 'dom', where: 'p' } as const;
  const { id } = await captureSample(archive, { facts: sampleFacts({ text }) });
  await drawBox(archive, id);
  const captures = await findRedactable(portOf(archive), await archive.listSummaries());
  const suggested = await readSuggestions(portOf(archive), captures, ['Wren Tester', 'Not There']);
  expect(suggested).toContainEqual({ term: 'Wren Tester', why: 'own' });
  expect(suggested).toContainEqual({ term: 'wren@mail.example', why: 'e-mail' });
  expect(suggested.map(({ term }) => term)).not.toContain('Not There');
  archive.close();
});
