import type { Problem } from '../../domain/problem';
import { Button } from '../components/button';
import { Mark } from '../components/mark';
import { ProblemNotice } from '../components/problem-notice';
import { ExitButton } from '../quick-exit/exit-button';
import type { Leaving } from '../quick-exit/leaving';
import { t } from '../words';

interface UnopenedPageProps {
  readonly problem: Problem;
  readonly leaving: Leaving;
  readonly onTryAgain: () => void;
}

/** Why the archive does not open, with the way out in its place. */
export function UnopenedPage({ problem, leaving, onTryAgain }: UnopenedPageProps) {
  return (
    <div class="archive archive-unopened">
      <header class="top">
        <h1 class="brand">
          <Mark />
          <span>{t('common.productName')}</span>
        </h1>
        <ExitButton leaving={leaving} />
      </header>
      <main class="unopened">
        <ProblemNotice problem={problem}>
          <Button onClick={onTryAgain}>{t('common.tryAgain')}</Button>
        </ProblemNotice>
      </main>
    </div>
  );
}
