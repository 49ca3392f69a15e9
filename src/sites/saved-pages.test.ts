// @vitest-environment happy-dom
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { NO_POST_FACTS } from '../domain/capture';
import { inertHtml, readAt, scoreFacts, scoreTable, tally, type SavedPage } from './score';
import { findPlaces } from './score-places';

const folder = path.join(process.cwd(), '../shared/pages');
const list = path.join(folder, 'index.json');

function load(html: string, url: string): Document {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  document.open();
  document.write(inertHtml(html));
  document.close();
  return document;
}

it('nothing that is said of real saved pages is wrong, and nearly all there is to say is said', (context) => {
  if (!existsSync(list)) context.skip(`there is no ${folder}`);
  const { pages } = JSON.parse(readFileSync(list, 'utf8')) as { pages: SavedPage[] };
  const scores = pages.flatMap((saved) => {
    const loaded = load(readFileSync(path.join(folder, saved.file), 'utf8'), saved.url);
    const page = { document: loaded, url: new URL(saved.url), urlAtLoad: saved.url };
    return saved.groundTruth.flatMap((truth) => scoreFacts(saved, truth, readAt(page, truth)));
  });
  expect(scores.length).toBeGreaterThan(0);
  expect(tally(scores), scoreTable(scores)).toMatchObject({ wrong: 0, precision: 1 });
  expect(tally(scores).recall, scoreTable(scores)).toBeGreaterThanOrEqual(0.95);
});

const saved: SavedPage = { platform: 'x', file: 'a.html', url: 'https://x.com/', groundTruth: [] };
const fact = (value: string) => ({ value, how: 'dom', where: 'a' }) as const;

it.each([
  ['handle', 'anna (as shown)', { authorHandle: fact('anna') }, 'right'],
  ['handle', 'anna', { authorHandle: fact('bert') }, 'wrong'],
  ['handle', 'anna', {}, 'missing'],
  ['displayName', 'anna: (trailing colon)', { authorName: fact('anna') }, 'right'],
  ['time', '1762961788 (createTime)', { postedAt: fact('2025-11-12T15:36:28.000Z') }, 'right'],
  ['time', '1762961788 (createTime)', { postedAt: fact('2025-11-12T15:36:23.000Z') }, 'wrong'],
  ['time', '2018-09-27T14:51:09+0200 (data-time 1)', { postedAt: fact('2018-09-27T12:51:09Z') }, 'right'],
  ['time', '2014-02-06 20:37:20Z', { postedAt: fact('2014-02-06T20:37:20Z') }, 'right'],
  ['permalink', 'https://www.a.example/b/', { permalink: fact('https://a.example/b') }, 'right'],
  ['permalink', 'https://a.example/b', { permalink: fact('https://a.example/c') }, 'wrong'],
  ['textBegins', 'One  two', { text: fact('One two three') }, 'right'],
  ['textBegins', 'One', { text: fact('Not one') }, 'wrong'],
  ['textBegins', 'One.two …', { text: fact('One.\ntwo three') }, 'right'],
  ['handle', '@anna', { authorHandle: fact('anna') }, 'right'],
  ['handle', '@anna', { authorHandle: fact('annabel') }, 'wrong'],
  ['displayName', 'Anna (she/her)', { authorName: fact('Anna (she/her)') }, 'right'],
  ['timeLabel', '7 months ago (edited)', { postedAtShown: fact('7 months ago (edited)') }, 'right'],
  ['time', '2021-05-29', { postedAt: fact('2021-05-29T19:59:33Z') }, 'right'],
  ['time', '2021-05-29', { postedAt: fact('2021-05-30T19:59:33Z') }, 'wrong'],
] as const)('%s %j, read as %j, is %s', (field, expected, read, verdict) => {
  const [score] = scoreFacts(saved, { [field]: expected }, { ...NO_POST_FACTS, ...read });
  expect(score?.verdict).toBe(verdict);
});

const NOTHING = { text: null, permalink: null, id: null };

it.each([
  [
    'by its words, though an emoji is a picture and a line ends in between',
    { ...NOTHING, text: '🔥 One. Two' },
    ['b1'],
  ],
  [
    'by its words and its address, where others say the same',
    { ...NOTHING, text: 'Same', permalink: 'https://a.example/p/3' },
    ['b3', 'b2'],
  ],
  ['by its address alone', { ...NOTHING, permalink: 'https://a.example/p/3' }, ['l3']],
  ['by its id alone', { ...NOTHING, id: '123456' }, ['x_123456']],
  ['by a long id anywhere in a mark', { ...NOTHING, id: '7135000000' }, ['player-4-7135000000']],
  ['by a picture that is all it says', { ...NOTHING, text: '🦉' }, ['owl']],
])('a listed post is found %s', (_how, hints, ids) => {
  document.body.innerHTML = `
    <p id="b1"><img alt="🔥">One.<br>Two</p>
    <div><p id="b2">Same</p></div>
    <div><p id="b3">Same</p><a id="l3" href="/p/3">3 h</a></div>
    <div id="x_123456"></div><div id="player-4-7135000000"></div><p><img id="owl" alt="🦉"></p>`;
  expect(findPlaces(hints).map((place) => place.id)).toEqual(ids);
});
