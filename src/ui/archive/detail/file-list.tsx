import { exhibitNumber } from '../../../bundle/names';
import { useState } from 'preact/hooks';
import type { Artifact, CaptureSummary } from '../../../domain/capture';
import { asProblem, type Problem } from '../../../domain/problem';
import { IconButton } from '../../components/button';
import { Digest } from '../../components/digest';
import { Fold } from '../../components/fold';
import { ProblemNotice } from '../../components/problem-notice';
import { download } from '../../export-job';
import { readForSaving } from '../../export/save-artifact';
import { formatBytes } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { nameArtifact } from './capture-words';

interface FileListProps {
  readonly summary: CaptureSummary;
  readonly artifacts: readonly Artifact[];
  readonly onSaved: () => Promise<void>;
}

/** The files of a capture with sizes and digests. Each can be saved by itself; none is opened here. */
export function FileList({ summary, artifacts, onSaved }: FileListProps) {
  const { services } = useModel();
  const [problem, setProblem] = useState<Problem | null>(null);
  const total = artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

  const save = async ({ id, name, mediaType, sha256, sizeBytes }: Artifact): Promise<void> => {
    try {
      const file = await readForSaving(services.archive, { id, name, mediaType, sizeBytes });
      const url = URL.createObjectURL(file);
      download(url, `${exhibitNumber(summary.sequence)}-${name}`);
      // The browser has taken the file over once the click has been handled; a minute is plenty.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      await services.archive.note('exported', { captureId: summary.id, sha256, detail: { file: name } });
      await onSaved();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };

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
