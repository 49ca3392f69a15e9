import type { CaptureRecord } from '../../domain/capture';
import { exhibitNumber, siteOf } from '../names';
import type { PlannedCapture } from '../plan';
import { captureSection } from './exhibit-capture';
import { marksSection, remarkSection } from './exhibit-entered';
import { pageSection } from './exhibit-facts';
import { filesSection, pictures } from './exhibit-files';
import { type Exhibit, section } from './exhibit-section';
import { foreignLine, html, type Markup } from './html';
import { boundPictures } from './pictures';
import { boundTranscript, renderTranscript } from './transcript';
import { CAPTURE_KINDS, ROLES, type Words, WITHHELD } from './words';

/** What is not known when an exhibit is measured: links to other volumes, files that turn out to be missing. */
const UNFORESEEN = 2_000;
const UNFORESEEN_PER_FILE = 300;

/** The most that the exhibit of a capture can take in the report, bytes. */
export function boundExhibit(
  record: CaptureRecord,
  capture: Omit<PlannedCapture, 'reportBytes'>,
  timeZone: string,
  words: Words,
): number {
  const { files } = capture;
  const part = { capture: { ...capture, reportBytes: 0 }, files, wacz: capture.wacz, volumes: [] };
  const bare = {
    part,
    record,
    previews: new Map(),
    conversation: null,
    leftOut: [],
    otherVolumes: [],
    timeZone,
  };
  const text = new TextEncoder().encode(renderExhibit(bare, words).source).byteLength;
  const transcript = boundTranscript(files.map(({ artifact }) => artifact));
  return text + transcript + boundPictures(files) + UNFORESEEN + UNFORESEEN_PER_FILE * (files.length + 1);
}

/** Where an exhibit begins, for links. */
export function exhibitAnchor(sequence: number): string {
  return `exhibit-${exhibitNumber(sequence)}`;
}

/** One exhibit: picture, what the page said, how it was captured, what a person wrote, files and digests. */
export function renderExhibit(exhibit: Exhibit, words: Words): Markup {
  const { part, record } = exhibit;
  const { capture } = part;
  const { t } = words;
  const number = exhibitNumber(capture.sequence);
  const { collection } = record;
  const captured = words.shortMoment(collection.capturedAt, collection.timeZone);
  const anchor = exhibitAnchor(capture.sequence);
  return html`<article class="exhibit" id="${anchor}" aria-labelledby="${anchor}-title">
    <header>
      <h2 id="${anchor}-title">${t('report.exhibit', { number })}</h2>
      <p class="what">
        ${t(CAPTURE_KINDS[collection.kind])} · ${captured}${
          record.file === undefined ? html` · ${foreignLine(siteOf(collection.url))}` : null
        }
      </p>
      ${record.state === 'incomplete' ? html`<p class="attention">${t('report.stateIncomplete')}</p>` : null}
    </header>
    ${redactedNote(capture, words)} ${pictures(exhibit, words)} ${transcriptSection(exhibit, words)}
    ${pageSection(record, words)}
    ${remarkSection(capture, exhibit.timeZone, words)} ${marksSection(capture, exhibit.timeZone, words)}
    ${captureSection(exhibit, words)}
    ${filesSection(exhibit, words)}
  </article> `;
}

/** That this is no original, what was done to it, and what of the capture stays behind. */
function redactedNote({ redacted }: PlannedCapture, { t }: Words): Markup | null {
  if (redacted === null) return null;
  const { withheld, originalRecordSha256, hidden } = redacted.statement;
  const stays = withheld.map(
    ({ original, role, reason }) => html`<li>${t(ROLES[role])}, ${original}: ${t(WITHHELD[reason])}</li> `,
  );
  return html`<div class="attention redacted">
    <p><strong>${t('report.stateRedacted')}.</strong> ${t('report.redactedNote')}</p>
    <p>${t('report.redactedOriginal')} <code>${originalRecordSha256}</code></p>
    ${hidden.photos === 'copy' ? html`<p>${t('report.photosDrawn')}</p>` : null}
    ${
      stays.length === 0
        ? null
        : html`<p>${t('report.withheldTitle')}</p>
            <ul>
              ${stays}
            </ul>`
    }
  </div>`;
}

/** What was written in a conversation. The times are told in the zone of the machine that captured it. */
function transcriptSection({ conversation, record }: Exhibit, words: Words): Markup {
  if (conversation === null) return html``;
  const { timeZone } = record.collection;
  return section(
    'page',
    words.t('conversation.transcript'),
    words,
    renderTranscript(conversation, timeZone, words),
  );
}
