import { toBase64 } from '../../domain/base64';
import type { BundledAnnotation } from '../../domain/annotation';
import type { Artifact, CaptureRecord, CompletenessReceipt, Fact, PostFacts } from '../../domain/capture';
import type { ConversationMessage } from '../../domain/conversation';
import { reportComments, shownLegend } from '../../markup/shape';
import type { LeftOut } from '../export-types';
import type { PlannedFile } from '../marks';
import { exhibitNumber, siteOf } from '../names';
import { type PlannedCapture, RECORD_NAME, REMARK_NAME } from '../plan';
import type { CapturePart } from '../plan-volumes';
import type { Preview } from '../preview';
import { WACZ_NAME } from '../wacz/plan-wacz';
import { REDACTED_RECORD_NAME } from '../redact/plan-redacted';
import { collectionRows } from './collection-facts';
import { fileRemarks, fileRows } from './file-section';
import { foreignLine, foreignText, html, type Markup } from './html';
import { boundPictures, choosePictures } from './pictures';
import { boundTranscript, renderTranscript } from './transcript';
import {
  ACCOUNT_COUNTS,
  CAPTURE_KINDS,
  CAVEATS,
  FOUND_HOW,
  GAPS,
  LACKS,
  MEDIA_SIZES,
  MADE,
  POST_KINDS,
  ROLES,
  type Words,
  WITHHELD,
} from './words';

/** More than this of a text is left to the file in the folder. */
const TEXT_LENGTH = 12_000;
/** More lines than this of one kind are left to the record. */
const MOST_LINES = 60;

/** What a browser shows by itself and does not run. */
const OPENED = /^(?:image\/(?:png|jpeg|gif|webp|avif)|video\/(?:mp4|webm)|audio\/(?:mpeg|mp4|ogg|wav|webm))$/;

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

