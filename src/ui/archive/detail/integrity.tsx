import { Status } from '../../components/status';
import { useState } from 'preact/hooks';
import type { CheckResult } from '../../../domain/archive';
import type { JournalEntry } from '../../../domain/journal';
import { asProblem, type Problem } from '../../../domain/problem';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { checkCapture, countOutcomes } from '../../check-capture';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { nameArtifact } from './capture-words';
import { ConfirmedTime } from './confirmed-time';
import type { CaptureLoader } from './load-capture';

interface IntegrityProps {
  readonly loader: CaptureLoader;
  readonly captureId: string;
  readonly sealedAt: string;
  readonly files: number;
}

function lastCheck(journal: readonly JournalEntry[]): JournalEntry | undefined {
  return journal.findLast(({ act }) => act === 'checked');
}

/** One sentence on whether anything has changed since it was saved, and the means to look again now. */
export function Integrity({ loader, captureId, sealedAt, files }: IntegrityProps) {
  const { services } = useModel();
  const { timeZone } = services.machine;
  const [results, setResults] = useState<readonly CheckResult[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const check = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      setResults(await checkCapture(services.archive, captureId));
      await loader.readJournal();
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };

  const counted = results === null ? null : countOutcomes(results);
  const before = lastCheck(loader.journal.value);
  const beforeWell = before?.detail['changed'] === 0 && before.detail['missing'] === 0;
  const notWell = results?.filter(({ outcome }) => outcome !== 'unchanged') ?? [];
  const sentence = (): string => {
    if (counted !== null) {
      return notWell.length === 0
        ? t('detail.checkedWell', { count: counted.unchanged })
        : t('detail.checkedNotWell', { count: notWell.length });
    }
    if (before === undefined)
      return t('detail.notCheckedYet', { when: formatShortMoment(sealedAt, timeZone), count: files });
    const when = formatShortMoment(before.at, timeZone);
    return beforeWell ? t('detail.checkedBefore', { when }) : t('detail.checkedBeforeNotWell', { when });
  };
  const attention = notWell.length > 0 || (counted === null && before !== undefined && !beforeWell);
  return (
    <section class="integrity">
      <h3>{t('detail.integrity')}</h3>
      <Status class={attention ? 'verdict verdict-attention' : 'verdict'}>
        <Icon name={attention ? 'attention' : 'checked'} />
        <p>{sentence()}</p>
      </Status>
      {notWell.length > 0 && (
        <ul class="plain-list">
          {notWell.map(({ artifact, outcome }) => (
            <li key={artifact.id}>
              {t(outcome === 'changed' ? 'detail.fileChanged' : 'detail.fileMissing', {
                what: nameArtifact(artifact),
                name: artifact.name,
              })}
            </li>
          ))}
        </ul>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <ConfirmedTime journal={loader.journal.value} />
      <Button icon="check" busy={busy} disabled={busy} onClick={() => void check()}>
        {t(busy ? 'detail.checking' : 'detail.checkNow')}
      </Button>
      <p class="quiet">{t('detail.integrityHint')}</p>
    </section>
  );
}
