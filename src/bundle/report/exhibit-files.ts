import { toBase64 } from '../../domain/base64';
import type { Artifact } from '../../domain/capture';
import type { PlannedFile } from '../marks';
import { exhibitNumber } from '../names';
import { RECORD_NAME, REMARK_NAME } from '../plan';
import { REDACTED_RECORD_NAME } from '../redact/plan-redacted';
import { WACZ_NAME } from '../wacz/plan-wacz';
import { type Exhibit, section } from './exhibit-section';
import { foreignLine, html, type Markup } from './html';
import { choosePictures } from './pictures';
import { MEDIA_SIZES, MADE, ROLES, type Words } from './words';

/** What a browser shows by itself and does not run. */
const OPENED = /^(?:image\/(?:png|jpeg|gif|webp|avif)|video\/(?:mp4|webm)|audio\/(?:mpeg|mp4|ogg|wav|webm))$/;

export function pictures({ part, previews, record, otherVolumes }: Exhibit, words: Words): Markup {
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

export function filesSection({ part, leftOut }: Exhibit, words: Words): Markup {
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
