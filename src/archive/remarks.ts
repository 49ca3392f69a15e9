import { bundledRemark, type Case, type Remark } from '../domain/remark';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import type { ArchiveContext } from './archive-context';
import type { CaseRow, RemarkRow } from './rows';
import { openJson, sealJson } from './sealed-json';
import type { Sealer } from './vault';

export async function readNewestRemark(context: ArchiveContext, captureId: string): Promise<Remark | null> {
  const row = await revisionsOf(context, captureId).last();
  return row === undefined ? null : openRemark(context, row);
}

/** Oldest first. */
export async function listRevisions(context: ArchiveContext, captureId: string): Promise<Remark[]> {
  const rows = await revisionsOf(context, captureId).toArray();
  return Promise.all(rows.map((row) => openRemark(context, row)));
}

/** The newest revision of every capture that has one. Old revisions are not even read. */
export async function listNewestRemarks(context: ArchiveContext): Promise<Remark[]> {
  const { remarks } = context.database;
  const rows = await context.database.transaction('r', [remarks], async () => {
    // Keys come ordered by capture and then revision, so the last of each capture stays.
    const newest = new Map((await remarks.toCollection().primaryKeys()).map((key) => [key[0], key]));
    return remarks.bulkGet([...newest.values()]);
  });
  return Promise.all(rows.flatMap((row) => (row === undefined ? [] : [openRemark(context, row)])));
}

/** Oldest first. */
export async function listCases(context: ArchiveContext): Promise<Case[]> {
  const rows = await context.database.cases.toArray();
  const cases = await Promise.all(rows.map((row) => openCase(context, row)));
  return cases.sort((first, second) => (first.createdAt < second.createdAt ? -1 : 1));
}

export async function sealRemark(sealer: Sealer, remark: Remark): Promise<RemarkRow> {
  const { captureId, revision } = remark;
  return { captureId, revision, value: await sealJson(sealer, placeOf(captureId, revision), remark) };
}

export function openCase({ vault }: ArchiveContext, { id, value }: CaseRow): Promise<Case> {
  return openJson<Case>(vault, { type: 'case', id }, value);
}

export async function sealCase(sealer: Sealer, added: Case): Promise<CaseRow> {
  return { id: added.id, value: await sealJson(sealer, { type: 'case', id: added.id }, added) };
}

/** Rows of one capture's remarks, oldest first. */
export function revisionsOf({ database }: ArchiveContext, captureId: string) {
  return database.remarks.where('[captureId+revision]').between([captureId, 0], [captureId, Infinity]);
}

/**
 * Digest of the form in which a remark leaves; `null` for one of before there were salts. What is private is no
 * part of it.
 */
export async function remarkDigest(remark: Remark): Promise<string | null> {
  return remark.salt === undefined ? null : sha256Hex(canonicalBytes(bundledRemark(remark)));
}

export function openRemark(
  { vault }: ArchiveContext,
  { captureId, revision, value }: RemarkRow,
): Promise<Remark> {
  return openJson<Remark>(vault, placeOf(captureId, revision), value);
}

function placeOf(captureId: string, revision: number) {
  return { type: 'remark', id: `${captureId}/${revision}` } as const;
}
