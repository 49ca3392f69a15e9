import { beforeAll, describe, expect, test } from 'vitest';
import {
  makeVolume,
  smallArchive,
  type TestArchive,
  type TestFiles,
  utf8,
  zipOf,
} from '../../verifier/test-bundle';
import { fileSource, loadCore } from './load-core';
import { createVerifyModel, type VerifyModel } from './verify-model';

let archive: TestArchive;
let files: TestFiles;
let zip: File;

beforeAll(async () => {
  archive = await smallArchive();
  files = await makeVolume(archive);
  zip = new File([await zipOf(files)], 'evidence.zip');
});

function modelWith(known: readonly string[] = [], own: string | null = null): VerifyModel {
  let kept = known;
  return createVerifyModel(loadCore, fileSource, {
    read: async () => kept,
    save: async (fingerprint, keep) => {
      kept = [...kept.filter((one) => one !== fingerprint), ...(keep ? [fingerprint] : [])];
      return kept;
    },
    readOwn: async () => own,
  });
}

function resultOf({ state }: VerifyModel) {
  if (state.value.is !== 'done') throw new Error(`it is ${state.value.is}`);
  return state.value.result;
}

describe('the page’s model', () => {
  test('checks what is dropped', async () => {
    const model = modelWith();
    await model.take([zip]);
    expect(resultOf(model).verdict).toBe('whole');
    expect(resultOf(model).bundles[0]?.key?.known).toBe(false);
  });

  test('checks the files of an unpacked folder', async () => {
    const model = modelWith();
    const chosen = (content: TestFiles): File[] =>
      [...content].map(([path, bytes]) =>
        Object.defineProperty(new File([bytes], path.split('/').at(-1) ?? ''), 'webkitRelativePath', {
          value: `evidence/${path}`,
        }),
      );
    await model.takeFolder(chosen(files));
    expect(resultOf(model).verdict).toBe('whole');
    await model.takeFolder(chosen(new Map([...files, ['data/more.txt', utf8('x')] as const])));
    expect(resultOf(model).verdict).toBe('not-whole');
  });

  test('knows its own key and those it was asked to remember', async () => {
    const own = modelWith([], archive.fingerprint);
    await own.take([zip]);
    expect(resultOf(own).bundles[0]?.key?.known).toBe(true);
    const other = modelWith();
    await other.remember(archive.fingerprint, true);
    await other.take([zip]);
    expect(resultOf(other).bundles[0]?.key?.known).toBe(true);
    await other.remember(archive.fingerprint, false);
    await other.take([zip]);
    expect(resultOf(other).bundles[0]?.key?.known).toBe(false);
  });

  test('holds a bundle to the fingerprint that was typed, and to nothing that is none', async () => {
    const model = modelWith([], archive.fingerprint);
    model.fingerprint.value = 'ab:cd';
    expect(model.mistyped.value).toBe(true);
    await model.take([zip]);
    expect(resultOf(model).verdict).toBe('whole');
    model.fingerprint.value = 'AB '.repeat(32);
    expect(model.expected.value).toBe('ab'.repeat(32));
    await model.take([zip]);
    expect(resultOf(model).verdict).toBe('not-whole');
    model.fingerprint.value = archive.fingerprint.toUpperCase();
    await model.take([zip]);
    expect(resultOf(model).verdict).toBe('whole');
  });

  test('names what was taken for certificates and holds none', async () => {
    const model = modelWith();
    await model.take([new File(['nothing'], 'authority.pem')]);
    expect(model.notCertificates.value).toBe('authority.pem');
    expect(model.state.value.is).toBe('idle');
  });

  test('is at rest at once when it is told to stop, and stays so', async () => {
    const model = modelWith();
    const running = model.take([zip]);
    expect(model.state.value.is).toBe('running');
    model.clear();
    expect(model.state.value.is).toBe('idle');
    await running;
    expect(model.state.value.is).toBe('idle');
  });

  test('says so when the check itself cannot be finished', async () => {
    const model = createVerifyModel(() => Promise.reject(new Error('not loaded')), fileSource, null);
    await model.take([zip]);
    expect(model.state.value).toEqual({ is: 'failed', detail: 'Error: not loaded' });
  });
});
