import { directSource } from '../../../bundle/file-source';
import { planRedacted, type RedactedPlan } from '../../../bundle/redact/plan-redacted';
import type { Redaction } from '../../../bundle/redact/redacted-record';
import { suggestTerms, type Suggestion } from '../../../bundle/redact/terms';
import type { Archive } from '../../ports';
import type { Artifact, PostFacts } from '../../../domain/capture';
import { readMessages } from '../../../domain/conversation';
import { bundledRemark } from '../../../domain/remark';
import { sha256Hex } from '../../../integrity/digest';
import type { Redactable } from './find-redactable';
import { drawOffScreen } from '../../export/draw-picture';

/** Whom an export is for; decides what leaves of a capture with black boxes unless the person says otherwise. */
export const RECIPIENTS = ['self', 'authorities', 'platform', 'other-side', 'public'] as const;
export type Recipient = (typeof RECIPIENTS)[number];
export type Variant = 'original' | 'redacted';

/** Who decides on evidence needs the original; everybody else gets no more than has to be seen. */
export function usualVariant(recipient: Recipient): Variant {
  return recipient === 'self' || recipient === 'authorities' ? 'original' : 'redacted';
}

/** What might have to be hidden in the texts of these captures. */
export async function readSuggestions(
  archive: Archive,
  captures: readonly Redactable[],
  own: readonly string[],
): Promise<Suggestion[]> {
  const author: string[] = [];
  const people: string[] = [];
  const texts: string[] = [];
  for (const { id } of captures) {
    const record = await archive.readRecord(id);
    if (record === null) continue;
    const { facts, collection, artifacts } = record;
    author.push(...namesOf(facts));
    texts.push(collection.url, collection.title ?? '', facts.text?.value ?? '');
    for (const artifact of artifacts) {
      if (artifact.role === 'text') texts.push(await textOf(archive, artifact));
      else if (artifact.role === 'conversation') people.push(...peopleOf(await textOf(archive, artifact)));
      else if (artifact.role === 'posts') people.push(...peopleIn(await textOf(archive, artifact)));
    }
  }
  return suggestTerms({ own, author, people, texts });
}

async function textOf(archive: Archive, { id }: Artifact): Promise<string> {
  const bytes = await archive.readArtifact(id);
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}

function namesOf({ authorName, authorHandle }: Pick<PostFacts, 'authorName' | 'authorHandle'>): string[] {
  return [authorName, authorHandle].flatMap((fact) => (fact === null ? [] : [fact.value]));
}

function peopleOf(conversation: string): string[] {
  return readMessages(conversation)?.flatMap(({ facts }) => namesOf(facts)) ?? [];
}

function peopleIn(posts: string): string[] {
  try {
    return (JSON.parse(posts) as PostFacts[]).flatMap(namesOf);
  } catch {
    return [];
  }
}

/** The redacted copy of one capture as it would leave, made by what makes it at the export; `null` where there is none. */
export async function previewRedacted(
  archive: Archive,
  captureId: string,
  redaction: Redaction,
): Promise<RedactedPlan | null> {
  const [record, bytes, remark] = await Promise.all([
    archive.readRecord(captureId),
    archive.readRecordBytes(captureId),
    archive.readRemark(captureId),
  ]);
  if (record === null || bytes === null) return null;
  return planRedacted({
    reader: archive,
    source: directSource(archive, null, drawOffScreen),
    record,
    recordSha256: await sha256Hex(bytes),
    remark: remark === null ? null : bundledRemark(remark),
    redaction,
    redactedAt: new Date().toISOString(),
    taken: new Set(),
    keep: () => true,
  });
}
