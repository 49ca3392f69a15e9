import type { ArchiveWriter } from '../domain/archive';
import type { ArchiveProver, StampLedger } from '../domain/integrity';
import type { ArchiveContext } from './archive-context';
import { createCaptureWriter } from './capture-writer';
import { type ArchiveOptions, type Opened, openWith, tellingProblems } from './opening';
import { createProver } from './prover';
import { createStampLedger } from './stamp-ledger';

/** As much of the archive as the background needs: it adds, and shows what is there by its digests. */
export interface Recorder extends ArchiveWriter, ArchiveProver, StampLedger, Opened {}

/** Opens the archive for adding to it. Throws as `openArchive` does. */
export function openRecorder(options: ArchiveOptions = {}): Promise<Recorder> {
  return openWith(options, assembleRecorder);
}

export function assembleRecorder(context: ArchiveContext): ArchiveWriter & ArchiveProver & StampLedger {
  const writer = createCaptureWriter(context);
  const begin: ArchiveWriter['begin'] = (start) => writer.begin(start);
  return {
    ...tellingProblems(context, createProver(context)),
    ...tellingProblems(context, createStampLedger(context)),
    ...tellingProblems(context, writer, true),
    ...tellingProblems(context, { begin }, false),
  };
}
