/** The adapters alone, over happy-dom: no layout, no scripts, no extension. For development. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Window } from 'happy-dom';

import { inertHtml, readAt, scoreFacts, type Score } from '../../src/sites/score';
import { readList, resultOf, type Result } from './saved-pages';

export async function scoreFolder(directory: string): Promise<Result> {
  const window = new Window();
  for (const name of Object.getOwnPropertyNames(window))
    if (!Object.hasOwn(globalThis, name)) Reflect.set(globalThis, name, Reflect.get(window, name));
  const document = window.document as unknown as Document;
  const scores: Score[] = [];
  for (const saved of await readList(directory)) {
    window.happyDOM.setURL(saved.url);
    document.open();
    document.write(inertHtml(await readFile(join(directory, saved.file), 'utf8')));
    document.close();
    for (const truth of saved.groundTruth) {
      const page = { document, url: new URL(saved.url), urlAtLoad: saved.url };
      scores.push(...scoreFacts(saved, truth, readAt(page, truth)));
    }
  }
  await window.happyDOM.close();
  return resultOf(scores);
}
