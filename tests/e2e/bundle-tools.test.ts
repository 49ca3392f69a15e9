import { execFile } from 'node:child_process';
import { appendFile, copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LANGUAGES } from '../../src/domain/settings';
import { inventedCapture, inventedFile } from '../../src/bundle/test-captures';
import { testExport } from '../../src/bundle/test-export';
import { judgeBag, judgeZip, unpackBundle, type Bundle, type Verdict } from './harness/bundle';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary';

const run = promisify(execFile);

/** Programs of others that a receiver has; `npm test` sees to it that they are there. */
const PROGRAMS = ['unzip', '7zz', 'python3', 'sha256sum', 'hashdeep', 'bash'] as const;

let temporary: TemporaryFolder | null = null;
let folder: string;
let zip: string;
let bundle: Bundle;

/** What `command` printed in `cwd`, and whether it said that all is well. */
async function shell(command: string, cwd: string): Promise<{ output: string; code: number }> {
  try {
    const { stdout, stderr } = await run('bash', ['-c', command], { cwd });
    return { output: stdout + stderr, code: 0 };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { output: `${stdout ?? ''}${stderr ?? ''}`, code };
  }
}

/** The commands as the receiver finds them: indented by four in READ-ME-FIRST.txt. */
async function commandsOf(root: string): Promise<{ unchanged: string; added: string }> {
  const text = await readFile(join(root, 'READ-ME-FIRST.txt'), 'utf8');
  const commands = text.split('\r\n').filter((line) => line.startsWith('    '));
  const one = (start: string): string => {
    const found = commands.filter((line) => line.trim().startsWith(start));
    if (found.length !== 1) throw new Error(`${found.length} commands begin with ${start}`);
    return found[0]?.trim() ?? '';
  };
  return { unchanged: one('sha256sum'), added: one('find data') };
}

function refused(verdicts: readonly Verdict[]): string[] {
  return verdicts.filter(({ accepted }) => !accepted).map(({ tool }) => tool);
}

/** A copy of the unpacked bag, to be spoilt. */
async function copyBag(name: string): Promise<string> {
  const copy = join(folder, name);
  await rm(copy, { recursive: true, force: true });
  await cp(bundle.root, copy, { recursive: true });
  return copy;
}

beforeAll(async () => {
  for (const program of PROGRAMS) {
    await run('bash', ['-c', `command -v ${program}`]).catch(() => {
      throw new Error(`${program} is not installed; "npm test" installs what the tests need`);
    });
  }
  temporary = await makeTemporaryFolder('bundle-tools');
  folder = temporary.path;
  const picture = new Uint8Array(300_000).map((_, place) => (place * 7919) % 251);
  const captures = Array.from({ length: 6 }, (_, place) =>
    inventedCapture(place + 1, {
      files: [
        inventedFile('viewport.png', picture, { role: 'viewport', mediaType: 'image/png' }),
        inventedFile('text.txt', `Words of post ${place + 1}: ünï 🙃 العربية`),
        inventedFile('empty.txt', ''),
      ],
      ...(place === 2 ? { remark: { note: 'A note', tags: ['one'] } } : {}),
    }),
  );
  const made = await testExport(captures);
  const result = await made.run();
  if (result.filesVerified !== result.filesExpected) throw new Error('the export itself is not whole');
  const [bytes] = [...made.volumes.files.values()];
  zip = join(folder, 'bundle.zip');
  await writeFile(zip, bytes ?? new Uint8Array(0));
  bundle = await unpackBundle(zip, join(folder, 'unpacked'));
});

afterAll(async () => {
  await temporary?.remove();
});

describe('a bundle as it is', () => {
  it('is accepted by every program', async () => {
    const verdicts = [...(await judgeZip(zip)), ...(await judgeBag(bundle.root))];
    expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
    expect(verdicts).toHaveLength(6);
  });

  it('is accepted by the commands of its own READ-ME-FIRST.txt, without a word', async () => {
    const { unchanged, added } = await commandsOf(bundle.root);
    expect(await shell(unchanged, bundle.root)).toEqual({ output: '', code: 0 });
    expect(await shell(added, bundle.root)).toEqual({ output: '', code: 0 });
  });

  it('has commands that work in every language', async () => {
    for (const language of LANGUAGES) {
      const made = await testExport([inventedCapture(1)], { language });
      await made.run();
      const other = join(folder, `${language}.zip`);
      await writeFile(other, [...made.volumes.files.values()][0] ?? new Uint8Array(0));
      const { root } = await unpackBundle(other, join(folder, language));
      const { unchanged, added } = await commandsOf(root);
      expect(await shell(unchanged, root)).toEqual({ output: '', code: 0 });
      expect(await shell(added, root)).toEqual({ output: '', code: 0 });
    }
  });

  it('can be read as a stream, entry by entry, by a reader that does not seek', async () => {
    const listing = await shell(
      `python3 - <<'END'
import struct, zlib
data = open('${zip}', 'rb')
count = 0
while True:
    head = data.read(30)
    if head[:4] != b'PK\\x03\\x04': break
    _, _, flags, method, _, _, crc, size, _, name, extra = struct.unpack('<4sHHHHHIIIHH', head)
    assert flags & 8 == 0 and method == 0
    data.read(name + extra)
    assert zlib.crc32(data.read(size)) == crc
    count += 1
print(count)
END`,
      folder,
    );
    expect(listing).toEqual({ output: `${bundle.files.length}\n`, code: 0 });
  });

  it('unpacks to the same files with each unpacker', async () => {
    await run('7zz', ['x', '-bso0', `-o${join(folder, 'seven')}`, zip]);
    await run('python3', ['-m', 'zipfile', '-e', zip, join(folder, 'python')]);
    for (const other of ['seven', 'python']) {
      const differences = await run('diff', ['-r', join(folder, other, basename(bundle.root)), bundle.root]);
      expect(differences.stdout).toBe('');
    }
  });

  it('has tag files as the standard has them', async () => {
    for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const bytes = await readFile(join(bundle.root, name));
      expect(bytes.includes('\r'), name).toBe(false);
      expect(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])), name).toBe(false);
      expect(bytes.at(-1), name).toBe(10);
    }
  });
});

