import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Artifact } from '../../../domain/capture';
import { asProblem, ProblemError, type Problem } from '../../../domain/problem';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { Waves } from '../../components/waves';
import { t } from '../../words';

interface CoveredWordsProps<T> {
  /** Class of the section. */
  readonly name: string;
  readonly title: string;
  /** What is read when the cover is lifted, and forgotten when it is laid back. */
  readonly read: () => Promise<T>;
  /** What the cover's button says it will do. */
  readonly act: string;
  /** How much lies behind it; nothing of what it says. */
  readonly behind: string | null;
  /** Once the cover is lifted. */
  readonly children: (shown: T) => ComponentChildren;
  /** Below, covered or not. */
  readonly below?: ComponentChildren;
}

/** Words that nobody has to see unasked: a cover that says how much lies behind it, and lifts at a press. */
export function CoveredWords<T>({ name, title, read, act, behind, children, below }: CoveredWordsProps<T>) {
  const [shown, setShown] = useState<{ readonly value: T } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const show = async (): Promise<void> => {
    try {
      setShown({ value: await read() });
      setProblem(null);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <section class={name}>
      <div class="section-head">
        <h3>{title}</h3>
        {shown !== null && (
          <Button icon="hide" onClick={() => setShown(null)}>
            {t('detail.cover')}
          </Button>
        )}
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {shown === null ? (
        <button type="button" class="cover cover-text" onClick={() => void show()}>
          <Waves />
          <span class="cover-act">
            <Icon name="show" />
            {act}
          </span>
          {behind !== null && <span class="cover-behind">{behind}</span>}
        </button>
      ) : (
        children(shown.value)
      )}
      {below}
    </section>
  );
}

/** The bytes of an artifact. Throws a `ProblemError` where they are not there. */
export async function readBytes(
  archive: { readArtifact(id: string): Promise<Uint8Array<ArrayBuffer> | null> },
  { id, name }: Artifact,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await archive.readArtifact(id);
  if (bytes === null) throw new ProblemError({ code: 'archive-unreadable', detail: `${name} is missing` });
  return bytes;
}

/** The words of an artifact. Throws a `ProblemError` where its bytes are not there. */
export async function readWords(...artifact: Parameters<typeof readBytes>): Promise<string> {
  return new TextDecoder().decode(await readBytes(...artifact));
}
