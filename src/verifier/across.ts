import type { BundleVolume } from './bundle';
import { FindingList } from './findings';

/** The volumes of one export. */
export interface VolumeSet {
  readonly group: string | null;
  readonly volumes: readonly BundleVolume[];
  /** What was found by looking at them together. */
  readonly findings: FindingList;
}

/** Puts volumes of one export together and compares them: all there, none twice, the same head and key. */
export function joinVolumes(volumes: readonly BundleVolume[]): VolumeSet[] {
  const groups = new Map<string, BundleVolume[]>();
  volumes.forEach((volume, index) => {
    // Without its identifier a volume belongs to nothing, so it stands alone.
    const key = volume.group === null ? `volume ${index}` : `group ${volume.group}`;
    groups.set(key, [...(groups.get(key) ?? []), volume]);
  });
  return [...groups.values()].map((members) => {
    const findings = new FindingList();
    compareVolumes(members, findings);
    return { group: members[0]?.group ?? null, volumes: members, findings };
  });
}

function compareVolumes(volumes: readonly BundleVolume[], findings: FindingList): void {
  const [first, ...others] = volumes;
  if (first === undefined) return;
  const numbers = new Set<number>();
  for (const { name, part } of volumes) {
    if (part === null) continue;
    if (numbers.has(part)) findings.add('volume-twice', name);
    numbers.add(part);
  }
  const parts = Math.max(...volumes.map((volume) => volume.parts ?? 1));
  if (first.parts !== null && parts <= 100_000) {
    for (let number = 1; number <= parts; number += 1) {
      if (!numbers.has(number)) findings.add('volume-missing', null, `${number} of ${parts}`);
    }
  } else if (first.parts !== null) findings.add('volumes-differ', first.name, 'Bag-Count');
  for (const { name, part, parts: of } of volumes) {
    if (of !== null && (of !== parts || part === null || part < 1 || part > of)) {
      findings.add('volumes-differ', name, 'Bag-Count');
    }
  }
  for (const other of others) {
    if (other.headSha256 !== first.headSha256) findings.add('volumes-differ', other.name, 'tree-head.json');
    if (other.fingerprint !== first.fingerprint) findings.add('volumes-differ', other.name, 'key');
    for (const [id, { recordSha256, folder }] of other.captures) {
      const known = first.captures.get(id);
      if (known !== undefined && known.recordSha256 !== recordSha256) {
        findings.add('record-altered', `${other.name}: ${folder}`);
      }
    }
  }
  findAbsent(volumes, findings);
}

/** What a volume's records list and it does not hold must be in another one, or be named as left out. */
function findAbsent(volumes: readonly BundleVolume[], findings: FindingList): void {
  for (const { captures, completeness } of volumes) {
    for (const [id, { absent, folder }] of captures) {
      for (const { name } of absent) {
        const elsewhere = volumes.some((other) => {
          const there = other.captures.get(id);
          return there !== undefined && !there.absent.some((artifact) => artifact.name === name);
        });
        if (elsewhere) continue;
        const path = `data/captures/${folder}/${name}`;
        const known = findings.all.some((finding) => finding.path === path);
        if (known) continue;
        const said = completeness !== null && completeness !== 'complete';
        findings.add(said ? 'artifact-left-out' : 'artifact-missing', path);
      }
    }
  }
}

/**
 * Compares exports of one archive that were given together: the later one must hold the head of every earlier one
 * in its proved history. Two archives are two archives, and said so.
 */
export function compareExports(sets: readonly VolumeSet[], findings: FindingList): void {
  const known = sets.flatMap(({ volumes }) => {
    const [first] = volumes;
    if (first?.head == null || first.fingerprint === null) return [];
    const earlier = new Map(volumes.flatMap((volume) => [...volume.earlier]));
    return [{ name: first.name, fingerprint: first.fingerprint, head: first.head, earlier }];
  });
  if (new Set(known.map(({ fingerprint }) => fingerprint)).size > 1) findings.add('other-archives');
  for (const later of known) {
    for (const earlier of known) {
      if (earlier === later || earlier.fingerprint !== later.fingerprint) continue;
      if (earlier.head.size > later.head.size) continue;
      const root =
        earlier.head.size === later.head.size ? later.head.rootSha256 : later.earlier.get(earlier.head.size);
      if (root !== earlier.head.rootSha256) {
        findings.add('bundle-not-continued', later.name, `${earlier.name}: head of ${earlier.head.size}`);
      }
    }
  }
}
