import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../integrity/digest';
import { readFile } from './read-file';
import { makeZip, utf8 } from './test-files';
import { parseChat } from './whatsapp';

const LRM = '\u200e';
const NNBSP = '\u202f';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const two = (value: number): string => String(value).padStart(2, '0');
const short = ({ year }: Moment): string => two(year % 100);
const half = ({ hour }: Moment, am: string, pm: string): string => (hour < 12 ? am : pm);
const twelve = ({ hour }: Moment): number => (hour % 12 === 0 ? 12 : hour % 12);

/** How each phone writes a moment in each region; seconds only where the phone has them. */
const FORMS: Readonly<Record<string, { readonly seconds: boolean; readonly head: (at: Moment) => string }>> =
  {
    'Android en-US': {
      seconds: false,
      head: (at) =>
        `${at.month}/${at.day}/${short(at)}, ${twelve(at)}:${two(at.minute)}${NNBSP}${half(at, 'AM', 'PM')} - `,
    },
    'Android en-GB': {
      seconds: false,
      head: (at) => `${two(at.day)}/${two(at.month)}/${at.year}, ${two(at.hour)}:${two(at.minute)} - `,
    },
    'Android en-GB, 12 hours': {
      seconds: false,
      head: (at) =>
        `${two(at.day)}/${two(at.month)}/${at.year}, ${twelve(at)}:${two(at.minute)} ${half(at, 'am', 'pm')} - `,
    },
    'Android de': {
      seconds: false,
      head: (at) => `${two(at.day)}.${two(at.month)}.${short(at)}, ${two(at.hour)}:${two(at.minute)} - `,
    },
    'Android fr': {
      seconds: false,
      head: (at) => `${two(at.day)}/${two(at.month)}/${at.year}, ${two(at.hour)}:${two(at.minute)} - `,
    },
    'Android fr, older': {
      seconds: false,
      head: (at) => `${two(at.day)}/${two(at.month)}/${at.year} à ${two(at.hour)}:${two(at.minute)} - `,
    },
    'Android nl': {
      seconds: false,
      head: (at) => `${two(at.day)}-${two(at.month)}-${at.year} ${two(at.hour)}:${two(at.minute)} - `,
    },
    'Android da': {
      seconds: false,
      head: (at) => `${two(at.day)}.${two(at.month)}.${at.year} ${two(at.hour)}.${two(at.minute)} - `,
    },
    'Android da, kl.': {
      seconds: false,
      head: (at) => `${at.day}.${at.month}.${at.year} kl. ${two(at.hour)}.${two(at.minute)} - `,
    },
    'iOS en-US': {
      seconds: true,
      head: (at) =>
        `[${at.month}/${at.day}/${short(at)}, ${twelve(at)}:${two(at.minute)}:${two(at.second)}${NNBSP}${half(at, 'AM', 'PM')}] `,
    },
    'iOS en-GB': {
      seconds: true,
      head: (at) =>
        `[${two(at.day)}/${two(at.month)}/${at.year}, ${two(at.hour)}:${two(at.minute)}:${two(at.second)}] `,
    },
    'iOS de': {
      seconds: true,
      head: (at) =>
        `[${two(at.day)}.${two(at.month)}.${short(at)}, ${two(at.hour)}:${two(at.minute)}:${two(at.second)}] `,
    },
    'iOS fr': {
      seconds: true,
      head: (at) =>
        `[${two(at.day)}/${two(at.month)}/${at.year} ${two(at.hour)}:${two(at.minute)}:${two(at.second)}] `,
    },
    'iOS nl': {
      seconds: true,
      head: (at) =>
        `[${two(at.day)}-${two(at.month)}-${at.year} ${two(at.hour)}:${two(at.minute)}:${two(at.second)}] `,
    },
    'iOS da': {
      seconds: true,
      head: (at) =>
        `[${two(at.day)}.${two(at.month)}.${at.year} ${two(at.hour)}.${two(at.minute)}.${two(at.second)}] `,
    },
    'Android fr-CA': {
      seconds: false,
      head: (at) => `${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)} h ${two(at.minute)} - `,
    },
    'iOS fr-CA': {
      seconds: true,
      head: (at) =>
        `[${at.year}-${two(at.month)}-${two(at.day)} ${two(at.hour)} h ${two(at.minute)} min ${two(at.second)} s] `,
    },
    'Android en-ZA, without zeros': {
      seconds: false,
      head: (at) => `${at.year}/${at.month}/${at.day}, ${two(at.hour)}:${two(at.minute)} - `,
    },
    'iOS en-CA': {
      seconds: true,
      head: (at) =>
        `[${at.year}-${two(at.month)}-${two(at.day)}, ${twelve(at)}:${two(at.minute)}:${two(at.second)} ${half(at, 'a.m.', 'p.m.')}] `,
    },
  };

