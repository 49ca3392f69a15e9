import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { BIDI_NAMES, xssCorpus } from '../../../tests/pages/xss';
import { type AccountCount, type MediaReference, NO_POST_FACTS, type PostFacts } from '../../domain/capture';
import { hideInFacts } from '../redact/redacted-record';
import { found, inventedCapture, inventedFile, TINY_PNG } from '../test-captures';
import { parseCsv } from '../test-csv';
import { testExport, textOf, unzip } from '../test-export';

/** Everything that runs, loads, refreshes or takes over a page. */
const FORBIDDEN =
  'script,iframe,frame,object,embed,link,base,form,input,button,textarea,audio,video,source,track,template,math,' +
  'foreignObject,animate,set,use,image,noscript,portal,dialog,marquee';

async function reportOf(captures: Parameters<typeof testExport>[0]): Promise<string> {
  const made = await testExport(captures);
  const result = await made.run();
  return textOf(await unzip(result.volumes[0]?.file ?? new Blob()), 'data/report.html');
}

function parse(report: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(report, 'text/html');
}

function hostile(sequence: number, value: string) {
  const text = value.toWellFormed();
  const fact = found(text, 'dom', text);
  const media = found<MediaReference>({ kind: 'image', url: text, alternativeText: text }, 'dom', text);
  const facts: Partial<PostFacts> = {
    platform: fact,
    authorName: fact,
    authorHandle: fact,
    authorId: fact,
    authorUrl: fact,
    postId: fact,
    permalink: fact,
    postedAtShown: fact,
    postedAt: fact,
    text: fact,
    language: fact,
    media: [media],
    replyTo: fact,
    account: {
      description: fact,
      avatar: fact,
      createdAt: fact,
      counts: [found<AccountCount>({ of: 'followers', count: text }, 'dom', text)],
    },
  };
  return inventedCapture(sequence, {
    facts,
    collection: {
      url: text,
      urlAtLoad: `${text}1`,
      urlAtEnd: `${text}2`,
      canonicalUrl: text,
      referrer: text,
      title: text,
      documentLanguage: text,
      operatingSystem: text,
      languages: [text],
      browser: { name: text, version: text, userAgent: text },
    },
    record: {
      notIncluded: [{ what: text, reason: 'too-large' }],
      completeness: {
        seen: 1,
        saved: 1,
        announced: null,
        tiles: 1,
        reachedEnd: true,
        gaps: [{ reason: 'tiles-do-not-meet', where: text }],
      },
    },
    files: [inventedFile(text, TINY_PNG, { role: 'post', mediaType: 'image/png' })],
    remark: { note: text, tags: [text] },
  });
}

