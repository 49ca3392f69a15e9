import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Shape } from '../../domain/annotation';
import type { Artifact } from '../../domain/capture';
import { boundsOf } from '../../markup/geometry';
import { useModel } from '../archive/model-context';
import { Button, IconButton } from '../components/button';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { Status } from '../components/status';
import { Waves } from '../components/waves';
import { formatNumber } from '../format';
import { t } from '../words';
import type { SavingState } from './draft-saver';
import { BoxSuggestions } from './box-suggestions';
import { actOnKey, onPictureOnly } from './editor-keys';
import type { EditorModel } from './editor-model';
import { KeysFold } from './keys-fold';
import { MessagePins } from './message-pins';
import { createEditorOpener, type EditorOpener } from './open-editor';
import type { PictureStrips } from './picture-strips';
import { Properties } from './properties';
import { ShapeList } from './shape-list';
import { Stage } from './stage';
import type { StageView } from './stage-view';
import { ToolBar } from './tool-bar';
import { usePlaces } from './use-places';
import { ZOOM } from './viewport';

const SAVING_WORDS = {
  unchanged: null,
  saving: 'annotate.saving',
  saved: 'annotate.saved',
  failed: 'annotate.notSaved',
} as const satisfies Record<SavingState, string | null>;

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}

function ZoomControls({ view }: { readonly view: StageView | null }) {
  const zoom = view?.viewport.zoom.value ?? 1;
  return (
    <div class="annotate-zoom">
      <IconButton
        icon="zoom-out"
        label={t('annotate.zoomOut')}
        onClick={() => view?.viewport.zoomTo(zoom / ZOOM.step)}
      />
      <button
        type="button"
        class="button button-quiet annotate-percent"
        title={t('annotate.zoomFull')}
        onClick={() => view?.viewport.zoomTo(1)}
      >
        {t('annotate.percent', { percent: Math.round(zoom * 100) })}
      </button>
      <IconButton
        icon="zoom-in"
        label={t('annotate.zoomIn')}
        onClick={() => view?.viewport.zoomTo(zoom * ZOOM.step)}
      />
      <IconButton
        icon="fit"
        label={t('annotate.fit')}
        onClick={() => view?.viewport.fit(zoom < 1 ? 'width' : 'all')}
      />
    </div>
  );
}

function SavingWords({ editor }: { readonly editor: EditorModel }) {
  const words = SAVING_WORDS[editor.saver.state.value];
  return (
    <Status class="annotate-saving quiet">
      {editor.saver.state.value === 'saved' && <Icon name="check" />}
      {words !== null && t(words)}
    </Status>
  );
}

interface OpenedProps {
  readonly editor: EditorModel;
  readonly picture: PictureStrips;
  readonly opener: EditorOpener;
  readonly onBack: () => void;
  readonly captureId: string;
  readonly name: string;
}

function OpenedEditor({ editor, picture, opener, onBack, captureId, name }: OpenedProps) {
  const { settings, services } = useModel();
  const { singleKeys } = settings.value;
  const places = usePlaces(services.archive, captureId, name);
  const [view, setView] = useState<StageView | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    stage.current?.querySelector<HTMLElement>('.annotate-stage')?.focus({ preventScroll: true });
  }, [editor]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (view === null || event.defaultPrevented || event.isComposing) return;
    if (isField(event.target)) {
      // Escape leaves the field for the picture; everything else is the field's own.
      if (event.key !== 'Escape') return;
      stage.current?.querySelector<HTMLElement>('.annotate-stage')?.focus({ preventScroll: true });
      event.preventDefault();
      return;
    }
    const onPicture = event.target instanceof HTMLElement && event.target.matches('.annotate-stage');
    const acted = actOnKey(
      { editor, viewport: view.viewport, cancelGesture: view.cancelGesture, singleKeys, onPicture },
      event,
    );
    if (acted) event.preventDefault();
  };
  const show = (shape: Shape): void => view?.viewport.show(boundsOf(shape));
  const { problem } = editor.saver;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of everything in it
    <div class="annotate" onKeyDown={onKeyDown} ref={stage}>
      <div class="annotate-bar">
        <IconButton icon="back" label={t('annotate.back')} onClick={onBack} />
        <ToolBar editor={editor} singleKeys={singleKeys} />
        <div class="annotate-undo">
          <IconButton
            icon="undo"
            label={t('annotate.undo')}
            disabled={!editor.canUndo.value}
            onClick={() => editor.undo()}
          />
          <IconButton
            icon="redo"
            label={t('annotate.redo')}
            disabled={!editor.canRedo.value}
            onClick={() => editor.redo()}
          />
        </div>
        <ZoomControls view={view} />
        <SavingWords editor={editor} />
        <div class="annotate-cover">
          <Button kind="quiet" icon="hide" onClick={() => void opener.cover()}>
            {t('detail.cover')}
          </Button>
        </div>
      </div>
      <h2 class="unseen">{t('annotate.title')}</h2>
      <p class="unseen" id="annotate-stage-keys">
        {t('annotate.stageKeys')}
      </p>
      <Stage editor={editor} picture={picture} onView={setView} />
      <aside class="annotate-side" aria-label={t('annotate.beside')}>
        {problem.value !== null && (
          <ProblemNotice problem={problem.value}>
            <p>{t('annotate.notSavedHint')}</p>
            <Button onClick={() => void editor.saver.flush()}>{t('common.tryAgain')}</Button>
          </ProblemNotice>
        )}
        <Properties
          editor={editor}
          onAdd={() => view !== null && editor.addIn(onPictureOnly({ editor, viewport: view.viewport }))}
        />
        <BoxSuggestions editor={editor} places={places} onShow={(box) => view?.viewport.show(box)} />
        <MessagePins editor={editor} posts={places.posts} onShow={(box) => view?.viewport.show(box)} />
        <ShapeList editor={editor} onShow={show} />
        <KeysFold />
        <p class="quiet">{t('annotate.originalStays')}</p>
      </aside>
    </div>
  );
}

