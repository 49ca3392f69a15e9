import { isDamage } from './attempt';
import { compareExports, joinVolumes, type VolumeSet } from './across';
import { type BundleVolume, emptyVolume, readBundleVolume } from './bundle';
import type { TreeHead } from '../domain/integrity';
import { CAPTURES } from './bundle-layout';
import { type Finding, FindingList, type Verdict, verdictOf } from './findings';
import type { Hashing } from './hashing';
import type { AnySource } from './source';
import { isFolder } from './source';
import type { CalendarFact, TokenFact, TrustAnchors } from './stamps';
import { type Mode, type OpenedVolume, openVolume } from './volume';

export interface VerifyInput {
  /** Volumes of one bundle, several bundles, or both. */
  readonly sources: readonly AnySource[];
  readonly mode: Mode;
  readonly hashing: Hashing;
  /** DER; without any, whom to trust is left to the person. */
  readonly anchors: TrustAnchors;
  /** Fingerprints of keys that are known from elsewhere, lower-case hex. */
  readonly known: readonly string[];
  /** Whether a key that is not among them is a fault. */
  readonly requireKnown: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** The volume that is being read. */
  readonly name: string;
}

export interface VolumeResult {
  readonly name: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly part: number | null;
  readonly parts: number | null;
  readonly files: number;
  readonly bytes: number;
}

/** When a capture is shown to have existed. */
export interface ExistedBy {
  readonly at: string;
  readonly authority: string;
  readonly trust: TokenFact['trust'];
}

export interface CaptureFact {
  readonly number: number;
  readonly id: string;
  /** Lower-case hex SHA-256 of its record. */
  readonly recordSha256: string | null;
  /** As the record says, by the clock of the computer that made it. */
  readonly capturedAt: string;
  readonly site: string | null;
  /** Whether the record itself says that nothing is missing from the capture. */
  readonly complete: boolean;
  /** Earliest time that a token proves; `null` where none does. */
  readonly existedBy: ExistedBy | null;
}

export type ProvedCode =
  /** every file is as it was when the bundle was signed, none is missing and none was added */
  | 'bundle-unchanged'
  /** every record and file is the one that was sealed when it was captured, as the journal has it */
  | 'as-sealed'
  /** the same of what is here whole; of redacted copies that the records they name were sealed, and no more */
  | 'as-sealed-but-redacted'
  /** the journal was only ever added to since the earlier exports and time stamps */
  | 'only-added-to'
  /** everything was signed with the key of this fingerprint */
  | 'one-key'
  /** that key is the one the receiver knows from elsewhere */
  | 'known-key'
  /** it existed by the time that an authority confirmed */
  | 'existed-by';

export type NotProvedCode =
  /** that the page was genuine, and who wrote what is on it */
  | 'page-genuine'
  /** that there is nothing else than what is here */
  | 'nothing-else'
  /** whose key it is */
  | 'whose-key'
  /** when the captures were made: no time stamp, only the computer's own clock */
  | 'when'
  /** whether the authority that gave the time deserves trust */
  | 'authority'
  /** that a calendar's promise was kept */
  | 'calendar';

/** One export: its volumes together. */
export interface BundleResult {
  readonly identifier: string | null;
  readonly verdict: Verdict;
  /** Found by looking at the volumes together. */
  readonly findings: readonly Finding[];
  readonly volumes: readonly VolumeResult[];
  readonly key: { readonly fingerprint: string; readonly known: boolean } | null;
  readonly head: TreeHead | null;
  /** Journal entries in the volumes. */
  readonly entries: number;
  /** Earlier tree heads that are proved to be a beginning of this one. */
  readonly earlierHeads: number;
  /** In what order they were made, oldest first. */
  readonly captures: readonly CaptureFact[];
  readonly tokens: readonly TokenFact[];
  readonly calendars: readonly CalendarFact[];
  /** What the bundle says of itself: `complete`, or what is missing. */
  readonly completeness: string | null;
  /** Nothing is proved by what is not whole. */
  readonly proved: readonly ProvedCode[];
  readonly notProved: readonly NotProvedCode[];
}

