import type { Artifact, CaptureSummary } from '../../../domain/capture';
import { IconButton } from '../../components/button';
import { Digest } from '../../components/digest';
import { Fold } from '../../components/fold';
import { ProblemNotice } from '../../components/problem-notice';
import { formatBytes } from '../../format';
import { t } from '../../words';
import { nameArtifact } from './capture-words';
import { useSaveFile } from './use-save-file';

interface FileListProps {
  readonly summary: CaptureSummary;
  readonly artifacts: readonly Artifact[];
  readonly onSaved: () => Promise<void>;
}

/** The files of a capture with sizes and digests. Each can be saved by itself; none is opened here. */
export function FileList({ summary, artifacts, onSaved }: FileListProps) {
  const { problem, save } = useSaveFile(summary, onSaved);
  const total = artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

  return (
    <section class="files">
      <h3>{t('detail.files')}</h3>
      {problem !== null && <ProblemNotice problem={problem} />}
      <Fold summary={t('detail.filesOf', { count: artifacts.length, size: formatBytes(total) })}>
        <ul class="file-list">
          {artifacts.map((artifact) => {
            const what = nameArtifact(artifact);
            return (
              <li key={artifact.id}>
                <div class="file-what">
                  <span>{what}</span>
                  <span class="quiet">
                    <span class="code">{artifact.name}</span> · {formatBytes(artifact.sizeBytes)}
                  </span>
                  <Digest sha256={artifact.sha256} of={what} />
                </div>
                {summary.state !== 'pending' && (
                  <IconButton
                    icon="export"
                    label={t('detail.saveFile', { what })}
                    onClick={() => void save(artifact)}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </Fold>
    </section>
  );
}
