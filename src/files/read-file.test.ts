import { describe, expect, test } from 'vitest';
import { FileRefused, type FileFactName } from '../domain/imported-file';
import { sha256Hex } from '../integrity/digest';
import { readThumbnail } from './picture';
import { readFile } from './read-file';
import {
  CALENDAR,
  CARD,
  deflate,
  jpegHeader,
  MAIL,
  makeMovie,
  makeZip,
  PDF,
  SMS,
  utf8,
  heicWithExif,
  pngWithExif,
  webpWithExif,
  withExif,
} from './test-files';

function read(name: string, bytes: Uint8Array<ArrayBuffer>) {
  return readFile({
    name,
    sizeBytes: bytes.byteLength,
    read: async (from, to) => bytes.slice(from, to),
  });
}

async function factsOf(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const { reading, extension } = await read(name, bytes);
  const of = (fact: FileFactName): string[] =>
    reading.facts.filter(({ name: one }) => one === fact).map(({ value }) => value);
  return { ...reading, extension, of };
}

async function refusal(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await read(name, bytes);
  } catch (error) {
    if (error instanceof FileRefused) return error.reason;
    throw error;
  }
  return 'taken';
}

const TAKEN = {
  taken: '2026:11:20 14:03:07',
  offset: '+01:00',
  make: 'Example',
  model: 'Phone 3',
  place: [56.162939, 10.203921],
} as const;

/** A PNG of nothing but its beginning. */
function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