export interface Verification {
  readonly format: 'tidemark-verification/1';
  readonly mode: Mode;
  readonly verdict: Verdict;
  /** Found by comparing bundles. */
  readonly findings: readonly Finding[];
  readonly bundles: readonly BundleResult[];
}

/**
 * Verifies bundles or bags. Everything is computed anew; no verdict is read from what is verified. Rejects only when
 * `signal` is aborted (with its reason) or for a defect of the program: what is wrong with a bundle is a finding.
 */
export async function verify(input: VerifyInput): Promise<Verification> {
  const { sources, mode, hashing, anchors, signal, onProgress } = input;
  const totalBytes = sources.reduce((sum, source) => sum + sizeOf(source), 0);
  let doneBytes = 0;
  const volumes: BundleVolume[] = [];
  const bags: BundleResult[] = [];
  for (const source of sources) {
    signal.throwIfAborted();
    const onBytes = (bytes: number): void => {
      doneBytes += bytes;
      onProgress?.({ doneBytes: Math.min(doneBytes, totalBytes), totalBytes, name: source.name });
    };
    onBytes(0);
    const opened = await openVolume({ source, mode, hashing, signal, onBytes });
    if (mode === 'bag') bags.push(bagResult(opened));
    else volumes.push(await readBundle(opened, anchors, signal));
  }
  const findings = new FindingList();
  const sets = joinVolumes(volumes);
  compareExports(sets, findings);
  const bundles = mode === 'bag' ? bags : sets.map((set) => bundleResult(set, input));
  return {
    format: 'tidemark-verification/1',
    mode,
    verdict: worst([verdictOf(findings.all), ...bundles.map(({ verdict }) => verdict)]),
    findings: findings.all,
    bundles,
  };
}

/**
 * Something that nobody thought of must not keep a receiver from a verdict, least of all from the one that it is not
 * whole: what is thrown on the way is a finding, with its own words.
 */
async function readBundle(
  opened: OpenedVolume,
  anchors: TrustAnchors,
  signal: AbortSignal,
): Promise<BundleVolume> {
  try {
    return await readBundleVolume(opened, anchors);
  } catch (error) {
    if (signal.aborted) throw error;
    opened.findings.add(isDamage(error) ? 'malformed' : 'read-failed', null, String(error));
    return emptyVolume(opened.name, opened.findings);
  }
}

function bagResult(opened: Awaited<ReturnType<typeof openVolume>>): BundleResult {
  const { name, findings, container, bag } = opened;
  const verdict = verdictOf(findings.all);
  return {
    identifier: bag?.info.find(({ label }) => label === 'External-Identifier')?.value ?? null,
    verdict,
    findings: [],
    volumes: [
      {
        name,
        verdict,
        findings: findings.all,
        part: null,
        parts: null,
        files: container?.files.length ?? 0,
        bytes: container?.files.reduce((sum, { size }) => sum + size, 0) ?? 0,
      },
    ],
    key: null,
    head: null,
    entries: 0,
    earlierHeads: 0,
    captures: [],
    tokens: [],
    calendars: [],
    completeness: null,
    proved: [],
    notProved: [],
  };
}

function bundleResult(set: VolumeSet, { known, requireKnown }: VerifyInput): BundleResult {
  const { volumes, findings } = set;
  const [first] = volumes;
  const fingerprint = first?.fingerprint ?? null;
  const isKnown = fingerprint !== null && known.includes(fingerprint);
  if (requireKnown && !isKnown) findings.add('key-not-known', null, fingerprint);
  const results = volumes.map(volumeResult);
  const verdict = worst([verdictOf(findings.all), ...results.map((result) => result.verdict)]);
  const tokens = unique(volumes.flatMap(({ stamps }) => stamps.tokens));
  const calendars = unique(volumes.flatMap(({ stamps }) => stamps.calendars));
  const result = {
    identifier: set.group,
    verdict,
    findings: findings.all,
    volumes: results,
    key: fingerprint === null ? null : { fingerprint, known: isKnown },
    head: first?.head ?? null,
    entries: volumes.reduce((sum, { entries }) => sum + entries, 0),
    earlierHeads: new Set(volumes.flatMap(({ earlier }) => [...earlier.keys()])).size,
    captures: captureFacts(volumes, tokens),
    tokens,
    calendars,
    completeness:
      volumes.find(({ completeness }) => completeness !== 'complete')?.completeness ??
      first?.completeness ??
      null,
  };
  const redacted = volumes.some(({ captures }) => [...captures.values()].some((one) => one.redacted));
  return { ...result, ...claims(result, redacted) };
}

