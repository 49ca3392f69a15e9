/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/control-has-associated-label -- a table element cannot be virtualised: its rows stand absolutely */
import { exhibitNumber } from '../../bundle/names';
import { FILE_KIND_WORDS } from '../../bundle/report/file-words';
import type { TargetedMouseEvent } from 'preact';
import type { CaptureSummary } from '../../domain/capture';
import type { Remark } from '../../domain/remark';
import { Icon } from '../components/icon';
import { formatTime } from '../format';
import { KIND_ICONS, KIND_WORDS } from '../kind-words';
import { t } from '../words';
import { toHash, withCapture, type ListRoute } from './route';

interface CaptureRowProps {
  readonly capture: CaptureSummary;
  readonly remark: Remark | undefined;
  readonly place: ListRoute;
  readonly timeZone: string;
  readonly selected: boolean;
  /** The one row the Tab key reaches. */
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpen: (event: TargetedMouseEvent<HTMLAnchorElement>) => void;
  readonly onMark: (extend: boolean) => void;
}

/** Who is named, or where it was where nobody is; of a file that was brought in its kind, never its name. */
export function whoOf(capture: CaptureSummary): string {
  const { authorName, authorHandle, site, fileKind } = capture;
  const nobody = fileKind === undefined ? t('archive.noAuthor') : t(FILE_KIND_WORDS[fileKind]);
  return authorName ?? authorHandle ?? site ?? nobody;
}

function Marks({ capture, remark }: Pick<CaptureRowProps, 'capture' | 'remark'>) {
  const noted = remark !== undefined && (remark.note !== null || remark.privateNote !== null);
  return (
    <span class="row-marks">
      {capture.state === 'pending' && <span class="mark-word">{t('archive.markPending')}</span>}
      {capture.state === 'incomplete' && (
        <span class="mark-attention">
          <Icon name="attention" label={t('archive.markIncomplete')} />
        </span>
      )}
      {capture.unreadable === true && (
        <span class="mark-word mark-attention">
          <Icon name="attention" />
          {t('archive.markUnreadable')}
        </span>
      )}
      {noted && <Icon name="note" label={t('archive.markNote')} />}
      {remark?.tags.map((tag) => (
        <span class="tag" key={tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

/** One capture in the list. No byte of its picture is read for it: what stands there is a cover with its kind. */
export function CaptureRow({
  capture,
  remark,
  place,
  timeZone,
  selected,
  active,
  open,
  onOpen,
  onMark,
}: CaptureRowProps) {
  const tabIndex = active ? 0 : -1;
  const who = whoOf(capture);
  const where = capture.platform ?? capture.site;
  return (
    <>
      <div role="gridcell" class="row-mark">
        <input
          type="checkbox"
          checked={selected}
          tabIndex={tabIndex}
          aria-label={t('archive.selectOne', { number: exhibitNumber(capture.sequence) })}
          disabled={capture.state === 'pending'}
          onClick={(event) => onMark(event.shiftKey)}
        />
      </div>
      <div role="gridcell" class="row-what">
        <a
          class="row-link"
          href={toHash(withCapture(place, capture.id))}
          tabIndex={tabIndex}
          aria-current={open ? 'true' : undefined}
          onClick={onOpen}
        >
          <span class="cover-small">
            <Icon name={KIND_ICONS[capture.kind]} />
          </span>
          <span class="row-first">
            <span class="row-who" dir="auto">
              {who}
            </span>
            <time class="row-when" dateTime={capture.capturedAt}>
              {formatTime(capture.capturedAt, timeZone)}
            </time>
          </span>
          <span class="row-second">
            <span class="row-where">
              {where !== null && where !== who && <span class="row-site">{where}</span>}
              <span>{t(KIND_WORDS[capture.kind])}</span>
              <span>{t('common.numbered', { number: exhibitNumber(capture.sequence) })}</span>
            </span>
            <Marks capture={capture} remark={remark} />
          </span>
        </a>
      </div>
    </>
  );
}
