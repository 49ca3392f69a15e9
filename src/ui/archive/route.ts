import type { EntryKind } from '../../domain/logbook-fields';

/** Which captures an export takes. A selection made in the list lives in the page and is too long for an address. */
export type ExportScope =
  | { readonly of: 'selection' }
  | { readonly of: 'today' }
  | { readonly of: 'all' }
  | { readonly of: 'ids'; readonly ids: readonly string[] };

/** What the archive page shows, as its address says it. */
export type Route =
  | { readonly page: 'list'; readonly view: 'all' | 'bin'; readonly captureId: string | null }
  | {
      readonly page: 'list';
      readonly view: 'case';
      readonly caseId: string;
      readonly captureId: string | null;
    }
  | { readonly page: 'export'; readonly scope: ExportScope }
  | { readonly page: 'annotate'; readonly captureId: string; readonly name: string }
  | {
      /** Entries of one kind; `id` of the one that is open, `edit` while it is written. */
      readonly page: 'logbook';
      readonly kind: EntryKind;
      readonly id: string | null;
      readonly mode: 'read' | 'edit';
    }
  | { readonly page: 'timeline' }
  | { readonly page: 'verify' }
  | { readonly page: 'import' }
  | { readonly page: 'settings' }
  | { readonly page: 'about' }
  | { readonly page: 'help' }
  /** One page about a case; `null`: about everything. */
  | { readonly page: 'summary'; readonly caseId: string | null }
  /** A log form to print; blank, or of what was logged in a case (`null`: in all of the archive). */
  | { readonly page: 'form'; readonly filled: boolean; readonly caseId: string | null };

export type ListRoute = Extract<Route, { page: 'list' }>;

export const START: ListRoute = { page: 'list', view: 'all', captureId: null };

export type LogbookRoute = Extract<Route, { page: 'logbook' }>;

/** What lists of entries are called in addresses. Details of a case stand under the case. */
const LISTS = {
  incident: 'incidents',
  person: 'people',
  report: 'reports',
  order: 'orders',
  witness: 'witnesses',
} as const satisfies Record<Exclude<EntryKind, 'case'>, string>;

function kindOf(list: string | undefined): Exclude<EntryKind, 'case'> | undefined {
  return (Object.keys(LISTS) as (keyof typeof LISTS)[]).find((kind) => LISTS[kind] === list);
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** File names inside a capture. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,199}$/;

function readScope(parameters: URLSearchParams): ExportScope {
  const ids = (parameters.get('ids') ?? '').split(',').filter((id) => ID.test(id));
  if (ids.length > 0) return { of: 'ids', ids };
  const scope = parameters.get('scope');
  return scope === 'all' || scope === 'today' ? { of: scope } : { of: 'selection' };
}

/** Reads `location.hash`; what is not understood is the start. */
export function readRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page, id, below, belowId] = path.split('/');
  const idAt = (given: string | undefined): string | null =>
    given !== undefined && ID.test(given) ? given : null;
  const kind = kindOf(page);
  if (kind !== undefined) {
    const entryId = idAt(id);
    return {
      page: 'logbook',
      kind,
      id: entryId,
      mode: entryId !== null && below === 'edit' ? 'edit' : 'read',
    };
  }
  switch (page) {
    case 'capture':
      return { ...START, captureId: idAt(id) };
    case 'bin':
      return { page: 'list', view: 'bin', captureId: idAt(id) };
    case 'case': {
      const caseId = idAt(id);
      if (caseId === null) return START;
      if (below === 'summary') return { page: 'summary', caseId };
      if (below === 'form') return { page: 'form', filled: true, caseId };
      if (below === 'details')
        return { page: 'logbook', kind: 'case', id: caseId, mode: belowId === 'edit' ? 'edit' : 'read' };
      return { page: 'list', view: 'case', caseId, captureId: below === 'capture' ? idAt(belowId) : null };
    }
    case 'export':
      return { page: 'export', scope: readScope(new URLSearchParams(search)) };
    case 'annotate': {
      const captureId = idAt(id);
      if (captureId === null || below === undefined || !NAME.test(below)) return START;
      return { page: 'annotate', captureId, name: below };
    }
    case 'timeline':
      return { page: 'timeline' };
    case 'verify':
      return { page: 'verify' };
    case 'import':
      return { page: 'import' };
    case 'settings':
      return { page: 'settings' };
    case 'about':
      return { page: 'about' };
    case 'help':
      return { page: 'help' };
    case 'summary':
      return { page: 'summary', caseId: null };
    case 'form':
      return { page: 'form', filled: id === 'filled', caseId: null };
    default:
      return START;
  }
}

/** The `location.hash` of a route. */
export function toHash(route: Route): string {
  switch (route.page) {
    case 'list': {
      if (route.view === 'bin') return route.captureId === null ? '#/bin' : `#/bin/${route.captureId}`;
      if (route.view === 'case')
        return route.captureId === null
          ? `#/case/${route.caseId}`
          : `#/case/${route.caseId}/capture/${route.captureId}`;
      return route.captureId === null ? '#/' : `#/capture/${route.captureId}`;
    }
    case 'export': {
      const { scope } = route;
      if (scope.of === 'ids') return `#/export?ids=${scope.ids.join(',')}`;
      return scope.of === 'selection' ? '#/export' : `#/export?scope=${scope.of}`;
    }
    case 'logbook': {
      const { kind, id, mode } = route;
      const end = mode === 'edit' ? '/edit' : '';
      if (kind === 'case') return id === null ? '#/' : `#/case/${id}/details${end}`;
      return id === null ? `#/${LISTS[kind]}` : `#/${LISTS[kind]}/${id}${end}`;
    }
    case 'annotate':
      return `#/annotate/${route.captureId}/${route.name}`;
    case 'summary':
      return route.caseId === null ? '#/summary' : `#/case/${route.caseId}/summary`;
    case 'form':
      if (!route.filled) return '#/form';
      return route.caseId === null ? '#/form/filled' : `#/case/${route.caseId}/form`;
    case 'timeline':
    case 'verify':
    case 'import':
    case 'settings':
    case 'about':
    case 'help':
      return `#/${route.page}`;
  }
}

/** The same list with another capture open, or none. Other pages have no capture to open. */
export function withCapture(route: Route, captureId: string | null): ListRoute {
  return route.page === 'list' ? { ...route, captureId } : { ...START, captureId };
}
