import { type FolderSource, piecesOf, type VerifierSource } from './source';

/** One file below the one folder at the top of a bundle. */
export interface ContainerFile {
  /** Inside the bag, `/` between folders. */
  readonly path: string;
  readonly size: number;
  /** What the zip says its CRC-32 is; `null` in a folder, and where the reader checks it itself. */
  readonly crc32: number | null;
  /** The content in order. Throws where it cannot be read. `into` as for `piecesOf`. */
  pieces(into?: ArrayBuffer): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export interface Container {
  readonly kind: 'zip' | 'folder';
  /** Name of the folder at the top of the zip, or of the folder itself. */
  readonly root: string;
  readonly files: readonly ContainerFile[];
  /** Folders that are named as such: a bag's payload may be empty. */
  readonly folders: ReadonlySet<string>;
}

export function storedFile(path: string, content: VerifierSource, crc32: number | null): ContainerFile {
  return { path, size: content.size, crc32, pieces: (into) => piecesOf(content, into) };
}

export function folderContainer(source: FolderSource): Container {
  const folders = new Set(source.folders);
  for (const { name } of source.files) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) folders.add(name.slice(0, at));
  }
  return {
    kind: 'folder',
    root: source.name,
    files: source.files.map((file) => storedFile(file.name, file, null)),
    folders,
  };
}

/** The one folder that all names begin with; `null` where there is none. */
export function commonRoot(names: readonly string[]): string | null {
  const first = names[0]?.split('/')[0];
  if (first === undefined || first === '') return null;
  return names.every((name) => name.startsWith(`${first}/`)) ? first : null;
}
