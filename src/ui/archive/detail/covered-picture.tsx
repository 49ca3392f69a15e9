import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Artifact, ArtifactRole, CaptureKind } from '../../../domain/capture';
import type { Problem } from '../../../domain/problem';
import { canAnnotate } from '../../annotate/open-editor';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { formatNumber } from '../../format';
import { Waves } from '../../components/waves';
import { t } from '../../words';
import { useModel } from '../model-context';
import { PicturesOff } from '../pictures-off';
import { useBlobUrl } from './blob-url';
import { nameArtifact } from './capture-words';

/** Which picture stands for a capture: the closest to what the person meant, then the whole it came from. */
const ORDER: readonly ArtifactRole[] = [
  'post',
  'picture',
  'full-page',
  'stitched',
  'viewport',
  'rendered',
  'tile',
  'media',
  'original',
];

/** Drawn by no browser here, or more than a picture. */
const NOT_DRAWN = new Set(['image/svg+xml', 'image/heic', 'image/tiff']);

function listPictures(artifacts: readonly Artifact[]): Artifact[] {
  return artifacts
    .filter(
      ({ mediaType, role }) =>
        mediaType.startsWith('image/') && !NOT_DRAWN.has(mediaType) && ORDER.includes(role),
    )
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
}

const BEHIND = {
  post: 'detail.behindPost',
  page: 'detail.behindPage',
  'full-page': 'detail.behindFullPage',
  picture: 'detail.behindPicture',
  file: 'files.behindFile',
  conversation: 'conversation.behind',
} as const;

/** What lies behind the cover, without a word of it. */
function sayWhatIsBehind(kind: CaptureKind, { pixels }: Artifact): string {
  const what = t(BEHIND[kind]);
  if (pixels === undefined) return what;
  return t('detail.behindSized', {
    what,
    width: formatNumber(pixels.width),
    height: formatNumber(pixels.height),
  });
}

interface UncoveredProps {
  readonly artifact: Artifact;
  readonly alternative: string;
  readonly onProblem: (problem: Problem) => void;
}

/** Reads the picture only now, and gives its memory back when it is covered again. */
function Uncovered({ artifact, alternative, onProblem }: UncoveredProps) {
  const scroller = useRef<HTMLElement>(null);
  const url = useBlobUrl(artifact, onProblem);
  useEffect(() => {
    if (url !== null) scroller.current?.focus({ preventScroll: true });
  }, [url]);
  if (url === null) return <p class="picture-reading quiet">{t('archive.loading')}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class="picture-scroller scrolls" tabIndex={0} aria-label={alternative} ref={scroller}>
      <img src={url} alt={alternative} {...(artifact.pixels ?? {})} />
    </section>
  );
}

interface CoveredPictureProps {
  /** `null` while the capture is being written. */
  readonly captureId: string | null;
  readonly artifacts: readonly Artifact[];
  readonly kind: CaptureKind;
}

/** The picture under its cover: shown when asked for, one at a time, and covered again at will. */
export function CoveredPicture({ captureId, artifacts, kind }: CoveredPictureProps) {
  const model = useModel();
  const pictures = listPictures(artifacts);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [shownId, setShownId] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const select = useId();
  const chosen = pictures.find(({ id }) => id === chosenId) ?? pictures[0];
  if (chosen === undefined) {
    const unshown = artifacts.find(
      ({ role, mediaType }) =>
        role === 'original' && (mediaType === 'image/heic' || mediaType === 'image/tiff'),
    );
    return (
      <section class="picture">
        <h3>{t('detail.picture')}</h3>
        <p class="quiet">
          {unshown === undefined
            ? t('detail.noPicture')
            : t('files.cannotShow', { kind: unshown.mediaType === 'image/heic' ? 'HEIC' : 'TIFF' })}
        </p>
      </section>
    );
  }
  if (model.settings.value.withoutPictures) {
    return (
      <section class="picture">
        <h3>{t('detail.picture')}</h3>
        <PicturesOff />
      </section>
    );
  }
  const shown = shownId === chosen.id;
  const behind = sayWhatIsBehind(kind, chosen);
  return (
    <section class="picture">
      <div class="section-head">
        <h3>{t('detail.picture')}</h3>
        {pictures.length > 1 && (
          <div class="field field-compact">
            <label class="unseen" for={select}>
              {t('detail.whichPicture')}
            </label>
            <select
              id={select}
              value={chosen.id}
              onChange={(event) => {
                setChosenId(event.currentTarget.value);
                setShownId(null);
                setProblem(null);
              }}
            >
              {pictures.map((picture) => (
                <option value={picture.id} key={picture.id}>
                  {nameArtifact(picture)}
                </option>
              ))}
            </select>
          </div>
        )}
        {shown && (
          <button type="button" class="button button-plain" data-uncover onClick={() => setShownId(null)}>
            <Icon name="hide" />
            <span class="button-words">{t('detail.cover')}</span>
          </button>
        )}
      </div>
      {problem !== null ? (
        <ProblemNotice problem={problem}>
          <Button
            onClick={() => {
              setProblem(null);
              setShownId(null);
            }}
          >
            {t('common.close')}
          </Button>
        </ProblemNotice>
      ) : shown ? (
        <Uncovered artifact={chosen} alternative={behind} onProblem={setProblem} />
      ) : (
        <button type="button" class="cover" data-uncover onClick={() => setShownId(chosen.id)}>
          <Waves />
          <span class="cover-act">
            <Icon name="show" />
            {t('detail.show')}
          </span>
          <span class="cover-behind">{behind}</span>
        </button>
      )}
      {captureId !== null && canAnnotate(chosen) && (
        <Button icon="annotate" onClick={() => model.go({ page: 'annotate', captureId, name: chosen.name })}>
          {t('annotate.open')}
        </Button>
      )}
      {chosen.role === 'rendered' && <p class="quiet">{t('detail.renderedHint')}</p>}
      {chosen.role === 'stitched' && <p class="quiet">{t('detail.stitchedHint')}</p>}
    </section>
  );
}
