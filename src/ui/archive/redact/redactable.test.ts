import { expect, test } from 'vitest';
import type { Archive } from '../../../archive/archive';
import { captureSample, annotateSample, sampleFacts } from '../../../archive/test-captures';
import { freshEngine, openAt } from '../../../archive/test-storage';
import type { Archive as ArchivePort } from '../../ports';
import { editHistory, NO_HISTORY } from '../../../markup/history';
import { withAdded } from '../../../markup/shape';
import { ProblemError } from '../../../domain/problem';
import { remembered, rememberDecisions } from './decisions';
import { findRedactable, isHidingWanted } from './find-redactable';
import { readSuggestions, RECIPIENTS, usualVariant } from './redactable';

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

test('hiding is wanted where there is a black box, or where something was decided before', async () => {
  const archive = await openAt(freshEngine());
  const [plain, boxed, decided] = [
    await captureSample(archive),
    await captureSample(archive),
    await captureSample(archive),
  ];
  await drawBox(archive, boxed.id);
  await archive.saveRedactionChoices(decided.id, { typed: ['Harbour Street'] });
  const all = await archive.listSummaries();
  const wanted = (id: string) =>
    isHidingWanted(
      portOf(archive),
      all.filter((one) => one.id === id),
    );
  expect(await wanted(plain.id)).toBe(false);
  expect(await wanted(boxed.id)).toBe(true);
  expect(await wanted(decided.id)).toBe(true);
  archive.close();
});

test('what was decided is there again at the next export, and has to be looked at anew when something changed', async () => {
  const archive = await openAt(freshEngine());
  const { id } = await captureSample(archive);
  await drawBox(archive, id);
  const chosen = await archive.listSummaries();
  const again = async () => {
    const captures = await findRedactable(portOf(archive), chosen);
    return {
      captures,
      known: remembered(captures, [await archive.readRedactionChoices(id)]),
    };
  };
  const first = await again();
  expect(first.known).toEqual({ accepted: new Set(), typed: '', reviewed: false, seen: null });
  const suggestions = [
    { term: 'Wren Invented', why: 'other-person' },
    { term: 'wren@harbour.example', why: 'e-mail' },
  ] as const;
  const decisions = { accepted: new Set(['Wren Invented']), typed: 'Harbour Street\n', reviewed: true };
  await rememberDecisions(portOf(archive), first.captures, decisions, suggestions);
  expect((await again()).known).toEqual({
    accepted: new Set(['Wren Invented']),
    typed: 'Harbour Street',
    reviewed: true,
    seen: new Set(['Wren Invented', 'wren@harbour.example']),
  });
  // Another box: what is under it nobody has seen in the texts.
  const [artifact] = await archive.listArtifacts(id);
  const draft = await archive.readDraft(artifact!.id);
  const editing = editHistory(draft!.history);
  const box = { kind: 'redact', id: 's', x: 9, y: 2, width: 30, height: 40 } as const;
  const change = editing.change(withAdded(editing.drawing, box))!;
  await archive.saveDraft(id, artifact!.id, { from: { steps: 1, done: 1 }, change, pixels: draft!.pixels });
  expect((await again()).known.reviewed).toBe(false);
  archive.close();
});
