import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words';
import type { EditorModel } from './editor-model';
import type { PictureStrips } from './picture-strips';
import { createStageView, type StageView } from './stage-view';

interface StageProps {
  readonly editor: EditorModel;
  readonly picture: PictureStrips;
  /** Called with the view once it is there, with `null` when it goes. */
  readonly onView: (view: StageView | null) => void;
}

/** The picture with what is drawn over it: scrolls, zooms, takes pointers and keys. */
export function Stage({ editor, picture, onView }: StageProps) {
  const scroller = useRef<HTMLElement>(null);
  const space = useRef<HTMLDivElement>(null);
  const under = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (
      scroller.current === null ||
      space.current === null ||
      under.current === null ||
      over.current === null
    )
      return undefined;
    const view = createStageView(editor, picture, {
      scroller: scroller.current,
      space: space.current,
      under: under.current,
      over: over.current,
    });
    view.viewport.fit('width');
    scroller.current.scrollTop = 0;
    onView(view);
    return () => {
      onView(null);
      view.stop();
    };
  }, [editor, picture]);
  return (
    <section
      class="annotate-stage scrolls"
      ref={scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is worked in with the keyboard
      tabIndex={0}
      // Its sums are those of the picture, whose left is left in every language.
      dir="ltr"
      aria-label={t('annotate.stage', { count: editor.drawing.value.shapes.length })}
      aria-describedby="annotate-stage-keys"
    >
      <div class="annotate-space" ref={space}>
        <div class="annotate-canvases">
          <canvas class="annotate-under" ref={under} />
          <canvas class="annotate-over" ref={over} />
        </div>
      </div>
    </section>
  );
}