/** The same numbers in every run. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function momentsFrom(random: (below: number) => number, count: number): Moment[] {
  let at = Date.UTC(2018 + random(8), random(12), 1 + random(28), random(24), random(60), random(60));
  return Array.from({ length: count }, () => {
    at += random(40 * 86_400_000);
    const date = new Date(at);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  });
}

const isoOf = (at: Moment, seconds: boolean): string =>
  `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}${seconds ? `:${two(at.second)}` : ''}`;

describe.each(Object.entries(FORMS))('dates as %s', (_, { seconds, head }) => {
  test('come back as they went in, whatever the messages say', () => {
    const random = makeRandom(11);
    for (let round = 0; round < 150; round += 1) {
      const moments = momentsFrom(random, 30);
      const words = [
        'Hello',
        'a: b',
        '12/11/2026, 10:10 - nobody',
        '',
        '\u0645\u0631\u062d\u0628\u0627',
        'two\nlines\n\nand a third',
      ];
      const text = moments
        .map((at, index) => `${head(at)}Rook ${index % 2}: ${words[random(words.length)]}`)
        .join('\n');
      const chat = parseChat(text);
      expect(chat?.messages.map(({ at }) => at)).toEqual(moments.map((at) => isoOf(at, seconds)));
      expect(chat?.orderAssumed).toBe(false);
      expect(new Set(chat?.messages.map(({ author }) => author))).toEqual(new Set(['Rook 0', 'Rook 1']));
    }
  });
});

describe('a chat', () => {
  test('of Android: system lines, several lines, files, a colon in a text', () => {
    const chat = parseChat(
      [
        '20.11.26, 14:03 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Tippe hier: mehr erfahren',
        '20.11.26, 14:03 - Rook hat den Betreff von „a: b“ zu „c: d“ geändert',
        '20.11.26, 14:04 - Rook: first line',
        'second line',
        '',
        'fourth: line',
        `20.11.26, 14:05 - Rook: ${LRM}IMG-20261120-WA0001.jpg (Datei angehängt)`,
        'with words',
        '20.11.26, 14:06 - +45 00 00 00 00: <Medien ausgeschlossen>',
      ].join('\r\n'),
    );
    expect(chat?.system).toBe('android');
    expect(chat?.messages.map(({ author, text }) => [author, text]).slice(1)).toEqual([
      [null, 'Rook hat den Betreff von „a: b“ zu „c: d“ geändert'],
      ['Rook', 'first line\nsecond line\n\nfourth: line'],
      ['Rook', `${LRM}IMG-20261120-WA0001.jpg (Datei angehängt)\nwith words`],
      ['+45 00 00 00 00', '<Medien ausgeschlossen>'],
    ]);
    expect(chat?.messages[3]?.attachment?.name).toBe('IMG-20261120-WA0001.jpg');
  });

  test('of iOS: what the program wrote is not put into anybody’s mouth', () => {
    const chat = parseChat(
      [
        `${LRM}[20/11/2026 14:03:07] Rook: ${LRM}Les messages et les appels sont chiffrés de bout en bout.`,
        `[20/11/2026 14:03:09] Rook: je sais où tu es`,
        `${LRM}[20/11/2026 14:03:10] Rook: ${LRM}<pièce jointe : 00000003-PHOTO-2026-11-20-14-03-10.jpg>`,
      ].join('\n'),
    );
    expect(chat?.system).toBe('ios');
    expect(chat?.messages.map(({ author }) => author)).toEqual([null, 'Rook', 'Rook']);
    expect(chat?.messages[2]?.attachment?.name).toBe('00000003-PHOTO-2026-11-20-14-03-10.jpg');
  });

  test('of iOS: a document or a picture with words is that of who sent it', () => {
    const chat = parseChat(
      [
        `[20/11/2026 14:03:09] Rook: look`,
        `${LRM}[20/11/2026 14:03:10] Rook: ${LRM}your plan.pdf • ${LRM}2 pages ${LRM}<attached: 00000004-your plan.pdf>`,
        `${LRM}[20/11/2026 14:03:11] Rook: nice door ${LRM}<attached: 00000005-PHOTO.jpg>`,
        `[20/11/2026 14:03:12] Rook: typed <attached: no.jpg>`,
      ].join('\n'),
    );
    expect(chat?.messages.map(({ author }) => author)).toEqual(['Rook', 'Rook', 'Rook', 'Rook']);
    expect(chat?.messages.map(({ attachment }) => attachment?.name ?? null)).toEqual([
      null,
      '00000004-your plan.pdf',
      '00000005-PHOTO.jpg',
      null,
    ]);
  });

  test('is not thrown off by lines of another export that somebody pasted', () => {
    const chat = parseChat(
      [
        '05.03.24, 14:03 - Rook: look what she wrote',
        '2024-01-31, 10:00 - Wren: quoted',
        '1/31/24, 10:00 - Wren: quoted',
        '31.01.2024, 10:00 - Wren: quoted',
        '31.01.24, 10:00 PM - Wren: quoted',
        '06.03.24, 14:04 - Rook: well?',
      ].join('\n'),
    );
    expect(chat?.messages.map(({ at }) => at)).toEqual(['2024-03-05T14:03', '2024-03-06T14:04']);
    expect(chat?.order).toBe('day-first');
    expect(chat?.messages[0]?.text.split('\n')).toHaveLength(5);
  });

  test('in which day and month cannot be told apart says that it guessed', () => {
    const one = parseChat('03/04/2026, 10:00 - Rook: a');
    expect(one).toMatchObject({ order: 'day-first', orderAssumed: true });
    expect(one?.messages[0]?.at).toBe('2026-04-03T10:00');
    // Only one way round do these grow.
    const grows = parseChat('1/2/26, 10:00 - Rook: a\n1/3/26, 10:00 - Rook: b\n2/1/26, 10:00 - Rook: c');
    expect(grows).toMatchObject({ order: 'month-first', orderAssumed: false });
    // Neither way do these: whatever is taken is a guess.
    const pasted = parseChat(
      ['1/2/26', '2/1/26', '3/1/26', '2/3/26', '4/1/26'].map((day) => `${day}, 10:00 - Rook: a`).join('\n'),
    );
    expect(pasted).toMatchObject({ order: 'month-first', orderAssumed: true });
  });

  test('with a day that does not exist has no time there', () => {
    expect(parseChat('31.02.2026, 10:00 - Rook: a')?.messages[0]).toMatchObject({
      at: null,
      atWritten: '31.02.2026, 10:00',
    });
  });

  test('that is none is none, and hostile lines take no time', () => {
    expect(parseChat('Dear Sir or Madam,\n12: 30')).toBeNull();
    const long = `[20/11/2026 14:03:07] ${'a'.repeat(2_000_000)}`;
    expect(parseChat(long)?.messages).toHaveLength(1);
    expect(parseChat(`[${'1'.repeat(500_000)}`)).toBeNull();
    expect(parseChat(`${LRM.repeat(500_000)}x`)).toBeNull();
  });

  test('in its zip is read although one of its files is damaged', async () => {
    const zip = makeZip([
      { name: '_chat.txt', bytes: utf8(`[20.11.26, 14:03:07] Rook: ${LRM}<Anhang: 1-PHOTO.jpg>`) },
      { name: '1-PHOTO.jpg', bytes: utf8('one two three'), checksum: 7 },
    ]);
    const { reading } = await readFile({
      name: 'WhatsApp Chat.zip',
      sizeBytes: zip.byteLength,
      read: async (from, to) => zip.slice(from, to),
    });
    expect(reading.kind).toBe('chat');
    expect(reading.remarks).toContain('damaged');
    expect(reading.transcript?.messages.map(({ attachment }) => attachment)).toEqual([
      { name: '1-PHOTO.jpg', path: '1-PHOTO.jpg', sizeBytes: 13, sha256: null },
    ]);
  });

  test('of which only the beginning can be searched says so', async () => {
    const line = `[20.11.26, 14:03:07] Rook: ${'x'.repeat(50_000)}`;
    const text = utf8(Array.from({ length: 90 }, () => line).join('\n'));
    const { reading } = await readFile({
      name: '_chat.txt',
      sizeBytes: text.byteLength,
      read: async (from, to) => text.slice(from, to),
    });
    expect(reading.transcript?.messages).toHaveLength(90);
    expect(reading.remarks).toContain('read-in-part');
  });

  test('in its zip finds the files it names', async () => {
    const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
    const zip = makeZip([
      {
        name: '_chat.txt',
        bytes: utf8(
          `[20.11.26, 14:03:07] Rook: ${LRM}<Anhang: 1-PHOTO.jpg>\n[20.11.26, 14:03:08] Rook: ${LRM}<Anhang: 2-AUDIO.opus>`,
        ),
      },
      { name: '1-PHOTO.jpg', bytes: photo },
    ]);
    const { reading } = await readFile({
      name: 'WhatsApp Chat.zip',
      sizeBytes: zip.byteLength,
      read: async (from, to) => zip.slice(from, to),
    });
    expect(reading.kind).toBe('chat');
    expect(reading.transcript?.messages.map(({ attachment }) => attachment)).toEqual([
      { name: '1-PHOTO.jpg', path: '1-PHOTO.jpg', sizeBytes: 4, sha256: await sha256Hex(photo) },
      { name: '2-AUDIO.opus', path: null, sizeBytes: null, sha256: null },
    ]);
    const told = new Map(reading.facts.map(({ name, value }) => [name, value]));
    expect([told.get('media-matched'), told.get('media-missing'), told.get('phone-system')]).toEqual([
      '1',
      '1',
      'iOS',
    ]);
  });
});
