import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Hashing } from '../../verifier/hashing';
import type { AnySource } from '../../verifier/source';
import type { KnownKeysPort } from '../ports';
import type { Progress, Verification, VerifyInput } from '../../verifier/verify';

/** Keys that this browser knows; the offline page knows none. */
export interface KnownKeys extends KnownKeysPort {
  /** That of this browser's own archive; `null` where it has none. */
  readOwn(): Promise<string | null>;
}

/** The core, loaded when it is first needed. */
export interface VerifierCore {
  readonly verify: (input: VerifyInput) => Promise<Verification>;
  readonly hashing: Hashing;
  readonly readAnchors: (pem: string) => Uint8Array[] | null;
}

export type VerifyState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress: Progress | null }
  | { readonly is: 'done'; readonly result: Verification }
  | { readonly is: 'failed'; readonly detail: string };

export interface VerifyModel {
  readonly state: ReadonlySignal<VerifyState>;
  /** As it was typed. */
  readonly fingerprint: Signal<string>;
  /** Lower-case hex; `null` while nothing was typed that is a fingerprint. */
  readonly expected: ReadonlySignal<string | null>;
  /** Whether something was typed that is none. */
  readonly mistyped: ReadonlySignal<boolean>;
  readonly certificates: ReadonlySignal<readonly Uint8Array[]>;
  /** Name of a file that was taken for certificates and holds none. */
  readonly notCertificates: ReadonlySignal<string | null>;
  readonly remembered: ReadonlySignal<readonly string[]>;
  readonly own: ReadonlySignal<string | null>;
  /** Whether keys can be remembered here. */
  readonly remembers: boolean;
  /** Checks what was dropped or chosen; certificates among the files are put with the others. */
  take(files: readonly File[]): Promise<void>;
  /** Checks the files of one unpacked folder. */
  takeFolder(files: readonly File[]): Promise<void>;
  addCertificates(files: readonly File[]): Promise<void>;
  remember(fingerprint: string, known: boolean): Promise<void>;
  /** Stops what is going on, and puts away what came of it. */
  clear(): void;
}

const CERTIFICATE_NAME = /\.(?:pem|crt|cer)$/i;

export function createVerifyModel(
  loadCore: () => Promise<VerifierCore>,
  sourceOf: (file: File, name: string) => AnySource,
  keys: KnownKeys | null,
): VerifyModel {
  const state = signal<VerifyState>({ is: 'idle' });
  const fingerprint = signal('');
  const certificates = signal<readonly Uint8Array[]>([]);
  const notCertificates = signal<string | null>(null);
  const remembered = signal<readonly string[]>([]);
  const own = signal<string | null>(null);
  const typed = computed(() => fingerprint.value.toLowerCase().replaceAll(/[\s:]/g, ''));
  const expected = computed(() => (/^[0-9a-f]{64}$/.test(typed.value) ? typed.value : null));
  const mistyped = computed(() => typed.value !== '' && expected.value === null);
  let controller: AbortController | null = null;

  async function run(sources: readonly AnySource[]): Promise<void> {
    if (sources.length === 0) return;
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    state.value = { is: 'running', progress: null };
    try {
      const [core, known, ownKey] = await Promise.all([
        loadCore(),
        keys?.read() ?? [],
        keys?.readOwn() ?? null,
      ]);
      batch(() => {
        remembered.value = known;
        own.value = ownKey;
      });
      const wanted = expected.value;
      const result = await core.verify({
        sources,
        mode: 'bundle',
        hashing: core.hashing,
        anchors: certificates.value.length === 0 ? null : certificates.value,
        known:
          wanted !== null && wanted !== 'wrong' ? [wanted] : [...known, ...(ownKey === null ? [] : [ownKey])],
        requireKnown: wanted !== null,
        signal: mine.signal,
        onProgress: (progress) => {
          if (controller === mine) state.value = { is: 'running', progress };
        },
      });
      if (controller === mine) state.value = { is: 'done', result };
    } catch (error) {
      if (controller !== mine) return;
      state.value = { is: 'failed', detail: String(error) };
    }
  }

  async function addCertificates(files: readonly File[]): Promise<void> {
    const { readAnchors } = await loadCore();
    for (const file of files) {
      const found = readAnchors(await file.text());
      if (found === null) notCertificates.value = file.name;
      else {
        batch(() => {
          notCertificates.value = null;
          certificates.value = [...certificates.value, ...found];
        });
      }
    }
  }

  return {
    state,
    fingerprint,
    expected,
    mistyped,
    certificates,
    notCertificates,
    remembered,
    own,
    remembers: keys !== null,
    addCertificates,
    async take(files) {
      const pem = files.filter(({ name }) => CERTIFICATE_NAME.test(name));
      if (pem.length > 0) await addCertificates(pem);
      await run(files.filter((file) => !pem.includes(file)).map((file) => sourceOf(file, file.name)));
    },
    async takeFolder(files) {
      const [first] = files;
      if (first === undefined) return;
      const root = first.webkitRelativePath.split('/')[0] ?? '';
      await run([
        {
          name: root,
          files: files.map((file) => {
            const source = sourceOf(file, file.webkitRelativePath.slice(root.length + 1));
            if ('files' in source) throw new Error('a file is no folder');
            return source;
          }),
          folders: [],
          odd: [],
        },
      ]);
    },
    async remember(key, known) {
      if (keys !== null) remembered.value = await keys.save(key, known);
    },
    clear() {
      controller?.abort();
      controller = null;
      state.value = { is: 'idle' };
    },
  };
}
