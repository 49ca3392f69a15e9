import { isoInZone } from '../domain/local-time';
import { inParallel } from '../domain/parallel';
import { ProblemError } from '../domain/problem';
import { throwIfCancelled } from './cancel';
import { FileFault, findFaults } from './capture-entries';
import type { ExportedVolume, ExportRequest, ExportResult, LeftOut } from './export-types';
import { createNamer } from './logbook/entry-words';
import {
  logbookBytes,
  NO_LOGBOOK,
  planLogbook,
  type PlannedLogbook,
  provableLogbook,
} from './logbook/plan-logbook';
import { bundleName } from './names';
import { type CapturePlan, planCaptures } from './plan';
import { planVolumes, type VolumePlan, withoutFaults } from './plan-volumes';
import { createTally, type Tally } from './progress';
import { type BundleProofs, prepareProofs } from './proofs';
import { createHider } from './redact/terms';
import { boundExhibit } from './report/exhibit';
import { listShownCaptures } from './report/shown-captures';
import { createWords, type Words } from './report/words';
import { verifyVolume } from './verify-volume';
import type { Volume } from './volume';
import { createVolumeContent, type ExportFrame } from './volume-content';
import { writeZip } from './zip-writer';

/** The largest zip that is read as a whole to be hashed, bytes. */
const HASHED_BYTES = 128 * 1024 * 1024;
/** How often a volume is begun again before it is given up; each time more of what is faulty is known. */
const MOST_TRIES = 3;
const AT_ONCE = 4;

/**
 * Writes captures into one zip or several, each a bag by itself, reads every one back and compares it with
 * what went in. Returns only what was compared; `volumes` is empty where nothing of what was asked for can be
 * exported. What cannot be part of it is named in `leftOut`, in the bundle and in the result.
 *
 * Throws `cancelled` when `signal` is aborted, `storage-full`, and whatever else keeps a volume from being
 * written or from being read back as it was written; then nothing is left behind.
 */
export async function exportBundle(request: ExportRequest): Promise<ExportResult> {
  const { reader, onProgress, timeZone } = request;
  const made = request.now?.() ?? new Date();
  const words = createWords(request.language);
  const { planned, proofs, logbook } = await planWithProofs(request, words, made);
  const hide = createHider(termsOf(request));
  const caseTitles = new Map(
    logbook.entries.length === 0 ? [] : (await reader.listCases()).map(({ id, title }) => [id, hide(title)]),
  );
  const plan = planVolumes(planned.captures, request.volumeBytes, planned.leftOut.length, proofs, {
    bytes: logbookBytes(logbook) + logbook.entries.reduce((sum, { id }) => sum + proofs.sizeOf(id).bytes, 0),
    files: logbook.entries.reduce((sum, { id }) => sum + 1 + proofs.sizeOf(id).files, 0),
  });
  const leftOut = [...planned.leftOut, ...logbook.leftOut, ...plan.leftOut];
  const local = isoInZone(made, timeZone);
  const task: Task = {
    request,
    frame: {
      reader,
      words,
      tool: request.tool,
      madeAt: made.toISOString(),
      timeZone,
      date: local.slice(0, 10),
      groupIdentifier: `urn:uuid:${crypto.randomUUID()}`,
      names: plan.volumes.map((_, index) => bundleName(local, index + 1, plan.volumes.length)),
      source: request.source,
      proofs,
      logbook,
      nameOf: createNamer(logbook, caseTitles, words),
      volumesOf: new Map(
        plan.volumes.flatMap(({ parts }) => parts.map(({ capture, volumes }) => [capture.id, volumes])),
      ),
      shownCaptures: logbook.entries.length === 0 ? [] : await listShownCaptures(reader, planned.captures),
    },
    // A zip's times have no zone; the parts of a UTC time are what JSZip writes.
    stamp: new Date(`${local.slice(0, 19)}Z`),
    tally: createTally(plan.volumes, onProgress),
    leftOut,
  };

  const finished: FinishedVolume[] = [];
  try {
    for (const [index, volume] of plan.volumes.entries()) {
      const exported = await exportVolume(task, volume, index);
      if (exported !== null) finished.push(exported);
    }
  } catch (error) {
    await Promise.all(finished.map(({ volume }) => volume.abort()));
    throw error;
  }

  const all = withoutRepeats([...leftOut, ...finished.flatMap(({ faults }) => faults)]);
  const included = new Set(finished.flatMap(({ captureIds }) => captureIds));
  if (finished.length > 0) {
    try {
      await request.prover.noteExport({
        head: proofs.head,
        tagManifestSha256: plan.volumes.map(
          (_, index) => finished.find((one) => one.index === index)?.exported.tagManifestSha256 ?? null,
        ),
        groupIdentifier: task.frame.groupIdentifier,
        captures: included.size,
        complete: all.length === 0,
        redacted: planned.captures.flatMap(({ id, record, redacted }) =>
          redacted === null || !included.has(id)
            ? []
            : [
                {
                  captureId: id,
                  recordSha256: redacted.statement.originalRecordSha256,
                  copySha256: record.sha256,
                },
              ],
        ),
      });
    } catch (error) {
      // A bundle that left without the archive knowing of it could not be told from one that somebody made up.
      await Promise.all(finished.map(({ volume }) => volume.abort()));
      throw error;
    }
  }
  return {
    volumes: finished.map(({ exported }) => exported),
    capturesIncluded: included.size,
    entriesIncluded: finished.some(({ index }) => index === 0) ? logbook.entries.length : 0,
    filesVerified: finished.reduce((sum, { filesVerified }) => sum + filesVerified, 0),
    filesExpected: finished.reduce((sum, { exported }) => sum + exported.files, 0),
    complete: all.length === 0 && finished.length > 0,
    leftOut: all,
    splitCaptures: plan.splitCaptures,
  };
}

