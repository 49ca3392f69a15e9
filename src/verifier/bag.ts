import {
  BAG_VERSIONS,
  type BagVersion,
  decodePath,
  isUnsafePath,
  readBagInfo,
  readDeclaration,
  readFetchLine,
  readManifestLine,
  readOxum,
  type TagElement,
} from './bag-tags';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { ALGORITHMS, type HashAlgorithm, HEX_LENGTH } from './hashing';
import { readBounded } from './read-file';
import { decodeText, linesOf } from './text-lines';

/** A digest that a manifest says a file has. */
export interface ExpectedDigest {
  readonly algorithm: HashAlgorithm;
  readonly hex: string;
  readonly manifest: string;
}

/** What a bag says of itself, ready to be compared with its files. */
export interface Bag {
  readonly version: BagVersion;
  readonly info: readonly TagElement[];
  /** By path: what each file that is there has to be. */
  readonly expected: ReadonlyMap<string, readonly ExpectedDigest[]>;
  readonly payloadFiles: number;
  readonly payloadBytes: number;
}

const DECLARATION = 'bagit.txt';
const FETCH = 'fetch.txt';
const PAYLOAD = 'data/';
const MANIFEST = /^(tag)?manifest-([A-Za-z0-9-]+)\.txt$/i;
/** Nobody writes more by hand or by program; a manifest of a million files is below it. */
const MOST_TEXT_BYTES = 256 * 1024 * 1024;

interface Manifest {
  readonly file: ContainerFile;
  readonly tags: boolean;
  readonly algorithm: HashAlgorithm;
  readonly lines: Map<string, string>;
}

/**
 * Reads the tag files of a bag (RFC 8493 and the drafts before it) and says what is wrong with them: declaration,
 * manifests, `bag-info.txt`, `fetch.txt`; files that are listed and missing, or there and not listed. The files'
 * content is compared by whoever reads it, with `expected`. `null` where no declaration could be read.
 */
export async function readBag(container: Container, findings: FindingList): Promise<Bag | null> {
  const files = new Map(container.files.map((file) => [file.path, file]));
  const declared = await declarationOf(files, findings);
  if (declared === null) return null;
  const { version, encoding } = declared;
  const names = nameIndex(container, findings);

  const read = async (path: string): Promise<string | null> => {
    const file = files.get(path);
    if (file === undefined) return null;
    const text = decodeText(await readBounded(file, MOST_TEXT_BYTES), encoding);
    if (text === null) findings.add('encoding-unsupported', path, encoding);
    return text;
  };

  const manifests: Manifest[] = [];
  for (const file of container.files) {
    const match = MANIFEST.exec(file.path);
    if (match === null) continue;
    const named = match[2]?.toLowerCase().replaceAll('-', '');
    const algorithm = ALGORITHMS.find((known) => known === named);
    if (algorithm === undefined) {
      // Beside one that is known it may be left out; alone it leaves nothing to go by.
      findings.add('algorithm-unsupported', file.path, null, 'notice');
      continue;
    }
    const manifest: Manifest = { file, tags: match[1] !== undefined, algorithm, lines: new Map() };
    manifests.push(manifest);
    readManifest(manifest, (await read(file.path)) ?? '', version, names, findings);
  }
  const payloadManifests = manifests.filter(({ tags }) => !tags);
  if (payloadManifests.length === 0) findings.add('manifest-missing');
  for (const manifest of manifests) {
    for (const path of manifest.lines.keys()) checkPlace(manifest, path, version, findings);
    if (!manifest.tags || version !== '1.0') continue;
    for (const { file } of payloadManifests) {
      if (!manifest.lines.has(file.path)) findings.add('listed-wrongly', file.path, manifest.file.path);
    }
  }

  const infoName = version < '0.96' ? 'package-info.txt' : 'bag-info.txt';
  const infoText = (await read(infoName)) ?? '';
  const { elements, wrong } = readBagInfo(infoText, version);
  for (const line of wrong) findings.add('bag-info-line', infoName, `line ${line}`);

  const payload = container.files.filter(({ path }) => path.startsWith(PAYLOAD));
  if (payload.length === 0 && !container.folders.has('data')) findings.add('payload-missing', PAYLOAD);
  checkFetch((await read(FETCH)) ?? '', payloadManifests, version, names, findings);

  const missing = new Set<string>();
  const expected = new Map<string, ExpectedDigest[]>();
  for (const { algorithm, lines, file: manifest } of manifests) {
    for (const [path, hex] of lines) {
      if (!files.has(path)) {
        if (!missing.has(path)) findings.add('file-missing', path, manifest.path);
        missing.add(path);
        continue;
      }
      const digests = expected.get(path) ?? [];
      digests.push({ algorithm, hex, manifest: manifest.path });
      expected.set(path, digests);
    }
  }
  for (const { path } of payload) {
    const holding = payloadManifests.filter(({ lines }) => lines.has(path)).length;
    if (holding === 0) findings.add('file-extra', path);
    // From 1.0 on (section 3); before, one of them was enough.
    else if (version === '1.0' && holding < payloadManifests.length) {
      findings.add('not-in-every-manifest', path);
    }
  }
  const payloadBytes = payload.reduce((sum, { size }) => sum + size, 0);
  checkOxum(elements, infoName, { bytes: payloadBytes, files: payload.length }, version, findings);
  return { version, info: elements, expected, payloadFiles: payload.length, payloadBytes };
}