function CoveredEditor({
  artifact,
  onUncover,
  onBack,
}: {
  artifact: Artifact | null;
  onUncover: () => void;
  onBack: () => void;
}) {
  const pixels = artifact?.pixels;
  return (
    <div class="annotate-covered">
      <header class="page-head">
        <IconButton icon="back" label={t('annotate.back')} onClick={onBack} />
        <h2>{t('annotate.title')}</h2>
      </header>
      <p>{t('annotate.introduction')}</p>
      <button type="button" class="cover" data-uncover onClick={onUncover} disabled={artifact === null}>
        <Waves />
        <span class="cover-act">
          <Icon name="show" />
          {t('annotate.uncover')}
        </span>
        {pixels !== undefined && (
          <span class="cover-behind">
            {t('annotate.behind', { width: formatNumber(pixels.width), height: formatNumber(pixels.height) })}
          </span>
        )}
      </button>
    </div>
  );
}

interface AnnotatePageProps {
  readonly captureId: string;
  /** File name of the picture in the capture. */
  readonly name: string;
}

/** Marks up a copy of one picture; covered until it is asked for. What is drawn is saved at every change. */
export function AnnotatePage({ captureId, name }: AnnotatePageProps) {
  const model = useModel();
  const opener = useMemo(
    () => createEditorOpener(model.services.archive, captureId, name),
    [captureId, name],
  );
  useEffect(() => {
    void opener.find();
    const release = model.beforeLeaving(opener.keep);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void opener.keep();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      release();
      void opener.cover();
    };
  }, [opener]);
  const state = opener.state.value;
  const back = (): void => model.open(captureId);
  return (
    <main class="pane annotate-pane">
      {state.is === 'covered' && (
        <CoveredEditor artifact={state.artifact} onUncover={() => void opener.uncover()} onBack={back} />
      )}
      {state.is === 'reading' && <p class="list-nothing quiet">{t('archive.loading')}</p>}
      {state.is === 'missing' && (
        <div class="annotate-covered">
          <p>{t('annotate.missing')}</p>
          <Button icon="back" onClick={back}>
            {t('annotate.back')}
          </Button>
        </div>
      )}
      {state.is === 'failed' && (
        <div class="annotate-covered">
          <ProblemNotice problem={state.problem}>
            {state.readable !== null && <p>{t('redact.damaged')}</p>}
            <Button onClick={() => void opener.find()}>{t('common.tryAgain')}</Button>
            {state.readable !== null && (
              <Button onClick={() => void opener.goOnWithReadable()}>
                {t('redact.goOn', { count: state.readable })}
              </Button>
            )}
          </ProblemNotice>
        </div>
      )}
      {state.is === 'open' && (
        <OpenedEditor
          editor={state.editor}
          picture={state.picture}
          opener={opener}
          onBack={back}
          captureId={captureId}
          name={name}
        />
      )}
    </main>
  );
}