/** The heading of a section with the label that tells whose words follow. */
function section(
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

function pictures({ part, previews, record, otherVolumes }: Exhibit, words: Words): Markup {
  const { t } = words;
  const { shown, more } = choosePictures(part.files);
  const number = exhibitNumber(part.capture.sequence);
  if (shown.length === 0) {
    const everything = record.artifacts.map((artifact) => ({ artifact }));
    const elsewhere = otherVolumes.length > 0 && choosePictures(everything).shown.length > 0;
    return elsewhere ? html`` : html`<p class="quiet">${t('report.noPicture')}</p>`;
  }
  const drawnOver = new Set(part.files.flatMap(({ made }) => (made === undefined ? [] : [made.of])));
  const figures = shown.map(({ file }) => {
    const { artifact, name } = file;
    const what = whatOf(file, drawnOver, words);
    const preview = previews.get(name) ?? null;
    const about =
      preview === null
        ? t('report.pictureNotShown', { file: name })
        : t('report.originalOf', { file: name, width: preview.width, height: preview.height });
    const alternative = t('report.pictureAlternative', { number, what });
    const images = preview?.slices.map(
      ({ mediaType, bytes }) =>
        html`<img src="data:${mediaType};base64,${toBase64(bytes)}" alt="${alternative}" /> `,
    );
    const caption = artifact.role === 'rendered' ? html`<strong>${what}</strong>` : what;
    const goesOn = preview?.cut === true ? ` ${t('report.pictureGoesOn')}` : null;
    return html`<figure>
      ${images ?? null}
      <figcaption>${caption}. <span class="quiet">${about}${goesOn}</span></figcaption>
    </figure> `;
  });
  return html`<div class="pictures">
    ${figures}${more > 0 ? html`<p class="quiet">${t('report.morePictures', { count: more })}</p>` : null}
  </div>`;
}

/** What a picture is, and whether it is the original or a copy that somebody changed. */
function whatOf({ artifact, made }: PlannedFile, drawnOver: ReadonlySet<string>, words: Words): string {
  const { t } = words;
  const role = t(ROLES[artifact.role]) + partOf(artifact, words);
  if (made !== undefined) return `${t(MADE[made.kind], { file: made.of })} (${role})`;
  return drawnOver.has(artifact.name) ? `${t('report.pictureOriginal')}: ${role}` : role;
}

function partOf({ part }: Artifact, { t }: Words): string {
  return part === undefined ? '' : `, ${t('report.partOfFile', part)}`;
}

function pageSection({ facts, collection, file }: CaptureRecord, words: Words): Markup {
  const { t } = words;
  const rows: Markup[] = file === undefined ? [] : fileRows(file, words);
  const add = (label: string, fact: Fact<string>): void => {
    // What a file says stands among its own facts already.
    if (fact !== null && file === undefined) rows.push(factRow(label, foreignLine(fact.value), fact, words));
  };
  add(t('report.platform'), facts.platform);
  add(t('report.author'), facts.authorName);
  add(t('report.handle'), facts.authorHandle);
  add(t('report.authorId'), facts.authorId);
  add(t('report.authorUrl'), facts.authorUrl);
  add(t('report.permalink'), facts.permalink);
  add(t('report.postId'), facts.postId);
  add(t('report.postedAtShown'), facts.postedAtShown);
  add(t('report.postedAt'), facts.postedAt);
  add(t('report.replyTo'), facts.replyTo);
  add(t('report.language'), facts.language);
  if (facts.account !== undefined) {
    add(t('sites.description'), facts.account.description);
    add(t('sites.accountCreated'), facts.account.createdAt);
    for (const found of facts.account.counts)
      rows.push(factRow(t(ACCOUNT_COUNTS[found.value.of]), foreignLine(found.value.count), found, words));
    add(t('sites.avatar'), facts.account.avatar);
  }
  for (const found of facts.media.slice(0, MOST_LINES)) {
    const { url, alternativeText } = found.value;
    const described =
      alternativeText === null
        ? null
        : html` <span class="quiet">${t('report.alternativeText')}</span> ${foreignLine(alternativeText)}`;
    rows.push(factRow(t('report.media'), html`${foreignLine(url)}${described}`, found, words));
  }
  if (facts.media.length > MOST_LINES) rows.push(moreRow(facts.media.length - MOST_LINES, words));
  const head = (label: string, value: string | null, where: string): void => {
    if (value !== null) add(label, { value, how: 'meta', where });
  };
  head(t('report.pageTitle'), collection.title, 'title');
  head(t('report.canonicalAddress'), collection.canonicalUrl, 'link[rel=canonical]');
  head(t('report.pageLanguage'), collection.documentLanguage, 'html[lang]');
  const title =
    file !== undefined
      ? t('files.about')
      : facts.kind === 'page'
        ? t('report.aboutPage')
        : t('report.aboutPost');
  if (rows.length === 0 && facts.text === null) {
    return section('page', title, words, html`<p class="quiet">${t('report.nothingFound')}</p>`);
  }
  const kind =
    facts.kind === 'page'
      ? null
      : html`<tr>
          <th scope="row">${t('report.postKind')}</th>
          <td>${t(POST_KINDS[facts.kind])}</td>
          <td></td>
        </tr> `;
  const table = html`<table class="facts">
    <thead>
      <tr>
        <td></td>
        <th scope="col">${t('report.value')}</th>
        <th scope="col">${t('report.foundHow')}</th>
      </tr>
    </thead>
    <tbody>
      ${kind}${rows}
    </tbody>
  </table>`;
  return section(
    'page',
    title,
    words,
    html`${postText(facts, words)}${rows.length === 0 ? null : table}${
      file === undefined ? null : fileRemarks(file, words)
    }`,
  );
}

function moreRow(count: number, { t }: Words): Markup {
  return html`<tr>
    <td></td>
    <td class="quiet" colspan="2">${t('report.moreInRecord', { count })}</td>
  </tr> `;
}

function postText({ text, language }: PostFacts, { t }: Words): Markup | null {
  if (text === null) return null;
  const cut = text.value.length > TEXT_LENGTH;
  const shown = cut ? `${text.value.slice(0, TEXT_LENGTH).toWellFormed()} …` : text.value;
  const lang =
    language !== null && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language.value) ? language.value : '';
  const caveat = text.caveat === undefined ? null : html`; <em>${t(CAVEATS[text.caveat])}</em>`;
  return html`<h4>
      ${t('report.textOfPost')}
      <span class="found">${t('report.foundHow')}: ${t(FOUND_HOW[text.how])}${caveat}</span>
    </h4>
    <blockquote lang="${lang}" dir="auto">${foreignText(shown)}</blockquote>
    ${cut ? html`<p class="quiet">${t('report.textCut')}</p>` : null}`;
}

