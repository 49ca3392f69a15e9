import { Status } from '../components/status';
import { useId, useState } from 'preact/hooks';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { formatShortMoment } from '../format';
import { KIND_WORDS } from '../kind-words';
import { t } from '../words';
import type { PopupModel } from './popup-model';

function CheckResultLine({ model }: { readonly model: PopupModel }) {
  const check = model.check.value;
  switch (check.is) {
    case 'none':
      return null;
    case 'running':
      return <p class="quiet">{t('detail.checking')}</p>;
    case 'failed':
      return <ProblemNotice problem={check.problem} />;
    case 'done':
      return (
        <p class={check.changed > 0 ? 'check-line check-attention' : 'check-line'}>
          <Icon name={check.changed > 0 ? 'attention' : 'checked'} />
          {check.changed > 0
            ? t('detail.checkedNotWell', { count: check.changed })
            : t('detail.checkedWell', { count: check.unchanged })}
        </p>
      );
  }
}

/** The last capture as a line (never its content), with what can be done with it and with the rest. */
export function LastCapture({ model }: { readonly model: PopupModel }) {
  const [open, setOpen] = useState(false);
  const menu = useId();
  const { last, archiveProblem } = model;
  const summary = last.value;
  if (archiveProblem.value !== null) {
    return (
      <section class="popup-last">
        <ProblemNotice problem={archiveProblem.value} />
      </section>
    );
  }
  if (summary === null) return null;
  return (
    <section class="popup-last" aria-label={t('popup.last')}>
      <div class="last-line">
        <p class="quiet">{t('popup.last')}</p>
        <div class="last-acts">
          <Button
            kind="quiet"
            icon="checked"
            disabled={model.check.value.is === 'running'}
            onClick={() => void model.checkLast()}
          >
            {t('popup.check')}
          </Button>
          <Button kind="quiet" icon="export" expanded={open} controls={menu} onClick={() => setOpen(!open)}>
            {t('archive.export')}
          </Button>
        </div>
      </div>
      <p class="last-what">
        {[
          formatShortMoment(summary.capturedAt, model.services.machine.timeZone),
          t(KIND_WORDS[summary.kind]),
          t('common.files', { count: summary.artifactCount }),
        ].join(' · ')}
      </p>
      <Status>
        <CheckResultLine model={model} />
      </Status>
      {open && (
        <ul class="export-menu" id={menu}>
          <li>
            <Button
              kind="quiet"
              wide
              onClick={() => void model.exportScope({ of: 'ids', ids: [summary.id] })}
            >
              {t('popup.exportThis')}
            </Button>
          </li>
          <li>
            <Button kind="quiet" wide onClick={() => void model.exportScope({ of: 'today' })}>
              {t('popup.exportToday')}
            </Button>
          </li>
          <li>
            <Button kind="quiet" wide onClick={() => void model.exportScope({ of: 'all' })}>
              {t('popup.exportAll')}
            </Button>
          </li>
        </ul>
      )}
    </section>
  );
}
