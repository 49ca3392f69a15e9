import type { ArchiveWriter } from '../domain/archive';
import type { StampLedger } from '../domain/integrity';
import type { ArchiveContext } from './archive-context';
import { createCaptureWriter } from './capture-writer';
import { type ArchiveOptions, type Opened, openWith, tellingProblems } from './opening';
import { createStampLedger } from './stamp-ledger';
import { createTreeHeads, type TreeHeads } from './tree-heads';

type Ledger = Omit<StampLedger, 'findStamps'>;

/** As much of the archive as the background needs: it adds, and has heads of the journal stamped. */
export interface Recorder extends ArchiveWriter, Ledger, Opened {}

/** Opens the archive for adding to it. Throws as `openArchive` does. */
export function openRecorder(options: ArchiveOptions = {}): Promise<Recorder> {
  return openWith(options, (context) => assembleRecorder(context, createTreeHeads(context)));
}

export function assembleRecorder(
  context: ArchiveContext,
  heads: TreeHeads,
): ArchiveWriter & Ledger & TreeHeads {
  const writer = createCaptureWriter(context);
  const begin: ArchiveWriter['begin'] = (start) => writer.begin(start);
  return {
    ...tellingProblems(context, heads),
    ...tellingProblems(context, createStampLedger(context)),
    ...tellingProblems(context, writer, true),
    ...tellingProblems(context, { begin }, false),
  };
}