describe('a photo', () => {
  test('says when, where and with what it was taken, each with its field', async () => {
    const photo = withExif(jpegHeader(4000, 3000), {
      taken: '2026:11:20 14:03:07',
      offset: '+01:00',
      make: 'Example',
      model: 'Phone 3',
      place: [56.162939, -10.203921],
    });
    const found = await factsOf('IMG_1.JPG', photo);
    expect(found.kind).toBe('photo');
    expect(found.extension).toBe('jpg');
    expect(found.pixels).toEqual({ width: 4000, height: 3000 });
    expect(found.facts).toContainEqual({
      name: 'taken-at',
      value: '2026-11-20T14:03:07+01:00',
      how: 'metadata',
      where: 'EXIF DateTimeOriginal, OffsetTimeOriginal',
    });
    expect(found.of('device')).toEqual(['Example Phone 3']);
    expect(found.post.postedAt).toMatchObject({
      value: '2026-11-20T14:03:07+01:00',
      caveat: 'made-by-client',
    });
    const [place = ''] = found.of('place');
    const [north, east] = place.split(', ').map(Number);
    expect(north).toBeCloseTo(56.162939, 4);
    expect(east).toBeCloseTo(-10.203921, 4);
    expect(found.remarks).toEqual([]);
  });

  test.each([
    ['IMG_1.HEIC', heicWithExif(TAKEN), 'image/heic', null],
    ['Screenshot.png', pngWithExif(pngHeader(300, 200), TAKEN), 'image/png', { width: 300, height: 200 }],
    ['IMG_1.webp', webpWithExif(TAKEN), 'image/webp', { width: 1, height: 1 }],
  ])('says so in every form that keeps it: %s', async (name, bytes, mediaType, pixels) => {
    const found = await factsOf(name, bytes);
    expect([found.kind, found.mediaType, found.pixels]).toEqual(['photo', mediaType, pixels]);
    expect(found.of('taken-at')).toEqual(['2026-11-20T14:03:07+01:00']);
    expect(found.of('device')).toEqual(['Example Phone 3']);
    expect(found.of('place')[0]).toMatch(/^56\.16\d+, 10\.20\d+$/);
    expect(found.remarks).toEqual([]);
    expect(found.post.postedAt).toMatchObject({ value: '2026-11-20T14:03:07+01:00' });
  });

  test('that is cut or spoilt anywhere is read as far as it goes, and never for long', async () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let longest = 0;
    for (const bytes of [
      heicWithExif(TAKEN),
      pngWithExif(pngHeader(300, 200), TAKEN),
      webpWithExif(TAKEN),
      withExif(jpegHeader(400, 300), TAKEN),
    ]) {
      for (let round = 0; round < 100; round += 1) {
        const spoilt = round % 2 === 0 ? bytes.slice(0, 16 + random(bytes.byteLength - 16)) : bytes.slice();
        const flips = round % 2 === 1 ? 4 : 0;
        for (let flip = 0; flip < flips; flip += 1)
          spoilt[12 + random(spoilt.byteLength - 12)] = [0, 1, 0x7f, 0xff][random(4)] ?? 0;
        const began = performance.now();
        const { kind, facts } = await factsOf('x', spoilt);
        longest = Math.max(longest, performance.now() - began);
        expect(typeof kind).toBe('string');
        expect(facts.length).toBeLessThan(20);
      }
    }
    expect(longest).toBeLessThan(5_000);
  });

  test('whose boxes lead nowhere, back or out of the file has no such facts', async () => {
    const heic = heicWithExif(TAKEN);
    const meta = Buffer.from(heic).indexOf('meta');
    const place = Buffer.from(heic).indexOf('iloc');
    const without = async (at: number, value: number): Promise<readonly string[]> => {
      const changed = heic.slice();
      new DataView(changed.buffer).setUint32(at, value);
      return (await factsOf('a.heic', changed)).of('device');
    };
    // The length of `meta`: nothing, itself again, beyond the end; then where the item lies.
    for (const length of [2, 7, 0xffffffff]) expect(await without(meta - 4, length)).toEqual([]);
    for (const offset of [0xffffffff, heic.byteLength - 2])
      expect(await without(place + 36, offset)).toEqual([]);
  });

  test('without zone says so, and impossible times are no facts', async () => {
    const local = await factsOf('a.jpg', withExif(jpegHeader(10, 10), { taken: '2026:11:20 14:03:07' }));
    expect(local.of('taken-at')).toEqual(['2026-11-20T14:03:07']);
    expect(local.remarks).toEqual(['times-without-zone']);
    expect(local.post.postedAt).toBeNull();
    const zeros = await factsOf('a.jpg', withExif(jpegHeader(10, 10), { taken: '0000:00:00 00:00:00' }));
    expect(zeros.of('taken-at')).toEqual([]);
  });

  test('that is cut after its magic is kept as what it is', async () => {
    const found = await factsOf('a.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45]));
    expect(found.kind).toBe('photo');
    expect(found.remarks).toContain('damaged');
  });

  test('whose name says otherwise is told by its bytes', async () => {
    const found = await factsOf('letter.pdf', jpegHeader(10, 10));
    expect(found.mediaType).toBe('image/jpeg');
    expect(found.remarks).toContain('name-differs');
    expect((await factsOf('picture.jpg', utf8('MZ\u0000\u0001 this is a program'))).mediaType).toBe(
      'application/vnd.microsoft.portable-executable',
    );
  });
});