async function declarationOf(
  files: ReadonlyMap<string, ContainerFile>,
  findings: FindingList,
): Promise<{ version: BagVersion; encoding: string } | null> {
  const file = files.get(DECLARATION);
  if (file === undefined) {
    findings.add('declaration-missing', DECLARATION);
    return null;
  }
  const declared = readDeclaration(await readBounded(file, 4096));
  if (typeof declared === 'string') {
    findings.add('declaration-invalid', DECLARATION, declared);
    return null;
  }
  const version = BAG_VERSIONS.find((known) => known === declared.version);
  if (version === undefined) {
    findings.add('version-unsupported', DECLARATION, declared.version);
    return null;
  }
  if (decodeText(new Uint8Array(0), declared.encoding) === null) {
    findings.add('encoding-unsupported', DECLARATION, declared.encoding);
    return null;
  }
  return { version, encoding: declared.encoding };
}

/** Finds the file that a manifest means: by its very name, else decoded, else by a spelling that looks the same. */
type NameIndex = (written: string) => { readonly path: string; readonly spelt: boolean };

function nameIndex(container: Container, findings: FindingList): NameIndex {
  const exact = new Set(container.files.map(({ path }) => path));
  const composed = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const path of exact) {
    if (isUnsafePath(path)) findings.add('unsafe-name', path);
    const normal = path.normalize('NFC');
    const same = composed.get(normal) ?? folded.get(normal.toLowerCase());
    if (same !== undefined) findings.add('names-alike', path, same);
    composed.set(normal, path);
    folded.set(normal.toLowerCase(), path);
  }
  return (written) => {
    const decoded = decodePath(written);
    if (exact.has(decoded)) return { path: decoded, spelt: false };
    if (exact.has(written)) return { path: written, spelt: true };
    const alike = composed.get(decoded.normalize('NFC'));
    return alike === undefined ? { path: decoded, spelt: false } : { path: alike, spelt: true };
  };
}

function readManifest(
  { file, algorithm, lines }: Manifest,
  text: string,
  version: BagVersion,
  names: NameIndex,
  findings: FindingList,
): void {
  const written = new Set<string>();
  linesOf(text).forEach((line, index) => {
    if (line.trim() === '') return;
    const entry = readManifestLine(line);
    if (entry === null || entry.digest.length !== HEX_LENGTH[algorithm]) {
      findings.add('manifest-line', file.path, `line ${index + 1}`);
      return;
    }
    if (isUnsafePath(entry.path) || isUnsafePath(decodePath(entry.path))) {
      findings.add('unsafe-name', entry.path, file.path);
      return;
    }
    const { path, spelt } = names(entry.path);
    if (spelt) findings.add('name-spelt-otherwise', entry.path, path);
    const before = lines.get(path);
    if (before !== undefined) {
      // Two spellings of one name are two lines for whoever tells them apart, and the same file here.
      const same = before === entry.digest;
      const alike = same && !written.has(entry.path);
      const twice = same && version !== '1.0';
      findings.add('listed-twice', path, file.path, alike || twice ? 'notice' : 'failure');
    }
    written.add(entry.path);
    lines.set(path, entry.digest);
  });
}

/** What may stand in which manifest (sections 2.1.3 and 2.2.1). */
function checkPlace(manifest: Manifest, path: string, version: BagVersion, findings: FindingList): void {
  const inPayload = path.startsWith(PAYLOAD);
  if (!manifest.tags) {
    if (!inPayload) findings.add('listed-wrongly', path, manifest.file.path);
    return;
  }
  const tagManifest = /^tagmanifest-/i.test(path);
  if (inPayload || tagManifest) {
    findings.add('listed-wrongly', path, manifest.file.path, version === '1.0' ? 'failure' : 'notice');
  }
}

function checkFetch(
  text: string,
  payloadManifests: readonly Manifest[],
  version: BagVersion,
  names: NameIndex,
  findings: FindingList,
): void {
  linesOf(text).forEach((line, index) => {
    if (line.trim() === '') return;
    const entry = readFetchLine(line);
    if (entry === null) {
      findings.add('fetch-line', FETCH, `line ${index + 1}`);
      return;
    }
    if (isUnsafePath(entry.path) || isUnsafePath(decodePath(entry.path))) {
      findings.add('unsafe-name', entry.path, FETCH);
      return;
    }
    const { path } = names(entry.path);
    const listed = payloadManifests.filter(({ lines }) => lines.has(path)).length;
    const enough = version === '1.0' ? listed === payloadManifests.length : listed > 0;
    if (!path.startsWith(PAYLOAD) || !enough) findings.add('fetch-unlisted', path, FETCH);
  });
}

function checkOxum(
  info: readonly TagElement[],
  infoName: string,
  found: { readonly bytes: number; readonly files: number },
  version: BagVersion,
  findings: FindingList,
): void {
  const said = info.filter(({ label }) => label.toLowerCase() === 'payload-oxum');
  if (said.length > 1 && version === '1.0') findings.add('bag-info-line', infoName, 'Payload-Oxum twice');
  for (const { value } of said) {
    const oxum = readOxum(value);
    if (oxum === null) findings.add('bag-info-line', infoName, `Payload-Oxum: ${value}`);
    else if (oxum.bytes !== found.bytes || oxum.files !== found.files) {
      findings.add('oxum-differs', infoName, `${value}, found ${found.bytes}.${found.files}`);
    }
  }
}