function factRow(
  label: string,
  value: Markup,
  found: { readonly how: PostFactsHow; readonly where: string; readonly caveat?: keyof typeof CAVEATS },
  { t }: Words,
): Markup {
  const caveat = found.caveat === undefined ? null : html`; <em>${t(CAVEATS[found.caveat])}</em>`;
  const where = found.where === '' ? null : html` <span class="where">${foreignLine(found.where)}</span>`;
  return html`<tr>
    <th scope="row">${label}</th>
    <td>${value}</td>
    <td class="found">${t(FOUND_HOW[found.how])}${caveat}${where}</td>
  </tr> `;
}

type PostFactsHow = keyof typeof FOUND_HOW;

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

function remarkSection({ remark }: PlannedCapture, timeZone: string, words: Words): Markup {
  const { t } = words;
  if (remark === null) return html``;
  const date = words.moment(remark.editedAt, timeZone);
  const edited = t('report.noteEdited', { date, revision: remark.revision });
  const note =
    remark.note === null ? null : html`<blockquote dir="auto">${foreignText(remark.note)}</blockquote>`;
  const tags =
    remark.tags.length === 0
      ? null
      : html`<p>
          ${t('report.tags')}:
          ${remark.tags.map((tag) => html`<span class="tag">${foreignLine(tag)}</span> `)}
        </p>`;
  return section(
    'entered',
    t('report.aboutNote'),
    words,
    html`${note}${tags}
      <p class="quiet">${edited}</p>`,
  );
}

/** What a person drew over the pictures, in words: the legend and the comments that are meant for the report. */
function marksSection({ marks }: PlannedCapture, timeZone: string, words: Words): Markup {
  const { t } = words;
  const drawn = marks.filter(({ shapes }) => shapes.length > 0);
  if (drawn.length === 0) return html``;
  return section(
    'entered',
    t('report.aboutMarks'),
    words,
    html`${drawn.map((one) => marksOf(one, timeZone, words))}`,
  );
}

function marksOf(annotation: BundledAnnotation, timeZone: string, words: Words): Markup {
  const { t } = words;
  const line = (label: string, text: string): Markup =>
    html`<div>
      <dt>${label}</dt>
      <dd>${foreignText(text)}</dd>
    </div> `;
  const lines = [
    ...shownLegend(annotation).map(({ number, text }) => line(t('report.markerNumber', { number }), text)),
    ...reportComments(annotation).map(({ letter, comment }) =>
      line(t('report.commentLetter', { letter }), comment.text),
    ),
  ];
  const date = words.moment(annotation.editedAt, timeZone);
  const { name: file } = annotation.picture;
  return html`<h4>${t('report.marksOn', { file })}</h4>
    ${lines.length === 0 ? null : html`<dl class="details">${lines}</dl>`}
    <p class="quiet">${t('report.noteEdited', { date, revision: annotation.revision })}</p>`;
}

