import { browserHashing } from './browser-hashing';
import { bytesSource } from './source';
import { type TestFiles, zipOf } from './test-bundle';
import { verify, type Verification, type VerifyInput } from './verify';

/** Verifies zips in memory. */
export function verifyZips(
  zips: readonly Uint8Array<ArrayBuffer>[],
  more: Partial<VerifyInput> = {},
): Promise<Verification> {
  return verify({
    sources: zips.map((zip, index) => bytesSource(zip, `volume-${index + 1}.zip`)),
    mode: 'bundle',
    hashing: browserHashing,
    anchors: null,
    known: [],
    requireKnown: false,
    signal: new AbortController().signal,
    ...more,
  });
}

export async function verifyFiles(files: TestFiles, more: Partial<VerifyInput> = {}): Promise<Verification> {
  return verifyZips([await zipOf(files)], more);
}

/** Every finding that is no notice, as `code path`. */
export function faultsOf({ findings, bundles }: Verification): string[] {
  const all = [
    ...findings,
    ...bundles.flatMap((bundle) => [
      ...bundle.findings,
      ...bundle.volumes.flatMap((volume) => volume.findings),
    ]),
  ];
  return all
    .filter(({ severity }) => severity !== 'notice')
    .map(({ code, path }) => (path === null ? code : `${code} ${path}`));
}