describe('a mail', () => {
  test('gives headers, the whole Received chain, words and attachments', async () => {
    const found = await factsOf('mail.eml', utf8(MAIL));
    expect(found.kind).toBe('mail');
    expect(found.of('from')).toEqual(['Røok <rook@sender.example>']);
    expect(found.of('cc')).toEqual(['owl@receiver.example']);
    expect(found.of('subject')).toEqual(['Ich weiß, wo du wohnst']);
    expect(found.of('sent-at')).toEqual(['Fri, 20 Nov 2026 14:03:07 +0100']);
    const received = found.of('received');
    expect(received).toHaveLength(2);
    expect(received[0]).toContain('mx.receiver.example [192.0.2.10]');
    expect(received[1]).toContain('198.51.100.7');
    const digest = await sha256Hex(utf8('one\ntwo\n'));
    expect(found.of('attachment')).toEqual([`list.txt (text/plain, 8 bytes, SHA-256 ${digest})`]);
    expect(found.post.authorHandle).toMatchObject({ value: 'rook@sender.example', where: 'From' });
    expect(found.post.postedAt).toMatchObject({
      value: '2026-11-20T13:03:07.000Z',
      caveat: 'made-by-client',
    });
  });

  test('in HTML becomes text; what it would run or fetch is named and left', async () => {
    const found = await factsOf('mail.eml', utf8(MAIL));
    expect(found.text).toContain('You will hear from me & soon.');
    expect(found.text).not.toContain('<');
    expect(found.remarks).toContain('active-content');
  });

  test('whose date has no zone stands at no moment, and says so', async () => {
    const mail = MAIL.replace('Fri, 20 Nov 2026 14:03:07 +0100', 'Fri, 20 Nov 2026 14:03:07 (CET)');
    expect(mail).not.toBe(MAIL);
    const found = await factsOf('mail.eml', utf8(mail));
    expect(found.of('sent-at')).toEqual(['Fri, 20 Nov 2026 14:03:07 (CET)']);
    expect(found.post.postedAt).toBeNull();
    expect(found.remarks).toContain('times-without-zone');
    const universal = MAIL.replace('14:03:07 +0100', '13:03:07 GMT');
    expect((await factsOf('mail.eml', utf8(universal))).post.postedAt?.value).toBe(
      '2026-11-20T13:03:07.000Z',
    );
  });

  test('of a mailbox with several is read alone: nobody’s words become those of the first sender', async () => {
    const plain = (from: string, words: string): string =>
      `From ${from} Fri Nov 20 14:03:07 2026\r\nFrom: <${from}>\r\nTo: <owl@receiver.example>\r\n` +
      `Date: Fri, 20 Nov 2026 14:03:07 +0100\r\nSubject: s\r\n\r\n${words}\r\n\r\n`;
    const box =
      plain('rook@sender.example', 'first\r\n\r\n>From the window') + plain('b@c.example', 'second');
    const found = await factsOf('all.mbox', utf8(box));
    expect(found.kind).toBe('mail');
    expect(found.of('from')).toEqual(['rook@sender.example']);
    expect(found.text).toContain('From the window');
    expect(found.text).not.toContain('second');
    expect(found.remarks).toContain('read-in-part');
    const one = await factsOf('one.eml', utf8(plain('rook@sender.example', 'only')));
    expect(one.text).toContain('only');
    expect(one.remarks).toEqual([]);
  });

  test('with headers that no program sends is refused', async () => {
    const huge = `From: a@b.example\r\nTo: c@d.example\r\nX-Long: ${'x'.repeat(1_200_000)}\r\n\r\nwords`;
    expect(await refusal('mail.eml', utf8(huge))).toBe('headers-too-large');
  });

  test('nested without end is kept and said to be damaged', async () => {
    let text = 'From: a@b.example\r\nDate: Fri, 20 Nov 2026 14:03:07 +0100\r\n';
    for (let depth = 0; depth < 400; depth += 1)
      text += `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`;
    const found = await factsOf('mail.eml', utf8(text));
    expect(found.kind).toBe('mail');
    expect(found.remarks).toContain('damaged');
  });
});

test('a card gives names, numbers and addresses, folded and quoted as phones write them', async () => {
  const found = await factsOf('rook.vcf', utf8(CARD));
  expect(found.of('name')).toEqual(['Black Røok']);
  expect(found.of('phone')).toEqual(['+45 00 00 00 00']);
  expect(found.of('email')).toEqual(['rook@sender.example']);
  expect(found.of('postal-address')).toEqual(['Harbour 1, Aarhus, 8000, Denmark']);
  expect(found.of('note')).toEqual(['one\nline, two']);
});

