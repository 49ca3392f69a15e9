import type { TargetedKeyboardEvent } from 'preact';
import { useId } from 'preact/hooks';
import type { Shape } from '../../domain/annotation';
import { shownLegend } from '../../markup/shape';
import { Icon, type IconName } from '../components/icon';
import { t } from '../words';
import type { EditorModel } from './editor-model';
import { nameShape, placeShape } from './shape-words';

const ICONS = {
  box: 'box',
  ellipse: 'ellipse',
  arrow: 'arrow',
  line: 'line',
  pen: 'pen',
  highlighter: 'highlighter',
  text: 'text',
  marker: 'marker',
  crop: 'crop',
  redact: 'hide',
  comment: 'comment',
} as const satisfies Record<Shape['kind'], IconName>;

interface ShapeListProps {
  readonly editor: EditorModel;
  /** Brings a shape into view. */
  readonly onShow: (shape: Shape) => void;
}

/** Everything that is drawn, the topmost first, named: what the picture shows, for whoever does not see it. */
export function ShapeList({ editor, onShow }: ShapeListProps) {
  const list = useId();
  const shapes = editor.drawing.value.shapes.toReversed();
  const chosen = editor.chosen.value;
  const active = shapes.findIndex(({ id }) => chosen.has(id));
  const optionId = (shape: Shape): string => `${list}-${shape.id}`;

  const take = (shape: Shape | undefined, adding: boolean): void => {
    if (shape === undefined) return;
    if (adding) editor.toggle(shape.id);
    else editor.choose(shape.id);
    onShow(shape);
    document.getElementById(optionId(shape))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(shapes.length - 1, active + 1),
      ArrowUp: Math.max(0, active - 1),
      Home: 0,
      End: shapes.length - 1,
    };
    const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    take(shapes[next], false);
  };

  const legend = shownLegend(editor.drawing.value);
  const [current] = shapes.filter(({ id }) => chosen.has(id));
  return (
    <section class="annotate-list">
      <h3 id={list}>{t('annotate.shapes', { count: shapes.length })}</h3>
      {shapes.length === 0 ? (
        <p class="quiet">{t('annotate.nothingDrawn')}</p>
      ) : (
        <div
          class="annotate-shapes"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <select> takes words only
          role="listbox"
          aria-labelledby={list}
          aria-multiselectable
          aria-activedescendant={current === undefined ? undefined : optionId(current)}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          {shapes.map((shape) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the list's
            <div
              key={shape.id}
              id={optionId(shape)}
              class="annotate-shape"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> takes words only
              role="option"
              aria-selected={chosen.has(shape.id)}
              tabIndex={-1}
              onClick={(event) => take(shape, event.shiftKey || event.ctrlKey || event.metaKey)}
            >
              <Icon name={ICONS[shape.kind]} />
              <span class="annotate-shape-words">
                <span dir="auto">{nameShape(shape)}</span> <span class="quiet">{placeShape(shape)}</span>
              </span>
            </div>
          ))}
        </div>
      )}
      {legend.length > 0 && (
        <>
          <h3>{t('annotate.legend')}</h3>
          <ol class="annotate-legend">
            {legend.map(({ number, text }) => (
              <li key={number} value={number}>
                <span class="annotate-number">{number}</span>
                <span dir="auto">{text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
