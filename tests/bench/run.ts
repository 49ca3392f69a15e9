import { annotateRows } from './annotate-rows.ts';
import { archiveRows, exportRows } from './archive-rows.ts';
import { captureRows } from './capture-rows.ts';
import { conversationRows } from './conversation-rows.ts';
import { photoRows, recordingRows } from './file-rows.ts';
import { integrityRows } from './integrity-rows.ts';
import { readingRows } from './reading-rows.ts';
import { printRow, type Row } from './row.ts';
import { sizeRows } from './size-rows.ts';
import { timelineRows } from './timeline-rows.ts';
import { verifyRows } from './verify-rows.ts';

/** Each part by name; `npm run bench -- captures` measures one alone. */
const PARTS: Readonly<Record<string, () => AsyncGenerator<Row>>> = {
  sizes: sizeRows,
  captures: captureRows,
  reading: readingRows,
  conversations: conversationRows,
  archive: archiveRows,
  timeline: timelineRows,
  annotate: annotateRows,
  export: exportRows,
  photos: photoRows,
  recording: recordingRows,
  verify: verifyRows,
  integrity: integrityRows,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0)
  throw new Error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);

console.log('name, figure, baseline, ratio');
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for await (const row of measure()) console.log(printRow(row));
}