describe('the report', () => {
  it('has no markup of a page in it, whatever a field holds', async () => {
    const values = [...xssCorpus('https://evil.example/hit'), ...BIDI_NAMES];
    const report = await reportOf(values.map((value, place) => hostile(place + 1, value)));
    const document = parse(report);
    expect(document.querySelectorAll(FORBIDDEN)).toHaveLength(0);
    expect(document.querySelectorAll('article.exhibit')).toHaveLength(values.length);
    expect(document.querySelectorAll('style')).toHaveLength(1);
    expect(document.querySelectorAll('svg')).toHaveLength(1);
    expect(document.querySelectorAll('meta[http-equiv]')).toHaveLength(1);
    const allowed = new Set([
      'class',
      'id',
      'lang',
      'dir',
      'scope',
      'colspan',
      'alt',
      'src',
      'href',
      'content',
      'name',
      'charset',
      'http-equiv',
      'aria-labelledby',
      'aria-hidden',
      'viewBox',
      'd',
      'fill',
      'stroke',
      'stroke-width',
      'stroke-linecap',
      'viewbox',
    ]);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(allowed, `${element.tagName} ${name}`).toContain(name);
        if (name === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$/);
        if (name === 'href') expect(value).toMatch(/^(?:#exhibit-\d{4,}|captures\/[a-z0-9./-]+)$/);
      }
    }
  });

  it('shows every word of a text exactly, in its own direction', async () => {
    const texts = xssCorpus('https://evil.example/hit').filter((text) => !text.includes('\u0000'));
    const document = parse(
      await reportOf(
        texts.map((text, place) => inventedCapture(place + 1, { facts: { text: found(text) } })),
      ),
    );
    const shown = [...document.querySelectorAll('.page blockquote')];
    expect(shown.map(({ textContent }) => textContent)).toEqual(texts);
    for (const quote of shown) {
      expect(quote.getAttribute('dir')).toBe('auto');
      expect(quote.querySelector('bdi')?.getAttribute('dir')).toBe('auto');
    }
  });

  it('gives a text the language of its page only where that is one', async () => {
    const languages = ['ar', 'pt-BR', '"><script>', '', 'x'.repeat(40)];
    const report = await reportOf(
      languages.map((language, place) =>
        inventedCapture(place + 1, { facts: { language: found(language) } }),
      ),
    );
    const shown = [...parse(report).querySelectorAll('.page blockquote')].map((quote) =>
      quote.getAttribute('lang'),
    );
    expect(shown).toEqual(['ar', 'pt-BR', '', '', '']);
  });

  it('lets its own policy forbid everything but its style and the pictures in it', async () => {
    const document = parse(await reportOf([inventedCapture(1)]));
    const policy =
      document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      'img-src data:',
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(document.title).not.toContain('Words of post');
  });

  it('keeps what a page said out of its style and its heads', async () => {
    const report = await reportOf([
      inventedCapture(1, { collection: { title: '</style>X-TITLE', url: 'https://x-site.example/' } }),
    ]);
    const style = report.slice(report.indexOf('<style>'), report.indexOf('</style>'));
    expect(style).toContain('Exhibit 0001');
    expect(style).not.toMatch(/X-TITLE|x-site/);
  });

  it('tells apart what the page said, what was recorded and what a person entered', async () => {
    const document = parse(await reportOf([inventedCapture(1, { remark: { note: 'MY-NOTE' } })]));
    const section = (name: string) =>
      [...document.querySelectorAll(`.exhibit section.${name}`)]
        .map(({ textContent }) => textContent)
        .join(' ');
    expect(section('page')).toContain('From the page');
    expect(section('page')).toContain('Words of post 1');
    expect(section('page')).not.toMatch(/MY-NOTE|Europe\/Copenhagen/);
    expect(section('recorded')).toContain('Recorded');
    expect(section('recorded')).toContain('Europe/Copenhagen');
    expect(section('recorded')).not.toMatch(/MY-NOTE|Words of post 1/);
    expect(section('entered')).toContain('Entered by a person');
    expect(section('entered')).toContain('MY-NOTE');
    expect(section('entered')).not.toContain('Words of post 1');
  });

  it('has the whole digest of the record and of each file beside its name', async () => {
    const made = await testExport([inventedCapture(1)]);
    const result = await made.run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    const report = textOf(files, 'data/report.html');
    const manifest = textOf(files, 'manifest-sha256.txt').split('\n');
    for (const line of manifest.filter((candidate) => candidate.includes('captures/0001'))) {
      expect(report).toContain(line.slice(0, 64));
    }
  });

  it('calls a picture that was drawn again no screenshot', async () => {
    const files = [inventedFile('rendered.png', TINY_PNG, { role: 'rendered', mediaType: 'image/png' })];
    const document = parse(await reportOf([inventedCapture(1, { files })]));
    expect(document.querySelector('figcaption strong')?.textContent).toBe(
      'Drawn again by the program: not a screenshot',
    );
  });

  it('says where a found value comes from and what is doubtful about it', async () => {
    const postedAt = {
      ...found('2026-10-08T07:12:00Z', 'derived', 'snowflake'),
      caveat: 'derived-approximate' as const,
    };
    const document = parse(await reportOf([inventedCapture(1, { facts: { postedAt } })]));
    const row = [...document.querySelectorAll('.page tr')].find((candidate) =>
      candidate.textContent.includes('Posted (exact)'),
    );
    expect(row?.querySelector('.found')?.textContent).toBe(
      'computed from other details; computed, approximate snowflake',
    );
  });
});

describe('a profile', () => {
  const account = {
    description: found('Writes about others', 'json-ld', 'mainEntity'),
    avatar: found('https://pictures.example/a.jpg', 'json-ld', 'mainEntity'),
    createdAt: found('2019-04-01T08:00:00.000Z', 'json-ld', 'mainEntity'),
    counts: [found<AccountCount>({ of: 'followers', count: '1,234' }, 'json-ld', 'mainEntity')],
  };
  const profile = inventedCapture(1, { facts: { kind: 'page', account } });

  it('stands in the report with what it says of its account', async () => {
    const rows = [...parse(await reportOf([profile])).querySelectorAll('table.facts tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()).slice(0, 2),
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        ['About the account', 'Writes about others'],
        ['Account made', '2019-04-01T08:00:00.000Z'],
        ['Followers', '1,234'],
        ['Picture of the account', 'https://pictures.example/a.jpg'],
      ]),
    );
  });

  it('leaves in a redacted copy without the words that were hidden, or not at all where nobody looked', () => {
    const facts: PostFacts = { ...NO_POST_FACTS, account };
    const hide = (text: string): string => text.replaceAll('others', '█████');
    expect(hideInFacts(facts, hide, 'without-terms').account?.description?.value).toBe('Writes about █████');
    expect(hideInFacts(facts, hide, 'without-terms').account?.counts).toEqual(account.counts);
    expect(hideInFacts(facts, hide, 'left-out').account).toBeUndefined();
  });
});

describe('the table', () => {
  it('runs nothing, and has a row for each capture', async () => {
    const values = xssCorpus('https://evil.example/hit');
    const made = await testExport(values.map((value, place) => hostile(place + 1, value)));
    const result = await made.run();
    const csv = textOf(await unzip(result.volumes[0]?.file ?? new Blob()), 'data/captures.csv');
    const rows = parseCsv(csv.replace('\uFEFF', ''));
    expect(rows).toHaveLength(values.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([35]));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    expect(rows.flat().filter((cell) => cell.startsWith("'=HYPERLINK")).length).toBeGreaterThan(10);
  });
});