test('a calendar gives its events with the zone as written, and nothing of an alarm', async () => {
  const found = await factsOf('hearing.ics', utf8(CALENDAR));
  expect(found.of('starts-at')).toEqual(['2026-11-20T14:03:00 (Europe/Copenhagen)']);
  expect(found.of('ends-at')).toEqual(['2026-11-20T14:00:00Z']);
  expect(found.of('event-place')).toEqual(['Court, room 2']);
  expect(found.of('organizer')).toEqual(['Clerk <clerk@court.example>']);
  expect(found.of('note')).toEqual([]);
});

describe('messages of a phone', () => {
  test('are told apart by who sent them', async () => {
    const found = await factsOf('sms.xml', utf8(SMS));
    expect(found.kind).toBe('sms');
    expect(found.transcript?.messages).toEqual([
      {
        number: 1,
        at: '2026-11-20T13:03:07.000Z',
        atWritten: '20 Nov 2026 14:03:07',
        author: 'Rook (+4500000000)',
        text: 'I see you & yours',
        attachment: null,
      },
      expect.objectContaining({ author: 'me', text: '→ Rook (+4500000000): Stop.' }),
      expect.objectContaining({
        text: 'look',
        attachment: expect.objectContaining({ name: 'IMG_1.jpg' }) as unknown,
      }),
    ]);
    expect(found.of('messages')).toEqual(['3']);
  });

  test('with emoji as two numbers, as Android writes them, are read to their end', async () => {
    const found = await factsOf(
      'sms.xml',
      utf8(
        `<smses><sms address="1" type="1" date="0" body="I see you &#55357;&#56832; &#55357; &#0;\u0001."/><sms address="1" type="1" date="0" body="last"/></smses>`,
      ),
    );
    expect(found.transcript?.messages.map(({ text }) => text)).toEqual([
      'I see you \u{1f600} \ufffd .',
      'last',
    ]);
    expect(found.remarks).not.toContain('damaged');
  });

  test('that never left the phone are not said to have been sent', async () => {
    const sms = [2, 3, 4, 5, 6].map((type) => `<sms address="1" type="${type}" date="0" body="x"/>`).join('');
    const mms = `<mms address="1" msg_box="3" date="0"><parts><part ct="text/plain" text="y"/></parts></mms>`;
    const found = await factsOf('sms.xml', utf8(`<smses>${sms}${mms}</smses>`));
    expect(found.transcript?.messages.map(({ text }) => text)).toEqual([
      '→ 1: x',
      '→ 1 [draft]: x',
      '→ 1 [outbox]: x',
      '→ 1 [failed]: x',
      '→ 1 [queued]: x',
      '→ 1 [draft]: y',
    ]);
  });

  test('with an entity bomb are refused', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><smses><sms body="&b;"/></smses>`;
    expect(await refusal('sms.xml', utf8(bomb))).toBe('xml-entities');
    const outside = `<?xml version="1.0"?><!DOCTYPE smses SYSTEM "file:///etc/passwd"><smses><sms body="x"/></smses>`;
    expect(await refusal('sms.xml', utf8(outside))).toBe('xml-entities');
  });

  test('that break off are kept as far as they go', async () => {
    const found = await factsOf('sms.xml', utf8(SMS.slice(0, SMS.indexOf('<mms'))));
    expect(found.of('messages')).toEqual(['2']);
    expect(found.remarks).toContain('damaged');
  });
});

test('a recording says its length and when it was made, wherever its header lies', async () => {
  const found = await factsOf('clip.mp4', makeMovie());
  expect(found.kind).toBe('video');
  expect(found.of('duration')).toEqual(['0:01:30.5']);
  expect(found.of('recorded-at')).toEqual(['2026-01-01T00:00:00.000Z']);
});

test('a PDF is not called by one of its bookmarks', async () => {
  const bookmark = '\n9 0 obj << /Title (Chapter 3) /Parent 8 0 R /Dest [1 0 R /Fit] >> endobj\n';
  const title = (text: string): Promise<string[]> =>
    factsOf('letter.pdf', utf8(text)).then((found) => found.of('title'));
  const info = '%PDF-1.4\n1 0 obj << /Producer (x) /Title (Letter) >> endobj';
  expect(await title(info + bookmark)).toEqual(['Letter']);
  expect(await title(`%PDF-1.4${bookmark}`)).toEqual([]);
});

test('a PDF says what stands in plain sight', async () => {
  const found = await factsOf('letter.pdf', utf8(PDF));
  expect(found.of('pages')).toEqual(['2']);
  expect(found.of('created-at')).toEqual(['2026-11-20T14:03:07+01:00']);
  expect(found.of('software')).toEqual(['Scanner (office)']);
});

describe('a saved page', () => {
  test('is read as characters: no script of it counts as words', async () => {
    const html = `<!doctype html><!-- saved from url=(0024)https://social.example/17 --><title>A &amp; B</title>
      <style>p{}</style><p onclick="x()">Hello <b>you</b></p><script>document.write("<p>not words</p>")</script><p>&lt;b&gt;</p>`;
    const found = await factsOf('page.html', utf8(html));
    expect(found.kind).toBe('saved-page');
    expect(found.of('title')).toEqual(['A & B']);
    expect(found.of('address')).toEqual(['https://social.example/17']);
    expect(found.text).toBe('Hello you\n<b>');
    expect(found.remarks).toContain('active-content');
  });

  test('as MHTML and as WACZ says where it is from', async () => {
    const mhtml =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://social.example/17\r\nSubject: A page\r\nDate: Fri, 20 Nov 2026 13:03:07 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n';
    const page = await factsOf('page.mhtml', utf8(mhtml));
    expect([page.kind, page.extension]).toEqual(['saved-page', 'mhtml']);
    expect(page.of('address')).toEqual(['https://social.example/17']);
    const wacz = makeZip([
      {
        name: 'datapackage.json',
        bytes: utf8(
          '{"title":"Saved","mainPageUrl":"https://social.example/17","created":"2026-11-20T13:03:07Z"}',
        ),
      },
      { name: 'archive/data.warc', bytes: utf8('WARC/1.1') },
    ]);
    const archive = await factsOf('page.wacz', wacz);
    expect([archive.kind, archive.extension]).toEqual(['saved-page', 'wacz']);
    expect(archive.of('saved-at')).toEqual(['2026-11-20T13:03:07Z']);
  });
});

describe('a zip', () => {
  const part = (name: string, bytes = utf8('x')) => ({ name, bytes });

  test('with names that lead elsewhere, or twice the same, is refused', async () => {
    for (const name of ['../x.txt', 'a/../../x', '/etc/passwd', 'C:\\x', 'a\\b', 'a\u0000b'])
      expect([name, await refusal('a.zip', makeZip([part(name)]))]).toEqual([name, 'zip-unsafe-names']);
    expect(await refusal('a.zip', makeZip([part('a'), part('a')]))).toBe('zip-unsafe-names');
  });

  test('whose entries lie in one another is refused', async () => {
    expect(await refusal('a.zip', makeZip([part('a'), { ...part('b'), offset: 0 }]))).toBe('zip-overlapping');
  });

  test('that is a bomb is refused by its directory, and by what comes out where that lies', async () => {
    const zeros = new Uint8Array(60 * 1024 * 1024);
    const packed = await deflate(zeros);
    const bomb = makeZip([
      { name: '_chat.txt', bytes: zeros, deflated: { bytes: packed, announced: zeros.byteLength } },
    ]);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await refusal('a.zip', bomb)).toBe('zip-bomb');
    const lying = makeZip([{ name: '_chat.txt', bytes: zeros, deflated: { bytes: packed, announced: 500 } }]);
    expect(await refusal('a.zip', lying)).toBe('zip-bomb');
  });

  test('with more entries than anybody has is refused', async () => {
    const many = Array.from({ length: 50_001 }, (_, index) => part(`${index}`));
    expect(await refusal('a.zip', makeZip(many))).toBe('zip-too-many-entries');
  });

  test('without a directory, and one that is only a zip, is kept', async () => {
    const broken = await factsOf('a.zip', utf8('PK\u0003\u0004 and then nothing'));
    expect([broken.kind, broken.remarks]).toEqual(['archive', ['damaged']]);
    const plain = await factsOf('a.zip', makeZip([part('photo.jpg'), part('b/c')]));
    expect([plain.kind, plain.of('entries'), plain.remarks]).toEqual(['archive', ['2'], ['not-read']]);
  });
});

test('a text whose first letters are those of a format is a text', async () => {
  for (const words of ['BMW parked in front of the house, 14:03', 'MZ called again', 'ID3 is a tag']) {
    const found = await factsOf('note.txt', utf8(words));
    expect([found.kind, found.text, found.remarks]).toEqual(['text', words, []]);
  }
});

test('what nobody knows is kept as bytes, and an empty file is refused', async () => {
  const found = await factsOf('thing.xyz', new Uint8Array([1, 2, 3, 0, 4]));
  expect([found.kind, found.extension, found.remarks]).toEqual(['other', 'bin', ['not-read']]);
  expect(await refusal('nothing.txt', new Uint8Array())).toBe('empty');
});

test('random bytes behind every magic never break the reading', async () => {
  const starts = [
    'ffd8ff',
    '89504e470d0a1a0a',
    '504b0304',
    '25504446',
    '52494646000000005741564566',
    '00000018667479706d703432',
  ];
  let seed = 7;
  const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff);
  for (let round = 0; round < 200; round += 1) {
    const start = Uint8Array.from((starts[round % starts.length] ?? '').match(/../g) ?? [], (hex) =>
      Number.parseInt(hex, 16),
    );
    const bytes = new Uint8Array(start.byteLength + (next() % 3000));
    bytes.set(start);
    for (let at = start.byteLength; at < bytes.byteLength; at += 1) bytes[at] = next() >>> 8;
    const { reading } = await read('a.bin', bytes);
    expect(JSON.stringify(reading.facts).isWellFormed()).toBe(true);
  }
});

test('the small picture inside a photo is found, and which way it must be turned', async () => {
  const small = new Uint8Array([0xff, 0xd8, ...new Uint8Array(200).fill(1), 0xff, 0xd9]);
  const photo = withExif(jpegHeader(400, 300), {
    make: 'Example',
    taken: '2026:11:20 14:03:07',
    thumbnail: small,
  });
  const found = await readThumbnail(photo);
  expect(found?.degrees).toBe(0);
  expect(found?.bytes).toEqual(small);
  expect(await readThumbnail(jpegHeader(400, 300))).toBeNull();
});

describe('a text that is made to take time', () => {
  test('with comments without end before its first element is told at once', async () => {
    const comments = '<!--a-->'.repeat(5_000);
    expect((await factsOf('a.html', utf8(`${comments}<p>no page`))).kind).toBe('text');
    expect(
      (await factsOf('a.html', utf8(`<?xml version="1.0"?>${comments}<!DOCTYPE html><p>words`))).kind,
    ).toBe('saved-page');
    expect((await factsOf('sms.xml', utf8(`${comments}<smses count="0"/>`))).kind).toBe('sms');
  });

  test('with a line of parameters without end is a card like others', async () => {
    const card = `BEGIN:VCARD\r\nTEL;${'x'.repeat(90_000)}\r\nTEL;TYPE="a:b;c";X=y:+45 1\r\nEND:VCARD`;
    expect((await factsOf('a.vcf', utf8(card))).of('phone')).toEqual(['+45 1']);
  });
});
