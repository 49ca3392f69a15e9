import { KEY_USAGE, type Certificate } from './certificate';
import { checkSignature } from './certificate-signature';
import { toHex } from './digest';

export type ChainProblem =
  /** A certificate says it was not valid at that time. */
  | 'validity'
  /** One that issued another is no authority, or not for so many below it. */
  | 'not-an-authority'
  /** A certificate asks for something that is not understood, so it may mean something else. */
  | 'extension'
  /** A signature in the chain is wrong. */
  | 'chain-signature'
  /** A signature in the chain is of a kind that is not checked here (SHA-1, short keys, other curves). */
  | 'chain-algorithm'
  /** The chain does not come to a certificate that is trusted. */
  | 'untrusted';

export interface Chain {
  /** From the leaf up, as far as it goes. */
  readonly certificates: readonly Certificate[];
  readonly anchor: 'trusted' | 'untrusted' | 'unknown';
  readonly problems: readonly { readonly code: ChainProblem; readonly detail: string }[];
}

type Found = Chain['problems'];

/** Longer than any chain in use. */
const MOST_CERTIFICATES = 8;
/** A response with many certificates of one name must not keep us busy. */
const MOST_SIGNATURES = 64;

/**
 * The best chain from `leaf` through certificates of `others` to one of `trusted`, each valid at `at` (milliseconds
 * since 1970). A trusted one ends the chain, whoever issued it. Where `trusted` is `null` the chain is
 * followed as far as it goes and its end is said to be `unknown`. Revocation is not looked at.
 */
export async function buildChain(
  leaf: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[] | null,
  at: number,
): Promise<Chain> {
  const anchors = new Set((trusted ?? []).map(({ der }) => toHex(der)));
  const pool = [...new Map([...(trusted ?? []), ...others].map((one) => [toHex(one.der), one])).values()];
  let signatures = 0;

  const climb = async (below: readonly Certificate[], known: Found): Promise<Chain> => {
    const top = below.at(-1) as Certificate;
    const problems = [...known, ...ownProblems(top, below.length - 1, at)];
    if (anchors.has(toHex(top.der))) return { certificates: below, anchor: 'trusted', problems };
    const isRoot = sameBytes(top.subject, top.issuer);
    const issuers = isRoot ? [top] : pool.filter((one) => mayHaveIssued(one, top) && !below.includes(one));
    const chains: Chain[] = [];
    const failed: ChainProblem[] = [];
    for (const issuer of issuers) {
      signatures += 1;
      if (signatures > MOST_SIGNATURES) break;
      const verdict = await checkSignature(top.algorithm, null, issuer.key, top.signature, top.signed);
      if (verdict !== 'good') failed.push(verdict === 'bad' ? 'chain-signature' : 'chain-algorithm');
      else if (isRoot || below.length >= MOST_CERTIFICATES) break;
      else chains.push(await climb([...below, issuer], problems));
    }
    chains.sort((one, other) => rank(one) - rank(other));
    const [best] = chains;
    if (best !== undefined) return best;
    const [failure] = failed;
    const ends: Found = failure === undefined ? problems : [...problems, { code: failure, detail: top.name }];
    return trusted === null
      ? { certificates: below, anchor: 'unknown', problems: ends }
      : {
          certificates: below,
          anchor: 'untrusted',
          problems: [...ends, { code: 'untrusted', detail: top.name }],
        };
  };

  return climb([leaf], []);
}

/** Smaller is better. */
function rank({ anchor, problems, certificates }: Chain): number {
  return (anchor === 'trusted' ? 0 : 10_000) + problems.length * 100 - certificates.length;
}

/** RFC 5280 section 6.1.3 and 6.1.4, without name constraints (refused where critical) and policies. */
function ownProblems(certificate: Certificate, below: number, at: number): Found {
  const { name: detail, notBefore, notAfter, unknownCritical, constraints, keyUsage } = certificate;
  const problems: { code: ChainProblem; detail: string }[] = [];
  if (at < notBefore || at > notAfter) problems.push({ code: 'validity', detail });
  if (unknownCritical.length > 0) {
    problems.push({ code: 'extension', detail: `${detail}: ${unknownCritical.join(', ')}` });
  }
  if (below === 0) return problems;
  const maySign = keyUsage === null || (keyUsage & KEY_USAGE.keyCertSign) !== 0;
  const isAuthority = constraints?.isAuthority === true && maySign;
  // Of those below it the leaf does not count.
  if (!isAuthority || (constraints.pathLength ?? Infinity) < below - 1) {
    problems.push({ code: 'not-an-authority', detail });
  }
  return problems;
}

function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameBytes(issuer.subject, certificate.issuer)) return false;
  const { subjectKeyId } = issuer;
  const { authorityKeyId } = certificate;
  return subjectKeyId === null || authorityKeyId === null || subjectKeyId === authorityKeyId;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