/** A file can be missed in two volumes: where it belongs, and where something was to be made from it. */
function withoutRepeats(leftOut: readonly LeftOut[]): LeftOut[] {
  const keyOf = ({ captureId, file }: LeftOut): string => `${captureId}/${file ?? ''}`;
  return [...new Map(leftOut.map((item) => [keyOf(item), item])).values()];
}

/** How often captures are planned anew because something was done to them meanwhile. */
const MOST_PLANS = 5;

/** The captures as the signed journal has them: what is changed while they are read is read again. */
async function planWithProofs(
  request: ExportRequest,
  words: Words,
  made: Date,
): Promise<{
  readonly planned: CapturePlan;
  readonly proofs: BundleProofs;
  readonly logbook: PlannedLogbook;
}> {
  const { reader, prover, signal, onProgress, timeZone } = request;
  for (let plans = 1; ; plans += 1) {
    const before = await prover.signHead();
    const planned = await planCaptures({
      reader,
      source: request.source,
      captureIds: request.captureIds,
      boundReport: (record, capture) => boundExhibit(record, capture, timeZone, words),
      waczBy: request.wacz ? `${request.tool.name} ${request.tool.version}` : null,
      unkeptDrafts: new Set(request.unkeptDrafts),
      redactions: request.redactions ?? new Map(),
      madeAt: made.toISOString(),
      signal,
      onCapture: (doneFiles, totalFiles) => {
        onProgress({ phase: 'reading', doneBytes: 0, totalBytes: 0, doneFiles, totalFiles });
      },
    });
    const logbook =
      request.logbook === undefined
        ? NO_LOGBOOK
        : await planLogbook(reader, request.logbook, termsOf(request));
    const ids = planned.captures.map(({ id }) => id);
    const entryIds = logbook.entries.map(({ id }) => id);
    const proofs = await prepareProofs(prover, reader, ids, entryIds);
    const changed = [...ids, ...entryIds].some((id) =>
      proofs.entriesOf(id).some(({ sequence }) => sequence > before.head.size),
    );
    if (!changed && !proofs.outdated)
      return { planned, proofs, logbook: provableLogbook(logbook, proofs.entriesOf) };
    if (plans === MOST_PLANS) {
      throw new ProblemError({ code: 'unexpected', detail: 'the captures are being changed all the time' });
    }
  }
}

