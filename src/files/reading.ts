import type { CaptureParts } from '../domain/archive';
import type { Fact, Size } from '../domain/capture';
import type {
  FileFact,
  FileFactHow,
  FileFactName,
  FileKind,
  FileRemark,
  Transcript,
} from '../domain/imported-file';

/** What was read of a file. */
export interface FileReading {
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly facts: readonly FileFact[];
  readonly remarks: readonly FileRemark[];
  /** Who wrote it to whom and when, where the file says so itself. */
  readonly post: Partial<CaptureParts['facts']>;
  /** Its words, for search and for reading; `null` where it has none that can be read. */
  readonly text: string | null;
  readonly transcript: Transcript | null;
  /** As shown, where the picture says it. */
  readonly pixels: Size | null;
}

/** A value longer than this is cut, so that a record stays small. */
const MOST_VALUE = 2_000;
/** Further facts are left out and the reading says so. */
const MOST_FACTS = 400;

/** Facts as they are found; bounded, and well-formed whatever the file says. */
export class FactList {
  readonly #facts: FileFact[] = [];
  readonly #remarks = new Set<FileRemark>();

  /** Nothing is added for an empty value. */
  add(name: FileFactName, value: string | null | undefined, how: FileFactHow, where: string): void {
    const clean = cleanValue(value ?? '');
    if (clean === '') return;
    if (this.#facts.length >= MOST_FACTS) {
      this.remark('read-in-part');
      return;
    }
    if (clean.length > MOST_VALUE) this.remark('read-in-part');
    this.#facts.push({ name, value: cutText(clean, MOST_VALUE), how, where });
  }

  remark(remark: FileRemark): void {
    this.#remarks.add(remark);
  }

  get facts(): readonly FileFact[] {
    return this.#facts;
  }

  get remarks(): readonly FileRemark[] {
    return [...this.#remarks];
  }
}

/** A reading with nothing but the kind, to be filled. */
export function readingOf(
  kind: FileKind,
  mediaType: string,
  list: FactList,
  rest: Partial<Omit<FileReading, 'kind' | 'mediaType' | 'facts' | 'remarks'>> = {},
): FileReading {
  return {
    kind,
    mediaType,
    facts: list.facts,
    remarks: list.remarks,
    post: {},
    text: null,
    transcript: null,
    pixels: null,
    ...rest,
  };
}

/** A fact with a time as the time that the whole file stands for: its device or program set it. */
export function madeAt(fact: FileFact | undefined): Fact<string> {
  if (fact === undefined) return null;
  return { value: fact.value, how: 'file', where: fact.where, caveat: 'made-by-client' };
}

/** Never cut inside a character that takes two places. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** Without NUL and other controls but line ends and tabs; lone surrogates replaced, since no record can hold them. */
export function cleanText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

function cleanValue(value: string): string {
  return cleanText(value).trim();
}
