import { useEffect, useState } from 'preact/hooks';
import type { Case, Remark } from '../../../domain/remark';
import { asProblem, type Problem } from '../../../domain/problem';
import { Fold } from '../../components/fold';
import { ProblemNotice } from '../../components/problem-notice';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';

function Version({ remark, cases }: { readonly remark: Remark; readonly cases: readonly Case[] }) {
  const { note, privateNote, tags, caseId, reason } = remark;
  const parts: readonly (readonly [label: string, value: string | null])[] = [
    [t('detail.note'), note],
    [t('detail.privateNote'), privateNote],
    [t('report.tags'), tags.length > 0 ? tags.join(', ') : null],
    [t('archive.case'), cases.find(({ id }) => id === caseId)?.title ?? null],
    [t('detail.reason'), reason],
  ];
  const said = parts.filter(([, value]) => value !== null);
  return said.length === 0 ? (
    <p class="quiet">{t('detail.versionEmpty')}</p>
  ) : (
    <dl class="version">
      {said.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Every version of the notes, newest first; read when somebody wants to see them. */
export function RevisionFold({
  captureId,
  revision,
}: {
  readonly captureId: string;
  readonly revision: number;
}) {
  const { services, contents } = useModel();
  const [open, setOpen] = useState(false);
  const [versions, setVersions] = useState<readonly Remark[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!open) return;
    services.archive.listRemarkRevisions(captureId).then(
      (listed) => setVersions(listed.toReversed()),
      (error: unknown) => setProblem(asProblem(error)),
    );
  }, [open, revision, captureId]);
  if (revision < 2) return null;
  return (
    <Fold summary={t('detail.versions', { count: revision })} open={open} onToggle={setOpen}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <ol class="version-list">
        {versions.map((remark) => (
          <li key={remark.revision}>
            <time class="quiet" dateTime={remark.editedAt}>
              {formatShortMoment(remark.editedAt, services.machine.timeZone)}
            </time>
            <Version remark={remark} cases={contents.cases.value} />
          </li>
        ))}
      </ol>
    </Fold>
  );
}
