import type { Shape } from '../../domain/annotation';
import type { Rect } from '../../domain/capture';
import type { SuggestedBox } from '../../bundle/redact/suggest-boxes';
import { newShapeId } from '../../markup/shape';
import { IconButton } from '../components/button';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { t } from '../words';
import type { EditorModel } from './editor-model';
import type { Places } from './use-places';

const WHAT = { own: 'redact.ownOf', name: 'redact.nameOf', face: 'redact.faceOf' } as const;

interface BoxSuggestionsProps {
  readonly editor: EditorModel;
  readonly places: Places;
  readonly onShow: (box: Rect) => void;
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
export function BoxSuggestions({ editor, places, onShow }: BoxSuggestionsProps) {
  const { shapes } = editor.drawing.value;
  const open = places.boxes.filter((one) => !isCovered(one, shapes));
  if (places.problem !== null) return <ProblemNotice problem={places.problem} />;
  if (open.length === 0) return null;

  const cover = ({ box }: SuggestedBox): void => {
    const held = editor.tool.value;
    editor.add({ kind: 'redact', id: newShapeId(), ...box });
    // The next one of the list mostly follows.
    if (held === 'redact') editor.take(held);
  };
  const list = (
    <>
      <p class="quiet">{t('redact.suggestedHint')}</p>
      <ul class="annotate-suggested">
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
              <IconButton
                icon="close"
                label={t('redact.refuseIt', { what })}
                onClick={() => places.refuse(one)}
              />
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
