import { useEffect, useState } from 'preact/hooks';
import { asProblem, type Problem } from '../../domain/problem';
import { keyFingerprint } from '../../integrity/signing';
import { CopyButton } from '../components/copy-button';
import { ProblemNotice } from '../components/problem-notice';
import { t } from '../words';
import { useModel } from './model-context';

/** What a receiver compares a bundle's key with; made at first use. */
export function ArchiveKey() {
  const { archive } = useModel().services;
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    archive
      .readPublicKey()
      .then(keyFingerprint)
      .then(setFingerprint, (error: unknown) => setProblem(asProblem(error)));
  }, [archive]);
  return (
    <section>
      <h3>{t('stamping.archiveKey')}</h3>
      {fingerprint !== null && (
        <p class="archive-key">
          {/* In fours, as it is read aloud. */}
          <code>{fingerprint.match(/.{4}/g)?.join(' ')}</code>
          <CopyButton
            text={fingerprint}
            label={t('common.copyDigestOf', { what: t('stamping.archiveKey') })}
          />
        </p>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <p class="quiet">{t('stamping.archiveKeyHint')}</p>
    </section>
  );
}
