import type { TreeHead } from '../domain/integrity';
import { entryDigest, NO_ENTRY_BEFORE } from '../integrity/journal-chain';
import { fromHex } from '../integrity/digest';
import { leafHash, verifyConsistency, verifyInclusion } from '../integrity/merkle-tree';
import { entryBytes } from '../integrity/journal-chain';
import { attempt } from './attempt';
import { type HeldCapture, REDACTED_RECORD } from './bundle-content';
import {
  type ConsistencyLine,
  type EntryLine,
  hashes,
  Malformed,
  readConsistencyLine,
  readEntryLine,
} from './bundle-json';
import type { EntryRevisions } from './bundle-logbook';
import { CONSISTENCY, ENTRIES } from './bundle-layout';
import type { ContainerFile } from './container';
import type { FindingList } from './findings';
import { linesIn } from './read-file';

/** What the journal says of a capture, its proofs checked. */
export interface SealedCapture {
  readonly sequence: number;
  readonly at: string;
  readonly sha256: string | null;
  readonly lastRemarkSha256: string | null;
  /** Of what was drawn over a picture, by the picture's name in the record. */
  readonly lastAnnotations: ReadonlyMap<string, string | null>;
  /** Sizes of the tree heads that are shown to have held the entry of the sealing. */
  readonly provedIn: readonly number[];
}

export interface ProvedJournal {
  readonly entries: number;
  readonly captures: ReadonlyMap<string, SealedCapture>;
  /** Entries of the logbook by id. */
  readonly logbook: ReadonlyMap<string, EntryRevisions>;
}

const MOST_LINE = 1024 * 1024;
const SEALING = new Set(['captured', 'finished late', 'imported']);
/** By which a revision of an entry of the logbook stands in the journal. */
const KEEPING = new Set(['incident logged', 'entry added', 'entry edited']);

/** Roots by the size of the tree: the signed head, and those that were time-stamped. */
export type KnownRoots = ReadonlyMap<number, string>;

/**
 * Checks `journal/entries.jsonl` line by line: form, order, links between neighbours, that each entry is proved to
 * be in the head and in the stamped heads it names, and that it is about a capture of this volume.
 */
export async function proveEntries(
  file: ContainerFile,
  head: TreeHead,
  stamped: KnownRoots,
  held: ReadonlyMap<string, HeldCapture>,
  heldEntries: ReadonlySet<string>,
  findings: FindingList,
): Promise<ProvedJournal> {
  const logbook = new Map<string, Map<number, string | null>>();
  const captures = new Map<string, SealedCapture>();
  let before: EntryLine['entry'] | null = null;
  let entries = 0;
  for await (const { line, number } of checkedLines(file, ENTRIES, readEntryLine, findings)) {
    const { entry } = line;
    const place = `line ${number}`;
    entries += 1;
    if (before !== null && entry.sequence <= before.sequence) findings.add('entry-order', ENTRIES, place);
    const previous =
      entry.sequence === 1
        ? NO_ENTRY_BEFORE
        : before?.sequence === entry.sequence - 1
          ? await entryDigest(before)
          : null;
    if (previous !== null && previous !== entry.previous) findings.add('history-rewritten', ENTRIES, place);
    before = entry;
    const logged = entry.captureId === null ? entry.detail['entry'] : undefined;
    const isHeld =
      entry.captureId === null
        ? typeof logged === 'string' && heldEntries.has(logged)
        : held.has(entry.captureId);
    if (!isHeld) findings.add('entry-foreign', ENTRIES, place);
    if (isHeld && typeof logged === 'string') takeLogged(logbook, logged, entry, place, findings);
    const provedIn = await proveEntry(line, head, stamped, place, findings);
    if (entry.captureId !== null) takeEntry(captures, entry.captureId, entry, provedIn, place, findings);
  }
  return { entries, captures, logbook };
}

/** What the journal says of one revision of an entry of the logbook. */
function takeLogged(
  logbook: Map<string, Map<number, string | null>>,
  id: string,
  { act, sha256, detail }: EntryLine['entry'],
  place: string,
  findings: FindingList,
): void {
  if (!KEEPING.has(act)) return;
  const known = logbook.get(id) ?? new Map<number, string | null>();
  const { revision, before } = detail;
  // Each is kept on top of the one before it, so none can be put in between or left out.
  const follows = revision === known.size + 1 && before === (known.get(known.size) ?? null);
  if (follows) known.set(known.size + 1, sha256);
  else findings.add('history-rewritten', ENTRIES, place);
  logbook.set(id, known);
}

function takeEntry(
  captures: Map<string, SealedCapture>,
  captureId: string,
  { act, sequence, at, sha256, detail }: EntryLine['entry'],
  provedIn: readonly number[],
  place: string,
  findings: FindingList,
): void {
  const known = captures.get(captureId);
  if (SEALING.has(act)) {
    if (known !== undefined) findings.add('capture-twice', ENTRIES, place);
    captures.set(captureId, {
      sequence,
      at,
      sha256,
      provedIn,
      lastRemarkSha256: null,
      lastAnnotations: new Map(),
    });
  } else if (act === 'remark edited' && known !== undefined) {
    captures.set(captureId, { ...known, lastRemarkSha256: sha256 });
  } else if (act === 'annotated' && known !== undefined) {
    const lastAnnotations = new Map(known.lastAnnotations).set(String(detail['file']), sha256);
    captures.set(captureId, { ...known, lastAnnotations });
  } else if (act === 'redacted copy made' && detail['original'] !== known?.sha256) {
    // A copy of something else than what was sealed.
    findings.add('record-altered', ENTRIES, place);
  }
}