/** What is hidden in one capture is hidden in the logbook too: it is the same bundle. */
function termsOf({ redactions }: ExportRequest): string[] {
  return [...(redactions?.values() ?? [])].flatMap(({ terms }) => terms);
}

interface Task {
  readonly request: ExportRequest;
  readonly frame: ExportFrame;
  readonly stamp: Date;
  readonly tally: Tally;
  readonly leftOut: readonly LeftOut[];
}

interface FinishedVolume {
  /** Its place in the plan, from 0. */
  readonly index: number;
  readonly volume: Volume;
  readonly exported: ExportedVolume;
  readonly filesVerified: number;
  readonly faults: readonly LeftOut[];
  readonly captureIds: readonly string[];
}

/**
 * One volume, written and verified; `null` where no capture is left to stand in it. A file that turns out not
 * to be what its record says cannot be taken out of a zip that is half written: the volume is begun again
 * without it, once all of what it holds has been looked at.
 */
async function exportVolume(task: Task, plan: VolumePlan, index: number): Promise<FinishedVolume | null> {
  const faults: LeftOut[] = [];
  let present = plan;
  // The first has the logbook, which may leave by itself.
  const holdsSomething = ({ parts }: VolumePlan): boolean =>
    parts.length > 0 || (index === 0 && task.frame.logbook.entries.length > 0);
  for (let tries = 1; holdsSomething(present); tries += 1) {
    const again = task.tally.mark();
    try {
      return await writeVolume(task, present, index, faults);
    } catch (error) {
      if (!(error instanceof FileFault) || tries === MOST_TRIES) throw error;
      again();
      const found = await findAllFaults(task, present, error.leftOut);
      faults.push(...found);
      present = withoutFaults(present, found);
    }
  }
  return null;
}

async function findAllFaults({ request }: Task, plan: VolumePlan, known: LeftOut): Promise<LeftOut[]> {
  const found: LeftOut[] = [];
  await inParallel(
    plan.parts,
    AT_ONCE,
    () => throwIfCancelled(request.signal),
    async (part) => {
      found.push(...(await findFaults(request.reader, request.source, part)));
    },
  );
  const seen = found.some(({ captureId, file }) => captureId === known.captureId && file === known.file);
  return seen ? found : [known, ...found];
}

async function writeVolume(
  { request, frame, stamp, tally, leftOut }: Task,
  plan: VolumePlan,
  index: number,
  faults: readonly LeftOut[],
): Promise<FinishedVolume> {
  const { signal, openVolume } = request;
  const root = frame.names[index] ?? '';
  const name = `${root}.zip`;
  const content = createVolumeContent(frame, plan, index, [...leftOut, ...faults]);
  const volume = await openVolume(name);
  try {
    await writeZip({
      entries: content.entries,
      wallClock: stamp,
      sink: volume,
      signal,
      onEntry: ({ path }) => {
        tally.count('writing', content.captureFiles.get(path));
      },
    });
    const sizeBytes = await volume.flush();
    const files = content.files();
    const filesVerified = await verifyVolume({
      volume,
      sizeBytes,
      root,
      expected: files,
      digest: request.source.digest,
      signal,
      onFile: ({ path }) => {
        tally.count('checking', content.captureFiles.get(`${root}/${path}`));
      },
    });
    const sha256 =
      sizeBytes <= HASHED_BYTES ? await request.source.digest(await volume.read(0, sizeBytes)) : null;
    const tagManifest = files.find(({ path }) => path === 'tagmanifest-sha256.txt');
    return {
      index,
      volume,
      exported: {
        name,
        sizeBytes,
        sha256,
        tagManifestSha256: tagManifest?.sha256 ?? '',
        files: content.entries.length,
        oversize: plan.oversize,
        file: await volume.close(),
      },
      filesVerified,
      faults,
      captureIds: plan.parts.map(({ capture }) => capture.id),
    };
  } catch (error) {
    await volume.abort();
    throw error;
  }
}
