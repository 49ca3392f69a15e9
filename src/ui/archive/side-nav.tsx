import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { KIND_LIST_WORDS } from '../../i18n/entry-words';
import { Button } from '../components/button';
import { Icon, type IconName } from '../components/icon';
import { formatNumber } from '../format';
import { t } from '../words';
import { useModel } from './model-context';
import { START, toHash, type Route } from './route';
import { StorageMeter } from './storage-meter';

/** The lists of the logbook, in the order in which they are needed. */
const LOGBOOK = ['incident', 'person', 'report', 'order', 'witness'] as const;

interface NavItemProps {
  readonly to: Route;
  readonly current: boolean;
  readonly icon: IconName;
  readonly count?: number;
  readonly children: ComponentChildren;
}

function NavItem({ to, current, icon, count, children }: NavItemProps) {
  const { dialog } = useModel();
  return (
    <li>
      <a
        class="nav-item"
        href={toHash(to)}
        aria-current={current ? 'page' : undefined}
        onClick={() => {
          // In narrow windows these stand in a drawer, which has done its work.
          if (dialog.value?.is === 'menu') dialog.value = null;
        }}
      >
        <Icon name={icon} />
        <span class="nav-words">{children}</span>
        {count !== undefined && count > 0 && <span class="nav-count">{formatNumber(count)}</span>}
      </a>
    </li>
  );
}

/** Views, cases, the page's own matters, and how much room there is. */
export function SideNav() {
  const model = useModel();
  const { contents, route, dialog, exportJob, logbook } = model;
  const { captures, binned, cases, remarks } = contents;
  const heading = useId();
  const logbookHeading = useId();
  const here = route.value;
  const inView = (view: 'all' | 'bin'): boolean => here.page === 'list' && here.view === view;
  const counts = new Map<string, number>();
  for (const { id } of captures.value) {
    const caseId = remarks.value.get(id)?.caseId;
    if (caseId !== null && caseId !== undefined) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
  }
  return (
    <div class="side-inside">
      <nav aria-label={t('archive.navViews')}>
        <ul class="nav-list">
          <NavItem to={START} current={inView('all')} icon="archive" count={captures.value.length}>
            {t('archive.all')}
          </NavItem>
          <NavItem to={{ page: 'timeline' }} current={here.page === 'timeline'} icon="timeline">
            {t('timeline.title')}
          </NavItem>
          <NavItem
            to={{ page: 'summary', caseId: null }}
            current={here.page === 'summary' && here.caseId === null}
            icon="summary"
          >
            {t('summary.title')}
          </NavItem>
          <NavItem
            to={{ page: 'list', view: 'bin', captureId: null }}
            current={inView('bin')}
            icon="bin"
            count={binned.value.length}
          >
            {t('archive.bin')}
          </NavItem>
        </ul>
        <p class="nav-heading" id={logbookHeading}>
          {t('logbook.logbook')}
        </p>
        <ul class="nav-list" aria-labelledby={logbookHeading}>
          {LOGBOOK.map((kind) => (
            <NavItem
              key={kind}
              to={{ page: 'logbook', kind, id: null, mode: 'read' }}
              current={here.page === 'logbook' && here.kind === kind}
              icon={kind}
              count={logbook.lists.value[kind].length}
            >
              {t(KIND_LIST_WORDS[kind])}
            </NavItem>
          ))}
        </ul>
        <p class="nav-heading" id={heading}>
          {t('archive.cases')}
        </p>
        <ul class="nav-list" aria-labelledby={heading}>
          {cases.value.map(({ id, title }) => (
            <NavItem
              key={id}
              to={{ page: 'list', view: 'case', caseId: id, captureId: null }}
              current={
                (here.page === 'list' && here.view === 'case' && here.caseId === id) ||
                (here.page === 'logbook' && here.kind === 'case' && here.id === id)
              }
              icon="case"
              count={counts.get(id) ?? 0}
            >
              {title}
            </NavItem>
          ))}
          <li>
            <Button kind="quiet" icon="case-new" wide onClick={() => (dialog.value = { is: 'new-case' })}>
              {t('archive.newCase')}
            </Button>
          </li>
        </ul>
      </nav>
      <div class="side-end">
        <nav aria-label={t('archive.navMore')}>
          <ul class="nav-list">
            <NavItem to={{ page: 'import' }} current={here.page === 'import'} icon="import">
              {t('files.title')}
            </NavItem>
            <NavItem
              to={{ page: 'export', scope: { of: 'all' } }}
              current={here.page === 'export'}
              icon="export"
            >
              {t(exportJob.state.value.is === 'running' ? 'archive.exportRunning' : 'archive.exportAll')}
            </NavItem>
            <NavItem to={{ page: 'verify' }} current={here.page === 'verify'} icon="checked">
              {t('verify.title')}
            </NavItem>
            <NavItem to={{ page: 'help' }} current={here.page === 'help'} icon="help">
              {t('help.title')}
            </NavItem>
            <NavItem to={{ page: 'settings' }} current={here.page === 'settings'} icon="settings">
              {t('archive.settings')}
            </NavItem>
            <NavItem to={{ page: 'about' }} current={here.page === 'about'} icon="about">
              {t('archive.about')}
            </NavItem>
          </ul>
        </nav>
        <aside aria-label={t('archive.storage')}>
          <StorageMeter />
        </aside>
      </div>
    </div>
  );
}
