import type { ArchiveKeeper, ArchiveReader, ArchiveWriter, FileIntake } from '../domain/archive';
import type { ArchiveProver, StampLedger } from '../domain/integrity';
import { createCaptureReader } from './capture-reader';
import { createFileIntake } from './file-intake';
import { createKeeper } from './keeper';
import { type ArchiveOptions, type Opened, openWith, tellingProblems } from './opening';
import { createProver } from './prover';
import { assembleRecorder } from './recorder';
import { createStampFinder } from './stamp-finder';
import { createTreeHeads } from './tree-heads';

export type { ArchiveOptions };

export interface Archive
  extends ArchiveWriter, ArchiveReader, ArchiveKeeper, FileIntake, ArchiveProver, StampLedger, Opened {}

/** Opens the archive with all that can be done to it; `opening.ts` says what may be thrown. */
export function openArchive(options: ArchiveOptions = {}): Promise<Archive> {
  return openWith(options, (context) => {
    const heads = createTreeHeads(context);
    return {
      ...tellingProblems(context, createCaptureReader(context)),
      ...tellingProblems(context, createKeeper(context)),
      ...tellingProblems(context, createFileIntake(context)),
      ...tellingProblems(context, createProver(context, heads)),
      ...tellingProblems(context, createStampFinder(context)),
      ...assembleRecorder(context, heads),
    };
  });
}