function captureSection({ record, otherVolumes }: Exhibit, words: Words): Markup {
  const { t } = words;
  const { main, details } = collectionRows(record, words);
  const rows = main.map(
    ([label, value]) =>
      html`<tr>
        <th scope="row">${label}</th>
        <td>${value}</td>
      </tr> `,
  );
  const technical = details.map(
    ([label, value]) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div> `,
  );
  const lacks = record.notIncluded
    .slice(0, MOST_LINES)
    .map(({ what, reason }) => html`<li>${foreignLine(what)}: ${t(LACKS[reason])}</li> `);
  const more = record.notIncluded.length - MOST_LINES;
  if (more > 0) lacks.push(html`<li class="quiet">${t('report.moreInRecord', { count: more })}</li>`);
  const elsewhere =
    otherVolumes.length > 0
      ? html`<p class="attention">${t('report.otherParts', { parts: otherVolumes.join(', ') })}</p>`
      : null;
  return section(
    'recorded',
    t('report.aboutCapture'),
    words,
    html`<table class="facts two">
        <tbody>
          ${rows}
        </tbody>
      </table>
      <dl class="details">${technical}</dl>
      ${completeness(record, words)}
      ${
        lacks.length === 0
          ? null
          : html`<h4>${t('report.notIncluded')}</h4>
              <ul class="lacks">
                ${lacks}
              </ul>`
      }${elsewhere}`,
  );
}

/** How many messages, and from when to when where they say it. */
function messagesSentence({ seen, period }: CompletenessReceipt, timeZone: string, words: Words): string {
  const { t, shortMoment } = words;
  return period === undefined
    ? t('conversation.count', { count: seen })
    : t('conversation.period', {
        count: seen,
        from: shortMoment(period.from, timeZone),
        until: shortMoment(period.until, timeZone),
      });
}

function completeness({ completeness: receipt, collection }: CaptureRecord, words: Words): Markup | null {
  const { t } = words;
  if (receipt === null) return null;
  const isConversation = collection.kind === 'conversation';
  const sentences = [
    isConversation
      ? messagesSentence(receipt, collection.timeZone, words)
      : t('report.completenessPosts', { count: receipt.seen, saved: receipt.saved }),
    t('report.completenessScreens', { count: receipt.tiles }),
  ].join(', ');
  const announced =
    receipt.announced === null ? '' : ` ${t('report.completenessAnnounced', { count: receipt.announced })}`;
  const end = isConversation
    ? t(receipt.reachedEnd ? 'conversation.end' : 'conversation.noEnd')
    : t(receipt.reachedEnd ? 'report.completenessEnd' : 'report.completenessNoEnd');
  const gaps = receipt.gaps.map(
    ({ reason, where }) => html`<li>${t(GAPS[reason])}: ${foreignLine(where)}</li> `,
  );
  return html`<h4>${t('report.completeness')}</h4>
    <p>${sentences}.${announced} ${end}</p>
    ${
      gaps.length === 0
        ? null
        : html`<p>${t('report.gaps')}</p>
            <ul class="lacks">
              ${gaps}
            </ul>`
    }`;
}

function filesSection({ part, leftOut }: Exhibit, words: Words): Markup {
  const { t } = words;
  const { capture } = part;
  const row = (name: string | Markup, what: string | Markup, size: number, sha256: string | null): Markup =>
    html`<tr>
        <td class="name">${name}</td>
        <td>${what}</td>
        <td class="number">${words.size(size)}</td>
      </tr>
      ${
        sha256 === null
          ? null
          : html`<tr class="digest">
              <td colspan="3"><code>${sha256}</code></td>
            </tr> `
      }`;
  const drawnOver = new Set(part.files.flatMap(({ made }) => (made === undefined ? [] : [made.of])));
  const rows = part.files.map((file) => {
    const { artifact, name } = file;
    const what = whatOf(file, drawnOver, words);
    if (artifact.sourceUrl === undefined) return row(name, what, artifact.sizeBytes, artifact.sha256);
    const isSized = artifact.mediaSize !== undefined && artifact.mediaType.startsWith('image/');
    const size = isSized ? `, ${t(MEDIA_SIZES[artifact.mediaSize])}` : '';
    const from = html`${what}${size}<br /><span class="quiet">${t('media.source')}</span> ${foreignLine(artifact.sourceUrl)}`;
    const link = OPENED.test(artifact.mediaType)
      ? html`<a href="captures/${capture.folder}/${name}">${name}</a>`
      : name;
    return row(link, from, artifact.sizeBytes, artifact.sha256);
  });
  for (const { name, bytes, sha256 } of capture.annotations) {
    rows.push(row(name, t('report.roleAnnotation'), bytes.byteLength, sha256));
  }
  // No digest: it is made once the exhibit is written. The manifest has it.
  if (part.wacz !== null) rows.push(row(WACZ_NAME, t('report.roleWacz'), part.wacz.sizeBytes, null));
  const { sizeBytes, sha256 } = capture.record;
  rows.unshift(
    capture.redacted === null
      ? row(RECORD_NAME, t('report.roleRecord'), sizeBytes, sha256)
      : row(REDACTED_RECORD_NAME, t('report.roleRedactedRecord'), sizeBytes, sha256),
  );
  const missing = leftOut.map((item) => html`<li>${words.leftOut(item)}</li> `);
  return section(
    'recorded',
    t('report.aboutFiles'),
    words,
    html`${
      missing.length === 0
        ? null
        : html`<div class="attention">
              <p>${t('report.leftOutTitle')}</p>
              <ul>
                ${missing}
              </ul>
            </div>`
    }
      <p class="quiet folder">${t('report.folder')} <code>captures/${capture.folder}/</code></p>
      <table class="files">
        <thead>
          <tr>
            <th scope="col">${t('report.fileName')}</th>
            <th scope="col">${t('report.fileWhat')} · ${t('report.fileDigest')}</th>
            <th scope="col" class="number">${t('report.fileSize')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}${capture.remarkBytes === null ? null : row(REMARK_NAME, t('report.roleRemark'), capture.remarkBytes.byteLength, null)}
        </tbody>
      </table>`,
  );
}
