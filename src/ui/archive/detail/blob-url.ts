import { useEffect, useState } from 'preact/hooks';
import type { Artifact } from '../../../domain/capture';
import { asProblem, type Problem } from '../../../domain/problem';
import { useModel } from '../model-context';
import { readBytes } from './covered-words';

/**
 * An address for the bytes of an artifact, which are read only now; `null` until they are. It is given back, and their
 * memory with it, when what uses it goes.
 */
export function useBlobUrl(artifact: Artifact, onProblem: (problem: Problem) => void): string | null {
  const { archive } = useModel().services;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    const read = async (): Promise<void> => {
      try {
        const bytes = await readBytes(archive, artifact);
        if (gone) return;
        made = URL.createObjectURL(new Blob([bytes], { type: artifact.mediaType }));
        setUrl(made);
      } catch (error) {
        onProblem(asProblem(error));
      }
    };
    void read();
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [artifact.id]);
  return url;
}
