import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';

import { BIDI_NAMES, xssCorpus } from '../../tests/pages/xss';
import { NO_POST_FACTS, type PostFacts } from '../domain/capture';
import { readMessages } from '../domain/conversation';
import { found, inventedCapture, inventedFile, TINY_PNG } from './test-captures';
import { testExport, textOf, unzip } from './test-export';

function conversation(messages: readonly Partial<PostFacts>[]): string {
  return JSON.stringify({
    format: 'tidemark-conversation/1',
    asked: { to: 'top' },
    end: 'site-end',
    messages: messages.map((facts, index) => ({
      number: index + 1,
      tiles: ['tile-001.png'],
      facts: { ...NO_POST_FACTS, kind: 'message', ...facts },
    })),
    gaps: [],
  });
}

function chat(json: string, change: Parameters<typeof inventedCapture>[1] = {}) {
  return inventedCapture(1, {
    collection: { kind: 'conversation' },
    record: {
      completeness: {
        seen: 412,
        saved: 412,
        announced: null,
        tiles: 1,
        reachedEnd: true,
        period: { from: '2025-05-03T10:00:00Z', until: '2025-11-20T10:00:00Z' },
        gaps: [{ reason: 'messages-not-joined', where: '11–12' }],
      },
    },
    files: [
      inventedFile('tile-001.png', TINY_PNG, {
        role: 'tile',
        mediaType: 'image/png',
        pixels: { width: 1, height: 1 },
      }),
      inventedFile('conversation.json', json, { role: 'conversation', mediaType: 'application/json' }),
    ],
    ...change,
  });
}

async function filesOf(
  capture: ReturnType<typeof chat>,
  redactions?: Map<string, { terms: string[]; texts: 'without-terms' }>,
) {
  const made = await testExport([capture], redactions === undefined ? {} : { redactions });
  const result = await made.run();
  return unzip(result.volumes[0]?.file ?? new Blob());
}

function reportIn(files: ReadonlyMap<string, Uint8Array>) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(textOf(files, 'data/report.html'), 'text/html');
}

describe('a conversation in the report', () => {
  it('is written out message by message, with who and when, and with what may be missing', async () => {
    const files = await filesOf(
      chat(
        conversation([
          { authorName: found('Lantern'), postedAt: found('2025-05-03T10:00:00Z'), text: found('Hello.') },
          { text: found('Do not write to me.'), postedAtShown: found('gestern 14:03') },
        ]),
      ),
    );
    const report = reportIn(files);
    const lines = [...report.querySelectorAll('ol.transcript > li')].map((line) =>
      (line.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Lantern .*3 May 2025.* tile-001\.png Hello\.$/);
    expect(lines[1]).toMatch(/gestern 14:03.* Do not write to me\.$/);
    expect(report.body.textContent).toMatch(
      /412 messages, from 3 May 2025.* to 20 November 2025|412 messages, from .*3 May 2025/,
    );
    expect(report.body.textContent).toContain('11–12');
  });

  it('has no markup of a page in it, whatever a message says', async () => {
    const values = [...xssCorpus('https://evil.example/hit'), ...BIDI_NAMES].map((value) =>
      value.toWellFormed(),
    );
    const report = reportIn(
      await filesOf(
        chat(
          conversation(
            values.map((value) => ({
              authorName: found(value),
              authorHandle: found(value),
              authorId: found(value),
              postedAtShown: found(value),
              replyTo: found(value),
              text: found(value),
              media: [found({ kind: 'image' as const, url: value, alternativeText: null })],
            })),
          ),
        ),
      ),
    );
    expect(
      report.querySelectorAll('script,iframe,object,embed,link,base,form,input,svg use,math'),
    ).toHaveLength(0);
    expect(report.querySelectorAll('ol.transcript > li')).toHaveLength(values.length);
  });

  it('that is too long for it is cut, and says so', async () => {
    const long = Array.from({ length: 4000 }, (_, index) => ({ text: found(`${index} ${'&'.repeat(500)}`) }));
    const report = reportIn(await filesOf(chat(conversation(long))));
    const shown = report.querySelectorAll('ol.transcript > li').length;
    expect(shown).toBeGreaterThan(100);
    expect(shown).toBeLessThan(4000);
    expect(report.body.textContent).toContain(`of 4,000 messages`);
  });

  it('that is none is left to its file', async () => {
    const report = reportIn(await filesOf(chat('not JSON')));
    expect(report.querySelectorAll('ol.transcript')).toHaveLength(0);
  });
});

describe('a conversation in a redacted copy', () => {
  it('loses the words in its file and in the report', async () => {
    const capture = chat(
      conversation([
        { authorName: found('Mira Vale'), text: found('It is me, Mira Vale.') },
        { authorName: found('Lantern'), text: found('Hello mira.vale, I know.') },
      ]),
    );
    const files = await filesOf(
      capture,
      new Map([['capture-1', { terms: ['Mira Vale'], texts: 'without-terms' }]]),
    );
    const names = [...files.keys()];
    const json = names.find((name) => name.endsWith('conversation-redacted.json'));
    expect(json).toBeDefined();
    for (const name of names) expect(textOf(files, name).toLowerCase()).not.toMatch(/mira.vale/);
    const messages = readMessages(textOf(files, json ?? ''));
    expect(messages?.map(({ facts }) => facts.text?.value)).toEqual([
      'It is me, █████.',
      'Hello █████, I know.',
    ]);
    expect(reportIn(files).querySelectorAll('ol.transcript > li')).toHaveLength(2);
  });
});
