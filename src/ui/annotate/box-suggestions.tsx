import { useEffect, useState } from 'preact/hooks';
import type { Shape } from '../../domain/annotation';
import type { Rect } from '../../domain/capture';
import { layoutOf, readLayout } from '../../domain/page-layout';
import { asProblem, type Problem } from '../../domain/problem';
import { type SuggestedBox, suggestBoxes } from '../../bundle/redact/suggest-boxes';
import { newShapeId } from '../../markup/shape';
import { useModel } from '../archive/model-context';
import { IconButton } from '../components/button';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import type { Archive } from '../ports';
import { t } from '../words';
import type { EditorModel } from './editor-model';

const WHAT = { own: 'redact.ownOf', name: 'redact.nameOf', face: 'redact.faceOf' } as const;

interface BoxSuggestionsProps {
  readonly editor: EditorModel;
  readonly captureId: string;
  /** File name of the picture in the capture. */
  readonly name: string;
  readonly onShow: (box: Rect) => void;
}

async function readSuggestedBoxes(
  archive: Archive,
  captureId: string,
  name: string,
): Promise<{ boxes: readonly SuggestedBox[]; refused: readonly string[] }> {
  const record = await archive.readRecord(captureId);
  const file = record === null ? null : layoutOf(record);
  const bytes = file === null ? null : await archive.readArtifact(file.id);
  const layout = bytes === null ? null : readLayout(new TextDecoder().decode(bytes));
  if (record === null || layout === null) return { boxes: [], refused: [] };
  const [own, { refusedBoxes }] = await Promise.all([
    archive.readOwnNames(),
    archive.readRedactionChoices(captureId),
  ]);
  return { boxes: suggestBoxes(record, layout, name, own), refused: refusedBoxes };
}

function isCovered({ box }: SuggestedBox, shapes: readonly Shape[]): boolean {
  return shapes.some(
    (shape) =>
      shape.kind === 'redact' &&
      shape.x <= box.x &&
      shape.y <= box.y &&
      shape.x + shape.width >= box.x + box.width &&
      shape.y + shape.height >= box.y + box.height,
  );
}

/** Where names and pictures of people stand on the picture; each is covered, or left open, by hand. */
export function BoxSuggestions({ editor, captureId, name, onShow }: BoxSuggestionsProps) {
  const { archive } = useModel().services;
  const [boxes, setBoxes] = useState<readonly SuggestedBox[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let gone = false;
    readSuggestedBoxes(archive, captureId, name).then(
      (found) => {
        if (gone) return;
        setBoxes(found.boxes);
        setRefused(found.refused);
      },
      (error: unknown) => {
        if (!gone) setProblem(asProblem(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [editor]);

  const { shapes } = editor.drawing.value;
  const open = boxes.filter((one) => !refused.includes(one.key) && !isCovered(one, shapes));
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (open.length === 0) return null;

  const cover = ({ box }: SuggestedBox): void => {
    editor.add({ kind: 'redact', id: newShapeId(), ...box });
  };
  const refuse = ({ key }: SuggestedBox): void => {
    const next = [...refused, key];
    setRefused(next);
    archive
      .saveRedactionChoices(captureId, { refusedBoxes: next })
      .catch((error: unknown) => setProblem(asProblem(error)));
  };
  const list = (
    <>
      <p class="quiet">{t('redact.suggestedHint')}</p>
      <ul class="plain-list annotate-suggested">
        {open.map((one) => {
          const what = t(WHAT[one.why], { name: one.who });
          return (
            <li key={one.key}>
              <button
                type="button"
                class="button button-quiet annotate-suggested-what"
                title={t('redact.showIt', { what })}
                onClick={() => onShow(one.box)}
              >
                <Icon name="hide" />
                <bdi>{what}</bdi>
              </button>
              <IconButton icon="check" label={t('redact.coverIt', { what })} onClick={() => cover(one)} />
              <IconButton icon="close" label={t('redact.refuseIt', { what })} onClick={() => refuse(one)} />
            </li>
          );
        })}
      </ul>
    </>
  );
  // Whoever has the black box in hand wants to see them; everybody else can.
  return editor.tool.value === 'redact' ? (
    <section aria-label={t('redact.suggested')}>
      <h3>{t('redact.suggested')}</h3>
      {list}
    </section>
  ) : (
    <Fold summary={t('redact.suggested')}>{list}</Fold>
  );
}
