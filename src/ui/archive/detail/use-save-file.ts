import { useState } from 'preact/hooks';
import { exhibitNumber } from '../../../bundle/names';
import type { Artifact, CaptureSummary } from '../../../domain/capture';
import { asProblem, type Problem } from '../../../domain/problem';
import { download } from '../../export-job';
import { readForSaving } from '../../export/save-artifact';
import { useModel } from '../model-context';

/** Saves one file of a capture by itself, which is an act of the journal; `onSaved` once that is written. */
export function useSaveFile(
  summary: CaptureSummary,
  onSaved: () => Promise<void>,
): { readonly problem: Problem | null; readonly save: (artifact: Artifact) => Promise<void> } {
  const { services } = useModel();
  const [problem, setProblem] = useState<Problem | null>(null);
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
  return { problem, save };
}
