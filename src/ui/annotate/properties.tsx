import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { CommentShape, MarkerShape, Shape, TextShape } from '../../domain/annotation';
import { canTurn, frameOf, moved, turnedTo } from '../../markup/geometry';
import { COLOURS, PALETTE } from '../../markup/palette';
import { isFramed, rectBetween, rotationOf } from '../../markup/shape';
import { Button, IconButton } from '../components/button';
import { t } from '../words';
import type { EditorModel } from './editor-model';
import { NumberField } from './number-field';
import { COLOUR_NAMES, KIND_NAMES, nameShape } from './shape-words';
import { isDrawTool, LINE_WIDTHS, OPACITIES } from './tools';

interface EditorProps {
  readonly editor: EditorModel;
}

function Colours({ editor }: EditorProps) {
  const name = useId();
  const [only] = editor.chosenShapes.value;
  const colour = only !== undefined && 'colour' in only ? only.colour : editor.style.value.colour;
  return (
    <fieldset class="annotate-colours">
      <legend>{t('annotate.colour')}</legend>
      <div class="annotate-swatches">
        {COLOURS.map((one) => (
          <label key={one} title={t(COLOUR_NAMES[one])}>
            <input
              type="radio"
              class="unseen"
              name={name}
              checked={colour === one}
              onChange={() => editor.setStyle({ colour: one })}
            />
            <span class="annotate-swatch" style={{ backgroundColor: PALETTE[one] }} />
            <span class="unseen">{t(COLOUR_NAMES[one])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const WIDTH_NAMES = {
  2: 'annotate.widthFine',
  4: 'annotate.widthMedium',
  8: 'annotate.widthBold',
  16: 'annotate.widthBroad',
} as const;

function StyleFields({ editor }: EditorProps) {
  const ids = { width: useId(), opacity: useId() };
  const { lineWidth, opacity } = editor.style.value;
  const [only] = editor.chosenShapes.value;
  const shownOpacity = only !== undefined && 'opacity' in only ? only.opacity : opacity;
  const shownWidth =
    only !== undefined && 'lineWidth' in only && only.kind !== 'highlighter' ? only.lineWidth : lineWidth;
  return (
    <>
      <Colours editor={editor} />
      <div class="annotate-pair">
        <div class="field">
          <label for={ids.width}>{t('annotate.width')}</label>
          <select
            id={ids.width}
            value={shownWidth}
            onChange={(event) => editor.setStyle({ lineWidth: Number(event.currentTarget.value) })}
          >
            {LINE_WIDTHS.map((width) => (
              <option key={width} value={width}>
                {t(WIDTH_NAMES[width])}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for={ids.opacity}>{t('annotate.opacity')}</label>
          <select
            id={ids.opacity}
            value={shownOpacity}
            onChange={(event) => editor.setStyle({ opacity: Number(event.currentTarget.value) })}
          >
            {OPACITIES.map((one) => (
              <option key={one} value={one}>
                {t('annotate.percent', { percent: one * 100 })}
              </option>
            ))}
          </select>
        </div>
      </div>
    </>
  );
}

/** Words of a text or a comment. Takes the keyboard when the shape was just made. */
function WordsField({ editor, shape }: EditorProps & { readonly shape: TextShape | CommentShape }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // Before the next key is heard: the first letter belongs to the text, not to a tool.
  useLayoutEffect(() => {
    if (editor.justAdded.peek() === shape.id) field.current?.focus({ preventScroll: true });
  }, [shape.id]);
  return (
    <div class="field">
      <label for={id}>{t(shape.kind === 'text' ? 'annotate.words' : 'annotate.comment')}</label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        dir="auto"
        value={shape.text}
        onInput={(event) =>
          editor.replace([{ ...shape, text: event.currentTarget.value.toWellFormed() }], `words ${shape.id}`)
        }
        onBlur={() => editor.settle()}
      />
    </div>
  );
}

function AudienceField({ editor, shape }: EditorProps & { readonly shape: CommentShape }) {
  const name = useId();
  return (
    <fieldset class="annotate-audience">
      <legend>{t('annotate.audience')}</legend>
      {(['private', 'report'] as const).map((audience) => (
        <label class="check" key={audience}>
          <input
            type="radio"
            name={name}
            checked={shape.audience === audience}
            onChange={() => editor.replace([{ ...shape, audience }])}
          />
          {t(audience === 'private' ? 'annotate.audiencePrivate' : 'annotate.audienceReport')}
        </label>
      ))}
    </fieldset>
  );
}

function MarkerFields({ editor, shape }: EditorProps & { readonly shape: MarkerShape }) {
  const id = useId();
  const line = editor.drawing.value.legend.find(({ number }) => number === shape.number);
  return (
    <>
      <NumberField
        label={t('annotate.markerNumber')}
        value={shape.number}
        least={1}
        most={9999}
        onChange={(number) => editor.replace([{ ...shape, number: Math.round(number) }])}
      />
      <div class="field">
        <label for={id}>{t('annotate.legendLine', { number: shape.number })}</label>
        <textarea
          id={id}
          rows={2}
          dir="auto"
          value={line?.text ?? ''}
          onInput={(event) => editor.setLegend(shape.number, event.currentTarget.value.toWellFormed())}
          onBlur={() => editor.settle()}
        />
      </div>
    </>
  );
}

/** Where the shape lies, in numbers: what dragging does, for whoever does not drag. */
function PlaceFields({ editor, shape }: EditorProps & { readonly shape: Shape }) {
  const frame = frameOf(shape);
  const from = 'from' in shape ? shape.from : { x: frame.x, y: frame.y };
  const to = 'to' in shape ? shape.to : { x: frame.x + frame.width, y: frame.y + frame.height };
  const set = (part: 'fromX' | 'fromY' | 'toX' | 'toY', value: number): void => {
    const start = { x: part === 'fromX' ? value : from.x, y: part === 'fromY' ? value : from.y };
    const end = { x: part === 'toX' ? value : to.x, y: part === 'toY' ? value : to.y };
    if ('from' in shape) editor.replace([{ ...shape, from: start, to: end }]);
    else if (isFramed(shape)) {
      const rect = rectBetween(start, end);
      editor.replace([
        { ...shape, ...rect, width: Math.max(1, rect.width), height: Math.max(1, rect.height) },
      ]);
    } else editor.replace([moved(shape, start.x - from.x, start.y - from.y)]);
  };
  const hasEnd = isFramed(shape) || 'from' in shape;
  return (
    <fieldset class="annotate-place">
      <legend>{t('annotate.place')}</legend>
      <div class="annotate-pair">
        <NumberField label={t('annotate.fromX')} value={from.x} onChange={(x) => set('fromX', x)} />
        <NumberField label={t('annotate.fromY')} value={from.y} onChange={(y) => set('fromY', y)} />
        {hasEnd && (
          <>
            <NumberField label={t('annotate.toX')} value={to.x} onChange={(x) => set('toX', x)} />
            <NumberField label={t('annotate.toY')} value={to.y} onChange={(y) => set('toY', y)} />
          </>
        )}
        {'rotation' in shape && canTurn(shape) && (
          <NumberField
            label={t('annotate.rotation')}
            value={rotationOf(shape)}
            onChange={(degrees) => editor.replace([turnedTo(shape, degrees)])}
          />
        )}
      </div>
    </fieldset>
  );
}

function Acts({ editor }: EditorProps) {
  return (
    <div class="annotate-acts">
      <IconButton icon="duplicate" label={t('annotate.duplicate')} onClick={() => editor.duplicate()} />
      <IconButton icon="to-top" label={t('annotate.toTop')} onClick={() => editor.restack('top')} />
      <IconButton icon="up" label={t('annotate.up')} onClick={() => editor.restack('up')} />
      <IconButton icon="down" label={t('annotate.down')} onClick={() => editor.restack('down')} />
      <IconButton icon="to-bottom" label={t('annotate.toBottom')} onClick={() => editor.restack('bottom')} />
      <IconButton icon="bin" label={t('annotate.remove')} onClick={() => editor.remove()} />
    </div>
  );
}

/** What can be set of what is chosen; with nothing chosen, how the next shape will be. */
export function Properties({ editor, onAdd }: EditorProps & { readonly onAdd: () => void }) {
  const shapes = editor.chosenShapes.value;
  const tool = editor.tool.value;
  const [only] = shapes;
  const single = shapes.length === 1 ? only : undefined;
  const plain = tool === 'redact' || tool === 'crop' || tool === 'comment';
  const styled = shapes.length === 0 ? !plain : shapes.some((shape) => 'colour' in shape);
  return (
    <section class="annotate-properties" aria-label={t('annotate.properties')}>
      <h3>
        {single !== undefined
          ? nameShape(single)
          : shapes.length > 1
            ? t('annotate.chosenCount', { count: shapes.length })
            : isDrawTool(tool)
              ? t(KIND_NAMES[tool])
              : t('annotate.nextShape')}
      </h3>
      {shapes.length > 0 && <Acts editor={editor} />}
      {(single?.kind === 'text' || single?.kind === 'comment') && (
        <WordsField editor={editor} shape={single} key={single.id} />
      )}
      {single?.kind === 'comment' && <AudienceField editor={editor} shape={single} />}
      {single?.kind === 'marker' && <MarkerFields editor={editor} shape={single} key={single.id} />}
      {styled && <StyleFields editor={editor} />}
      {single !== undefined && <PlaceFields editor={editor} shape={single} />}
      {shapes.length === 0 && isDrawTool(tool) && (
        <>
          <Button icon="add" onClick={onAdd}>
            {t('annotate.addInMiddle')}
          </Button>
          <p class="quiet">{t('annotate.addHint')}</p>
        </>
      )}
      {tool === 'crop' && shapes.length === 0 && <p class="quiet">{t('annotate.cropHint')}</p>}
      {(tool === 'crop' || single?.kind === 'crop') && <p class="quiet">{t('redact.cropHint')}</p>}
    </section>
  );
}
