import type { CaptureRecord } from '../domain/capture';
import { exhibitNumber, siteOf } from './names';
import type { CapturePart } from './plan-volumes';
import { FILE_FACT_WORDS, FILE_KIND_WORDS } from './report/file-words';
import { choosePictures } from './report/pictures';
import { CAPTURE_KINDS, type Words } from './report/words';

type Cells = readonly (string | number | null)[];

/** The columns of `captures.csv`, in the language of the bundle. */
export function tableHead({ t }: Words): Cells {
  return [
    t('report.indexNumber'),
    t('report.folder'),
    t('report.capturedAtLocal'),
    t('report.capturedAtUtc'),
    t('report.columnTimeZone'),
    t('report.kind'),
    t('report.state'),
    t('report.indexSite'),
    t('report.address'),
    t('report.pageTitle'),
    t('report.platform'),
    t('report.author'),
    t('report.handle'),
    t('report.authorId'),
    t('report.authorUrl'),
    t('report.postedAtShown'),
    t('report.postedAt'),
    t('report.permalink'),
    t('report.textOfPost'),
    t('report.columnNotes'),
    t('report.columnTags'),
    t('report.files'),
    t('report.columnBytes'),
    t('report.columnPicture'),
    t('report.columnPictureDigest'),
    t('report.columnRecordDigest'),
    t('sites.description'),
    t('sites.accountCreated'),
    t('sites.followers'),
    t('sites.following'),
    t('sites.posts'),
    t('files.fileName'),
    t('files.fileKind'),
    t('files.fileModified'),
    t('files.fileFacts'),
  ];
}

export function tableRow({ capture, files }: CapturePart, record: CaptureRecord, { t }: Words): Cells {
  const { facts, collection, file } = record;
  const [picture] = choosePictures(files).shown;
  return [
    exhibitNumber(capture.sequence),
    `captures/${capture.folder}`,
    collection.capturedAtLocal,
    collection.capturedAt,
    collection.timeZone,
    t(CAPTURE_KINDS[collection.kind]),
    [
      ...(capture.redacted === null ? [] : [t('report.stateRedacted')]),
      record.state === 'sealed' ? t('report.stateSealed') : t('report.stateIncomplete'),
    ].join('. '),
    siteOf(collection.url),
    file === undefined ? collection.url : null,
    file === undefined ? collection.title : null,
    facts.platform?.value ?? null,
    facts.authorName?.value ?? null,
    facts.authorHandle?.value ?? null,
    facts.authorId?.value ?? null,
    facts.authorUrl?.value ?? null,
    facts.postedAtShown?.value ?? null,
    facts.postedAt?.value ?? null,
    facts.permalink?.value ?? null,
    cut(facts.text?.value ?? null),
    cut(capture.remark?.note ?? null),
    capture.remark?.tags.join(', ') ?? null,
    files.length,
    files.reduce((sum, { artifact }) => sum + artifact.sizeBytes, 0),
    picture?.file.name ?? null,
    picture?.file.artifact.sha256 ?? null,
    capture.record.sha256,
    cut(facts.account?.description?.value ?? null),
    facts.account?.createdAt?.value ?? null,
    ...(['followers', 'following', 'posts'] as const).map(
      (of) => facts.account?.counts.find(({ value }) => value.of === of)?.value.count ?? null,
    ),
    file?.name ?? null,
    file === undefined ? null : t(FILE_KIND_WORDS[file.kind]),
    file?.lastModified ?? null,
    cut(file?.facts.map(({ name, value }) => `${t(FILE_FACT_WORDS[name])}: ${value}`).join('\n') ?? null),
  ];
}

/** A cell of Excel holds 32,767 characters; what is longer would spill over into the next row. */
const CELL_LENGTH = 32_000;

function cut(text: string | null): string | null {
  return text === null || text.length <= CELL_LENGTH
    ? text
    : `${text.slice(0, CELL_LENGTH).toWellFormed()} …`;
}
