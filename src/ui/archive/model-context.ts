import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ArchiveModel } from './archive-model';

export const ModelContext = createContext<ArchiveModel | null>(null);

/** The archive page's model; only inside the archive page. */
export function useModel(): ArchiveModel {
  const model = useContext(ModelContext);
  if (model === null) throw new Error('no archive model here');
  return model;
}