/** Which of the heads hold the entry. Every proof that is given must hold, and that for the signed head be there. */
async function proveEntry(
  { entry, inclusion }: EntryLine,
  head: TreeHead,
  stamped: KnownRoots,
  place: string,
  findings: FindingList,
): Promise<number[]> {
  const leaf = await leafHash(entryBytes(entry));
  const proved: number[] = [];
  for (const { size, path } of inclusion) {
    const root = size === head.size ? head.rootSha256 : stamped.get(size);
    const holds =
      root !== undefined &&
      !proved.includes(size) &&
      (await verifyInclusion({
        leaf,
        index: entry.sequence - 1,
        size,
        path: hashes(path),
        root: fromHex(root),
      }));
    if (holds) proved.push(size);
    else findings.add('entry-not-in-journal', ENTRIES, `${place}, head of ${size}`);
  }
  // The signed head has every entry. Of the stamped ones a proof may be left out: less is shown then, and nothing wrong.
  if (!inclusion.some(({ size }) => size === head.size)) {
    findings.add('entry-not-in-journal', ENTRIES, `${place}, no proof for the head of ${head.size}`);
  }
  return proved;
}

/** Checks `journal/consistency.jsonl`; gives the roots of earlier heads that are proved to lead to this one. */
export async function proveConsistency(
  file: ContainerFile,
  head: TreeHead,
  findings: FindingList,
): Promise<Map<number, string>> {
  const proved = new Map<number, string>();
  let before = 0;
  for await (const { line, number } of checkedLines(file, CONSISTENCY, readConsistencyLine, findings)) {
    const place = `line ${number}`;
    if (line.size <= before || line.size >= head.size) findings.add('entry-order', CONSISTENCY, place);
    before = line.size;
    if (await leadsTo(line, head)) proved.set(line.size, line.rootSha256);
    else findings.add('history-rewritten', CONSISTENCY, place);
  }
  return proved;
}

function leadsTo({ size, rootSha256, path }: ConsistencyLine, head: TreeHead): Promise<boolean> {
  return verifyConsistency({
    first: size,
    firstRoot: fromHex(rootSha256),
    second: head.size,
    secondRoot: fromHex(head.rootSha256),
    path: hashes(path),
  });
}

/** Compares records, remarks and annotations with the entries about them. */
export function compareWithJournal(
  held: ReadonlyMap<string, HeldCapture>,
  journal: ProvedJournal,
  findings: FindingList,
): void {
  for (const [id, { folder, recordSha256, redacted, remarkSha256, annotations }] of held) {
    const path = `data/captures/${folder}/${redacted ? REDACTED_RECORD : 'record.json'}`;
    const sealed = journal.captures.get(id);
    if (sealed === undefined) findings.add('record-unsealed', path);
    else if (sealed.sha256 !== recordSha256) findings.add('record-altered', path);
    // What a person wrote and drew is in the statement there, with parts hidden, and so under no digest of the journal.
    if (redacted) continue;
    const remark = sealed?.lastRemarkSha256 ?? null;
    if (remarkSha256 !== null && remark !== remarkSha256) {
      findings.add('remark-altered', `data/captures/${folder}/remark.json`);
    } else if (remarkSha256 === null && remark !== null) {
      findings.add('artifact-left-out', `data/captures/${folder}/remark.json`);
    }
    const drawn = sealed?.lastAnnotations ?? new Map<string, string | null>();
    for (const [picture, { path: annotation, sha256 }] of annotations) {
      if (drawn.get(picture) !== sha256) findings.add('annotation-altered', annotation);
    }
    for (const picture of drawn.keys()) {
      if (!annotations.has(picture))
        findings.add('artifact-left-out', `data/captures/${folder}/${picture}`, 'annotation');
    }
  }
}

async function* checkedLines<T>(
  file: ContainerFile,
  path: string,
  read: (text: string) => T,
  findings: FindingList,
): AsyncGenerator<{ readonly line: T; readonly number: number }> {
  let number = 0;
  const lines = linesIn(file, MOST_LINE);
  for (;;) {
    const next = await attempt(findings, path, () => lines.next());
    if (next === null || next.done === true) return;
    number += 1;
    const { text, ended } = next.value;
    const place = number;
    const line = await attempt(findings, path, () => {
      if (!ended) throw new Malformed(`line ${place}: no line feed`);
      try {
        return Promise.resolve(read(text));
      } catch (error) {
        if (error instanceof Malformed) throw new Malformed(`line ${place}: ${error.message}`);
        throw error;
      }
    });
    if (line !== null) yield { line, number };
  }
}