describe('a bundle that was tampered with', () => {
  it('as a zip is refused by every program that reads zips', async () => {
    const bytes = await readFile(zip);
    const place = bytes.indexOf('Words of post 4');
    expect(place).toBeGreaterThan(0);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    const spoilt = join(folder, 'spoilt.zip');
    await writeFile(spoilt, bytes);
    expect(refused(await judgeZip(spoilt))).toEqual(['unzip -t', '7zz t', 'zipfile']);

    const cut = join(folder, 'cut.zip');
    await writeFile(cut, bytes.subarray(0, bytes.length - 200));
    expect(refused(await judgeZip(cut))).toEqual(['unzip -t', '7zz t', 'zipfile']);
  });

  it.each([
    [
      'a picture changed by one bit',
      async (root: string) => {
        const path = join(root, bundle.records[0]?.folder ?? '', 'viewport.png');
        const bytes = await readFile(path);
        bytes[1000] = (bytes[1000] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
    ],
    ['a file taken away', (root: string) => rm(join(root, bundle.records[1]?.folder ?? '', 'text.txt'))],
    [
      'two files swapped',
      async (root: string) => {
        const [one, other] = [0, 1].map((place) =>
          join(root, bundle.records[place]?.folder ?? '', 'text.txt'),
        );
        await copyFile(other ?? '', join(root, 'swap'));
        await copyFile(one ?? '', other ?? '');
        await copyFile(join(root, 'swap'), one ?? '');
        await rm(join(root, 'swap'));
      },
    ],
  ])(
    '%s: sha256sum and hashdeep refuse, and so does the command in READ-ME-FIRST.txt',
    async (name, spoil) => {
      const root = await copyBag(name.replaceAll(' ', '-'));
      await spoil(root);
      expect(refused(await judgeBag(root))).toEqual(['sha256sum payload', 'hashdeep']);
      const { unchanged } = await commandsOf(root);
      expect((await shell(unchanged, root)).code).not.toBe(0);
    },
  );

  it('a file added: hashdeep refuses where sha256sum does not, and so does the second command', async () => {
    const root = await copyBag('added');
    await mkdir(join(root, 'data/captures/0099-2026-11-21-example.org'));
    await writeFile(join(root, 'data/captures/0099-2026-11-21-example.org/text.txt'), 'never captured');
    expect(refused(await judgeBag(root))).toEqual(['hashdeep']);
    const { unchanged, added } = await commandsOf(root);
    expect(await shell(unchanged, root)).toEqual({ output: '', code: 0 });
    const verdict = await shell(added, root);
    expect(verdict.code).not.toBe(0);
    expect(verdict.output).toContain('0099-2026-11-21-example.org/text.txt');
  });

  it('a manifest changed along with a file: the manifest of the manifests refuses', async () => {
    const root = await copyBag('manifest');
    const path = `${bundle.records[0]?.folder ?? ''}/text.txt`;
    await writeFile(join(root, path), 'other words');
    const { output } = await shell(`sha256sum ${path}`, root);
    const manifest = await readFile(join(root, 'manifest-sha256.txt'), 'utf8');
    const lines = manifest.split('\n').map((line) => (line.endsWith(path) ? output.trim() : line));
    await writeFile(join(root, 'manifest-sha256.txt'), lines.join('\n'));
    expect(refused(await judgeBag(root))).toEqual(['sha256sum tags']);
    const { unchanged } = await commandsOf(root);
    expect((await shell(unchanged, root)).output).toContain('manifest-sha256.txt: FAILED');
  });

  it('a READ-ME-FIRST.txt or a bag-info.txt that says something else is refused', async () => {
    for (const name of ['READ-ME-FIRST.txt', 'bag-info.txt', 'bagit.txt']) {
      const root = await copyBag(`tag-${name}`);
      await appendFile(join(root, name), 'x\n');
      expect(refused(await judgeBag(root)), name).toEqual(['sha256sum tags']);
    }
  });
});
