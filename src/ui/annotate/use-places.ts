import { useEffect, useState } from 'preact/hooks';
import {
  type PlacedPost,
  placesOfPosts,
  type SuggestedBox,
  suggestBoxes,
} from '../../bundle/redact/suggest-boxes';
import { layoutOf, readLayout } from '../../domain/page-layout';
import { asProblem, type Problem } from '../../domain/problem';
import type { Archive } from '../ports';

/** What the capture knows of who and what stands where on a picture. */
export interface Places {
  /** Suggested to be covered and not refused before. */
  readonly boxes: readonly SuggestedBox[];
  readonly posts: readonly PlacedPost[];
  readonly problem: Problem | null;
  /** Leaves a suggestion open for good. */
  refuse(box: SuggestedBox): void;
}

interface ReadPlaces {
  readonly boxes: readonly SuggestedBox[];
  readonly posts: readonly PlacedPost[];
  readonly refused: readonly string[];
}

const NOTHING: ReadPlaces = { boxes: [], posts: [], refused: [] };

async function readPlaces(archive: Archive, captureId: string, name: string): Promise<ReadPlaces> {
  const record = await archive.readRecord(captureId);
  const file = record === null ? null : layoutOf(record);
  const bytes = file === null ? null : await archive.readArtifact(file.id);
  const layout = bytes === null ? null : readLayout(new TextDecoder().decode(bytes));
  if (record === null || layout === null) return NOTHING;
  const [own, { refusedBoxes }] = await Promise.all([
    archive.readOwnNames(),
    archive.readRedactionChoices(captureId),
  ]);
  return {
    boxes: suggestBoxes(record, layout, name, own),
    posts: placesOfPosts(record, layout, name),
    refused: refusedBoxes,
  };
}

/** Read once the picture is there, which must not wait for it; captures of before it was kept know nothing. */
export function usePlaces(archive: Archive, captureId: string, name: string): Places {
  const [{ boxes, posts, refused }, setRead] = useState<ReadPlaces>(NOTHING);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let gone = false;
    readPlaces(archive, captureId, name).then(
      (read) => {
        if (!gone) setRead(read);
      },
      (error: unknown) => {
        if (!gone) setProblem(asProblem(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [captureId, name]);
  return {
    boxes: boxes.filter(({ key }) => !refused.includes(key)),
    posts,
    problem,
    refuse({ key }) {
      const next = [...refused, key];
      setRead({ boxes, posts, refused: next });
      archive
        .saveRedactionChoices(captureId, { refusedBoxes: next })
        .catch((error: unknown) => setProblem(asProblem(error)));
    },
  };
}
