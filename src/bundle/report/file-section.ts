import type { FileFacts } from '../../domain/imported-file';
import {
  claimsOther,
  FILE_FACT_WORDS,
  FILE_HOW_WORDS,
  FILE_KIND_WORDS,
  FILE_ORIGIN_WORDS,
  FILE_REMARK_WORDS,
} from './file-words';
import { foreignLine, html, type Markup } from './html';
import type { Words } from './words';

/** Rows of the table of an exhibit: what a file that was brought in says of itself. */
export function fileRows(file: FileFacts, words: Words): Markup[] {
  const { t } = words;
  const row = (label: string, value: Markup, how: string): Markup =>
    html`<tr>
      <th scope="row">${label}</th>
      <td>${value}</td>
      <td class="found">${how}</td>
    </tr> `;
  const system = (label: string, value: string, how = ''): Markup => row(label, foreignLine(value), how);
  return [
    system(t('files.fileName'), file.name),
    system(t('files.fileKind'), `${t(FILE_KIND_WORDS[file.kind])} (${file.mediaType})`),
    ...(claimsOther(file) ? [system(t('files.fileClaimed'), file.claimedType ?? '')] : []),
    system(t('files.fileSize'), `${words.size(file.sizeBytes)} (${file.sizeBytes})`),
    ...(file.lastModified === null
      ? []
      : [system(t('files.fileModified'), file.lastModified, t('files.fileModifiedHint'))]),
    system(t('files.fileOrigin'), `${file.importedAt}, ${t(FILE_ORIGIN_WORDS[file.origin])}`),
    ...file.facts.map(({ name, value, how, where }) =>
      row(t(FILE_FACT_WORDS[name]), foreignLine(value), `${t(FILE_HOW_WORDS[how])}: ${where}`),
    ),
  ];
}

/** What a reader must know before relying on it. */
export function fileRemarks({ remarks }: FileFacts, { t }: Words): Markup | null {
  if (remarks.length === 0) return null;
  const items = remarks.map((remark) => html`<li>${t(FILE_REMARK_WORDS[remark])}</li> `);
  return html`<ul class="quiet">
    ${items}
  </ul>`;
}
