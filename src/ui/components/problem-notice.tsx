import type { ComponentChildren } from 'preact';
import type { Problem } from '../../domain/problem';
import { wordProblem } from '../problem-words';
import { t } from '../words';
import { Fold } from './fold';
import { Notice } from './notice';

/**
 * A problem in words: what happened, what was kept, what to do; the technical detail in a fold. That a page cannot
 * be captured is nothing to be alarmed about.
 */
export function ProblemNotice({
  problem,
  children,
}: {
  readonly problem: Problem;
  readonly children?: ComponentChildren;
}) {
  const { title, kept, whatToDo } = wordProblem(problem);
  return (
    <Notice kind={problem.code.startsWith('page-') ? 'calm' : 'attention'} title={title} spoken>
      {kept !== null && <p>{kept}</p>}
      <p>{whatToDo}</p>
      {children}
      {problem.detail !== undefined && (
        <Fold summary={t('problem.technicalDetail')}>
          <p class="code">{problem.detail}</p>
        </Fold>
      )}
    </Notice>
  );
}
