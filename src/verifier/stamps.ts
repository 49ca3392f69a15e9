import { fromHex, sha256Hex } from '../integrity/digest';
import { verifySignature } from '../integrity/signing';
import { attempt } from './attempt';
import type { TreeHead } from '../domain/integrity';
import { readTreeHead } from './bundle-json';
import { STAMPS } from './bundle-layout';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { readBounded } from './read-file';

/** Certificates (DER) that the person holds to be trustworthy; `null` where they gave none. */
export type TrustAnchors = readonly Uint8Array[] | null;

/** A tree head that was time-stamped: a folder of `timestamps/`. */
export interface StampedHead {
  readonly folder: string;
  readonly head: TreeHead;
  /** Of the very bytes that were stamped. */
  readonly sha256: string;
}

/** A time-stamp token (RFC 3161) that holds. */
export interface TokenFact {
  readonly path: string;
  /** Entries of the journal in the head that it is over. */
  readonly headSize: number;
  /** UTC, as the authority says. */
  readonly at: string;
  /** What the authority's certificate calls it. */
  readonly authority: string;
  /** SHA-256 of the last certificate of its chain, lower-case hex: the one whose trust it hangs on. */
  readonly certificateSha256: string;
  /** `anchored`: its chain ends in a certificate the person gave. `unjudged`: they gave none. */
  readonly trust: 'anchored' | 'unjudged';
}

/** What an OpenTimestamps proof leads to. Only a look at the Bitcoin block itself proves it. */
export interface CalendarFact {
  readonly path: string;
  readonly headSize: number;
  /** `pending`: a calendar promised to stamp it. Nothing is proved by that. */
  readonly state: 'pending' | 'in-block';
  readonly blocks: readonly { readonly height: number; readonly merkleRoot: string }[];
}

export interface Stamps {
  readonly heads: readonly StampedHead[];
  readonly tokens: readonly TokenFact[];
  readonly calendars: readonly CalendarFact[];
}

const HEAD = 'tree-head.json';
const SIGNATURE = 'tree-head.json.sig';
const KNOWN = /^(?:tree-head\.json(?:\.sig)?|[A-Za-z0-9._-]+\.(?:tsr|pem|ots))$/;
const MOST_BYTES = 1024 * 1024;

/**
 * Reads the stamped heads of `timestamps/`: each is of this archive, signed by its key, and part of the history that
 * leads to `head`. What is not is named and left out.
 */
export async function readStamps(
  container: Container,
  head: TreeHead,
  spki: Uint8Array<ArrayBuffer> | null,
  earlier: ReadonlyMap<number, string>,
  findings: FindingList,
): Promise<StampedHead[]> {
  const folders = new Map<string, Map<string, ContainerFile>>();
  for (const file of container.files) {
    if (!file.path.startsWith(STAMPS)) continue;
    const [folder = '', ...rest] = file.path.slice(STAMPS.length).split('/');
    const name = rest.join('/');
    if (!/^\d{6,}$/.test(folder) || !KNOWN.test(name)) findings.add('stamp-malformed', file.path);
    else folders.set(folder, (folders.get(folder) ?? new Map<string, ContainerFile>()).set(name, file));
  }
  const stamped: StampedHead[] = [];
  for (const [folder, files] of folders) {
    const path = `${STAMPS}${folder}/${HEAD}`;
    const [headFile, signatureFile] = [files.get(HEAD), files.get(SIGNATURE)];
    if (headFile === undefined || signatureFile === undefined) {
      findings.add('required-missing', headFile === undefined ? path : `${path}.sig`);
      continue;
    }
    const bytes = await attempt(findings, path, () => readBounded(headFile, MOST_BYTES));
    if (bytes === null) continue;
    const own = await attempt(
      findings,
      path,
      async () => readTreeHead(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)),
      'stamp-malformed',
    );
    if (own === null) continue;
    if (String(own.size).padStart(6, '0') !== folder) findings.add('stamp-malformed', path, 'size');
    const signature = await attempt(findings, `${path}.sig`, () => readBounded(signatureFile, 1024));
    const ofThis =
      own.archive === head.archive &&
      spki !== null &&
      signature !== null &&
      (await verifySignature(spki, signature, bytes));
    const root = own.size === head.size ? head.rootSha256 : earlier.get(own.size);
    if (!ofThis) findings.add('stamp-foreign', path);
    else if (root !== own.rootSha256) findings.add('stamp-not-in-history', path);
    else stamped.push({ folder, head: own, sha256: await sha256Hex(bytes) });
  }
  return stamped;
}

/** Checks the tokens and proofs beside the stamped heads. The library for certificates is loaded when one is met. */
export async function checkStamps(
  stamped: readonly StampedHead[],
  files: ReadonlyMap<string, ContainerFile>,
  anchors: TrustAnchors,
  findings: FindingList,
): Promise<Stamps> {
  const tokens: TokenFact[] = [];
  const calendars: CalendarFact[] = [];
  for (const one of stamped) {
    const within = `${STAMPS}${one.folder}/`;
    for (const [path, file] of files) {
      if (!path.startsWith(within) || !/\.(?:tsr|ots)$/.test(path)) continue;
      const bytes = await attempt(findings, path, () => readBounded(file, MOST_BYTES), 'stamp-malformed');
      if (bytes === null) continue;
      if (path.endsWith('.tsr')) {
        const token = await checkToken(one, path, bytes, anchors, findings);
        if (token !== null) tokens.push(token);
      } else {
        const calendar = await checkCalendar(one, path, bytes, findings);
        if (calendar !== null) calendars.push(calendar);
      }
    }
  }
  return { heads: stamped, tokens, calendars };
}

async function checkToken(
  { head, sha256 }: StampedHead,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  anchors: TrustAnchors,
  findings: FindingList,
): Promise<TokenFact | null> {
  const { verifyTimeStamp } = await import('../integrity/time-stamp');
  const result = await verifyTimeStamp(bytes, {
    imprint: fromHex(sha256),
    nonce: null,
    trustedCertificates: anchors,
  });
  const detail = result.problems.map((problem) => `${problem.code} ${problem.detail}`.trim()).join('; ');
  if (!result.valid || result.token === null) {
    const onlyTrust = result.problems.every(({ code }) => code === 'untrusted');
    findings.add(onlyTrust && result.token !== null ? 'token-untrusted' : 'token-wrong', path, detail);
    return null;
  }
  return {
    path,
    headSize: head.size,
    at: result.token.genTime,
    authority: result.authority ?? '?',
    certificateSha256: result.lastCertificateSha256 ?? '',
    trust: result.anchor === 'trusted' ? 'anchored' : 'unjudged',
  };
}

async function checkCalendar(
  { head, sha256 }: StampedHead,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  findings: FindingList,
): Promise<CalendarFact | null> {
  const { OpenTimestampsError, readProof } = await import('../integrity/open-timestamps');
  try {
    const { hash, digest, attestations } = await readProof(bytes);
    if (hash !== 'sha256' || digest !== sha256) {
      findings.add('calendar-proof-wrong', path, 'of something else');
      return null;
    }
    const blocks = attestations.flatMap((one) =>
      one.kind === 'bitcoin' ? [{ height: one.height, merkleRoot: one.merkleRoot }] : [],
    );
    return { path, headSize: head.size, state: blocks.length === 0 ? 'pending' : 'in-block', blocks };
  } catch (error) {
    if (!(error instanceof OpenTimestampsError)) throw error;
    findings.add('calendar-proof-wrong', path, error.message);
    return null;
  }
}
