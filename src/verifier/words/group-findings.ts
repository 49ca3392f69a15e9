import type { Finding, FindingCode, Severity } from '../findings';
import type { BundleResult, Verification } from '../verify';

/** All findings of one code in one place. */
export interface FindingGroup {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly items: readonly { readonly path: string | null; readonly detail: string | null }[];
}

/** Gravest first, then in the order they were found. Of several volumes each path is led by the volume's name. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { code: FindingCode; severity: Severity; items: Finding[] }>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key) ?? { code: finding.code, severity: finding.severity, items: [] };
    group.items.push(finding);
    groups.set(key, group);
  }
  const order: readonly Severity[] = ['unreadable', 'failure', 'notice'];
  return [...groups.values()].sort(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
}

export function findingsOf({ findings, volumes }: BundleResult): Finding[] {
  const named = volumes.length > 1;
  return [
    ...findings,
    ...volumes.flatMap((volume) =>
      volume.findings.map((finding) =>
        named
          ? { ...finding, path: finding.path === null ? volume.name : `${volume.name}: ${finding.path}` }
          : finding,
      ),
    ),
  ];
}

export function allFindings({ findings, bundles }: Verification): Finding[] {
  return [...findings, ...bundles.flatMap(findingsOf)];
}
