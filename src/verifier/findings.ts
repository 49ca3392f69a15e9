/**
 * `unreadable`: so damaged, or so foreign, that nothing can be said of the content. `failure`: it is not whole, or
 * not what it says. `notice`: worth knowing, and no fault.
 */
export type Severity = 'unreadable' | 'failure' | 'notice';

/** Everything that the verifier can find, with how grave it is unless the finder says otherwise. */
export const SEVERITY = {
  // The container
  'not-a-zip': 'unreadable',
  'directory-unreadable': 'unreadable',
  'read-failed': 'unreadable',
  'not-a-bundle': 'unreadable',
  'structure-differs': 'failure',
  'unaccounted-bytes': 'failure',
  'name-twice': 'failure',
  'readers-disagree': 'failure',
  'entry-unsupported': 'unreadable',
  'checksum-differs': 'failure',
  'unsafe-name': 'failure',
  'names-alike': 'notice',
  'several-folders': 'failure',
  'odd-file': 'failure',
  // BagIt
  'declaration-missing': 'failure',
  'declaration-invalid': 'failure',
  'version-unsupported': 'failure',
  'encoding-unsupported': 'failure',
  'payload-missing': 'failure',
  'manifest-missing': 'failure',
  'manifest-line': 'failure',
  'algorithm-unsupported': 'failure',
  'listed-twice': 'failure',
  'listed-wrongly': 'failure',
  'not-in-every-manifest': 'failure',
  'name-spelt-otherwise': 'notice',
  'file-missing': 'failure',
  'file-altered': 'failure',
  'file-extra': 'failure',
  'oxum-differs': 'failure',
  'bag-info-line': 'failure',
  'fetch-line': 'failure',
  'fetch-unlisted': 'failure',
  // The bundle
  'required-missing': 'failure',
  malformed: 'failure',
  'signature-missing': 'failure',
  'signature-wrong': 'failure',
  'key-wrong': 'failure',
  'key-not-known': 'failure',
  'capture-twice': 'failure',
  'record-unsealed': 'failure',
  'record-altered': 'failure',
  'artifact-missing': 'failure',
  'artifact-left-out': 'notice',
  'artifact-altered': 'failure',
  'artifact-extra': 'failure',
  'remark-altered': 'failure',
  'annotation-altered': 'failure',
  'capture-redacted': 'notice',
  'log-entry-altered': 'failure',
  'log-entry-hidden': 'notice',
  'entry-order': 'failure',
  'entry-foreign': 'failure',
  'entry-not-in-journal': 'failure',
  'history-rewritten': 'failure',
  'says-incomplete': 'notice',
  // Time
  'stamp-malformed': 'failure',
  'stamp-foreign': 'failure',
  'stamp-not-in-history': 'failure',
  'token-wrong': 'failure',
  'token-untrusted': 'failure',
  'calendar-proof-wrong': 'failure',
  // Several volumes and bundles
  'volume-missing': 'failure',
  'volume-twice': 'failure',
  'volumes-differ': 'failure',
  'bundle-not-continued': 'failure',
  'other-archives': 'notice',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof SEVERITY;

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The file it is about, as the bundle names it; `null` where it is about the whole. */
  readonly path: string | null;
  /** For those who know the format: what exactly, in its own terms. Never needed to understand the finding. */
  readonly detail: string | null;
}

/** A list that findings are put on. */
export class FindingList {
  readonly #findings: Finding[] = [];
  /** Beyond this many of one code and severity no more are kept: a damaged disk must not fill the memory. */
  static readonly MOST_OF_A_KIND = 1000;
  readonly #counts = new Map<string, number>();

  add(code: FindingCode, path: string | null = null, detail: string | null = null, as?: Severity): void {
    const severity = as ?? SEVERITY[code];
    // Each severity by itself, so that no crowd of notices hides a fault.
    const kind = `${severity} ${code}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= FindingList.MOST_OF_A_KIND) this.#findings.push({ code, severity, path, detail });
  }

  get all(): readonly Finding[] {
    return this.#findings;
  }

  /** Whether anything was found that is not a mere notice. */
  get bad(): boolean {
    return this.#findings.some(({ severity }) => severity !== 'notice');
  }
}

export type Verdict = 'whole' | 'not-whole' | 'unreadable';

/** `unreadable` only where nothing worse is known: a proven fault is said as such. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ severity }) => severity === 'failure')) return 'not-whole';
  return findings.some(({ severity }) => severity === 'unreadable') ? 'unreadable' : 'whole';
}
