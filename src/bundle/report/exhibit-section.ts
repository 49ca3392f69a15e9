import type { CaptureRecord } from '../../domain/capture';
import type { ConversationMessage } from '../../domain/conversation';
import type { LeftOut } from '../export-types';
import type { CapturePart } from '../plan-volumes';
import type { Preview } from '../preview';
import { html, type Markup } from './html';
import type { Words } from './words';

export interface Exhibit {
  readonly part: CapturePart;
  readonly record: CaptureRecord;
  /** By name of the file; `null` where it could not be drawn. */
  readonly previews: ReadonlyMap<string, Preview | null>;
  /** `null` where there is none, or it stands in another volume. */
  readonly conversation: readonly ConversationMessage[] | null;
  /** What of this capture is not in the bundle. */
  readonly leftOut: readonly LeftOut[];
  /** Of the volumes that hold the rest of a capture that was split. */
  readonly otherVolumes: readonly string[];
  /** What was written later is told in the time zone of the export. */
  readonly timeZone: string;
}

/** The heading of a section with the label that tells whose words follow. */
export function section(
  label: 'page' | 'recorded' | 'entered',
  title: string,
  words: Words,
  content: Markup,
): Markup {
  const { t } = words;
  const name = {
    page: t('report.labelPage'),
    recorded: t('report.labelRecorded'),
    entered: t('report.labelEntered'),
  }[label];
  return html`<section class="${label}">
    <h3>${title} <span class="label">${name}</span></h3>
    ${content}
  </section>`;
}
