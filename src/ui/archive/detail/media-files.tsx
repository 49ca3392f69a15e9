import { useEffect, useRef, useState } from 'preact/hooks';
import { MEDIA_SIZES } from '../../../bundle/report/words';
import type { Artifact, CaptureSummary } from '../../../domain/capture';
import type { Problem } from '../../../domain/problem';
import { Button, IconButton } from '../../components/button';
import { Digest } from '../../components/digest';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { Waves } from '../../components/waves';
import { formatBytes } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { useBlobUrl } from './blob-url';
import { nameArtifact } from './capture-words';
import { useSaveFile } from './use-save-file';

type Kind = 'image' | 'video' | 'audio';

function kindOf({ mediaType }: Artifact): Kind | null {
  const [, kind] = /^(image|video|audio)\//.exec(mediaType) ?? [];
  return (kind as Kind | undefined) ?? null;
}

/** What lies behind the cover, without a word of it. */
function sayWhat(artifact: Artifact): string {
  if (/-still\./.test(artifact.name)) return t('media.still');
  const kind = kindOf(artifact);
  return kind === 'video' ? t('media.video') : kind === 'audio' ? t('media.audio') : t('media.image');
}

/** A drawing is a document of its own, which this program never opens; of other files the browser itself says it. */
function mayBeShown(artifact: Artifact): boolean {
  return kindOf(artifact) !== null && artifact.mediaType !== 'image/svg+xml';
}

interface UncoveredProps {
  readonly artifact: Artifact;
  readonly what: string;
  readonly onProblem: (problem: Problem) => void;
  readonly onUnknown: () => void;
}

/** Reads the file only now, and gives its memory back when it is covered again. Nothing plays by itself. */
function Uncovered({ artifact, what, onProblem, onUnknown }: UncoveredProps) {
  const url = useBlobUrl(artifact, onProblem);
  if (url === null) return <p class="quiet">{t('archive.loading')}</p>;
  const kind = kindOf(artifact);
  if (kind === 'image') return <img src={url} alt={what} onError={onUnknown} />;
  const shared = {
    src: url,
    controls: true,
    preload: 'metadata',
    'aria-label': what,
    onError: onUnknown,
  } as const;
  // What was kept has no captions beside it; inventing them would be adding to evidence.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return kind === 'video' ? <video {...shared} playsInline /> : <audio {...shared} />;
}

interface MediaFileProps {
  readonly artifact: Artifact;
  readonly withPictures: boolean;
  readonly onSave: ((artifact: Artifact) => void) | null;
}

function MediaFile({ artifact, withPictures, onSave }: MediaFileProps) {
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [unknown, setUnknown] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const acted = useRef(false);
  // The button that was pressed is gone: the keyboard goes on at the one that undoes it.
  useEffect(() => {
    if (acted.current) button.current?.focus({ preventScroll: true });
  }, [shown]);
  const turn = (on: boolean): void => {
    acted.current = true;
    setShown(on);
  };
  const what = sayWhat(artifact);
  const name = nameArtifact(artifact);
  const { mediaSize, sizeBytes, sourceUrl, sha256, role } = artifact;
  const about = [
    role === 'media' && mediaSize !== undefined && kindOf(artifact) === 'image'
      ? t(MEDIA_SIZES[mediaSize])
      : null,
    formatBytes(sizeBytes),
  ];
  const isHidden = !withPictures && kindOf(artifact) !== 'audio';
  return (
    <li class="media-file">
      {!isHidden && (
        <div class="media-view" data-shown={shown ? '' : undefined}>
          {problem !== null ? (
            <ProblemNotice problem={problem} />
          ) : unknown || !mayBeShown(artifact) ? (
            <p class="quiet">{t('media.noDisplay')}</p>
          ) : shown ? (
            <Uncovered
              artifact={artifact}
              what={what}
              onProblem={setProblem}
              onUnknown={() => setUnknown(true)}
            />
          ) : (
            <button type="button" class="cover cover-media" ref={button} onClick={() => turn(true)}>
              <Waves />
              <span class="cover-act">
                <Icon name="show" />
                {t('detail.show')}
                <span class="unseen"> {name}</span>
              </span>
              <span class="cover-behind">{what}</span>
            </button>
          )}
        </div>
      )}
      <div class="file-what">
        <span>{name}</span>
        <span class="quiet">
          <span class="code">{artifact.name}</span> · {about.filter((part) => part !== null).join(' · ')}
        </span>
        {role === 'media-pixels' && <span class="quiet">{t('media.redrawn')}</span>}
        {sourceUrl !== undefined && (
          <span class="quiet media-source">
            {t('media.source')} <span class="code">{sourceUrl}</span>
          </span>
        )}
        <Digest sha256={sha256} of={name} />
        {shown && (
          <Button icon="hide" reference={button} onClick={() => turn(false)}>
            {t('detail.cover')}
          </Button>
        )}
      </div>
      {onSave !== null && (
        <IconButton
          icon="export"
          label={t('detail.saveFile', { what: name })}
          onClick={() => onSave(artifact)}
        />
      )}
    </li>
  );
}

interface MediaFilesProps {
  readonly summary: CaptureSummary;
  readonly artifacts: readonly Artifact[];
  readonly onSaved: () => Promise<void>;
}

/** The files of the post's media, each under a cover of its own, with where it came from and its digest. */
export function MediaFiles({ summary, artifacts, onSaved }: MediaFilesProps) {
  const { withoutPictures } = useModel().settings.value;
  const { problem, save } = useSaveFile(summary, onSaved);
  const files = artifacts.filter(({ role }) => role === 'media' || role === 'media-pixels');
  if (files.length === 0) return null;
  return (
    <section class="media">
      <h3>{t('media.title')}</h3>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ul class="media-list">
        {files.map((artifact) => (
          <MediaFile
            key={artifact.id}
            artifact={artifact}
            withPictures={!withoutPictures}
            onSave={summary.state === 'pending' ? null : (one) => void save(one)}
          />
        ))}
      </ul>
    </section>
  );
}