function volumeResult({ name, findings, part, parts, files, bytes }: BundleVolume): VolumeResult {
  return { name, verdict: verdictOf(findings.all), findings: findings.all, part, parts, files, bytes };
}

function captureFacts(volumes: readonly BundleVolume[], tokens: readonly TokenFact[]): CaptureFact[] {
  const facts = new Map<string, CaptureFact>();
  const faulty = new Set(
    volumes.flatMap(({ findings }) =>
      findings.all.flatMap(({ severity, path }) => {
        const folder =
          path?.startsWith(CAPTURES) === true ? path.slice(CAPTURES.length).split('/')[0] : undefined;
        return severity === 'notice' || folder === undefined ? [] : [folder];
      }),
    ),
  );
  for (const { captures } of volumes) {
    for (const [id, { record, recordSha256, folder, sealed }] of captures) {
      if (facts.has(id)) continue;
      // What was proved of a record says nothing of one that was put in its place, or of files beside it.
      const intact = sealed?.sha256 === recordSha256 && !faulty.has(folder);
      const proving = intact ? tokens.filter(({ headSize }) => sealed.provedIn.includes(headSize)) : [];
      const [earliest] = proving.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
      facts.set(id, {
        number: record.number,
        id,
        recordSha256,
        capturedAt: record.capturedAt,
        site: record.site,
        complete: record.complete,
        existedBy:
          earliest === undefined
            ? null
            : { at: earliest.at, authority: earliest.authority, trust: earliest.trust },
      });
    }
  }
  return [...facts.values()].sort((one, other) => one.number - other.number);
}

/** `redacted`: some capture is here as a redacted copy. */
function claims(
  { verdict, key, earlierHeads, captures, tokens, calendars }: Omit<BundleResult, 'proved' | 'notProved'>,
  redacted: boolean,
): Pick<BundleResult, 'proved' | 'notProved'> {
  const timed = captures.length > 0 && captures.every(({ existedBy }) => existedBy !== null);
  const proved: ProvedCode[] = [];
  if (verdict === 'whole') {
    proved.push('bundle-unchanged', redacted ? 'as-sealed-but-redacted' : 'as-sealed', 'one-key');
    if (key?.known === true) proved.push('known-key');
    if (earlierHeads > 0) proved.push('only-added-to');
    if (captures.some(({ existedBy }) => existedBy !== null)) proved.push('existed-by');
  }
  if (verdict === 'unreadable') return { proved, notProved: [] };
  const notProved: NotProvedCode[] = ['page-genuine', 'nothing-else'];
  if (key?.known !== true) notProved.push('whose-key');
  if (!timed) notProved.push('when');
  if (tokens.some(({ trust }) => trust === 'unjudged')) notProved.push('authority');
  if (calendars.length > 0) notProved.push('calendar');
  return { proved, notProved };
}

/** The same stamps stand in every volume. */
function unique<T extends { readonly path: string }>(facts: readonly T[]): T[] {
  return [...new Map(facts.map((fact) => [fact.path, fact])).values()];
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not-whole')) return 'not-whole';
  return verdicts.includes('unreadable') ? 'unreadable' : 'whole';
}

function sizeOf(source: AnySource): number {
  return isFolder(source) ? source.files.reduce((sum, { size }) => sum + size, 0) : source.size;
}
