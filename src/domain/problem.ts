/**
 * What went wrong, as a code the catalogues word: every problem shown to a person says what happened, what
 * was kept and what to do. `detail` is for the technical fold only and is never shown first.
 */
export type ProblemCode =
  | 'page-browser-internal'
  | 'page-extension-store'
  | 'page-pdf-viewer'
  | 'page-other-extension'
  | 'page-local-file'
  | 'page-not-allowed'
  | 'page-still-loading'
  | 'tab-gone'
  | 'page-navigated'
  | 'no-post-here'
  | 'storage-full'
  | 'archive-unreadable'
  | 'archive-newer'
  | 'capture-running'
  | 'cancelled'
  | 'unexpected';

export interface Problem {
  readonly code: ProblemCode;
  /** Numbers and names the wording needs, e.g. `freeBytes`. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly detail?: string;
  /** Whether anything of this act was kept in the archive. */
  readonly kept?: boolean;
}

/** An error that carries a problem; what is not one of these is wrapped as `unexpected`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}${problem.detail === undefined ? '' : `: ${problem.detail}`}`, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The problem an unknown error stands for. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof Error) return { code: 'unexpected', detail: `${error.name}: ${error.message}` };
  return { code: 'unexpected', detail: String(error) };
}
