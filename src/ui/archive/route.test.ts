import { describe, expect, test } from 'vitest';
import { readRoute, START, toHash, withCapture, type Route } from './route';

describe('route', () => {
  test.each<Route>([
    START,
    { page: 'list', view: 'all', captureId: 'A1-_z' },
    { page: 'list', view: 'bin', captureId: null },
    { page: 'list', view: 'bin', captureId: 'x' },
    { page: 'list', view: 'case', caseId: 'k', captureId: null },
    { page: 'list', view: 'case', caseId: 'k', captureId: 'x' },
    { page: 'export', scope: { of: 'selection' } },
    { page: 'export', scope: { of: 'all' } },
    { page: 'export', scope: { of: 'today' } },
    { page: 'export', scope: { of: 'ids', ids: ['a', 'b'] } },
    { page: 'annotate', captureId: 'A1-_z', name: 'tile-003.png' },
    { page: 'verify' },
    { page: 'settings' },
    { page: 'about' },
    { page: 'help' },
    { page: 'summary', caseId: null },
    { page: 'summary', caseId: 'k' },
    { page: 'form', filled: false, caseId: null },
    { page: 'form', filled: true, caseId: null },
    { page: 'form', filled: true, caseId: 'k' },
  ])('%j comes back from its address', (route) => {
    expect(readRoute(toHash(route))).toEqual(route);
  });

  test.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/case/',
    '#/case/../x',
    '#/capture/<b>',
    '#/annotate/x',
    '#/annotate/x/..',
    '#/annotate/x/A.png',
    'nonsense',
  ])('%s is the start', (hash) => {
    expect(readRoute(hash)).toEqual(START);
  });

  test('ids that are none are left out', () => {
    expect(readRoute('#/export?ids=a,%3Cscript%3E,b')).toEqual({
      page: 'export',
      scope: { of: 'ids', ids: ['a', 'b'] },
    });
  });

  test('withCapture stays in the view', () => {
    expect(withCapture({ page: 'list', view: 'bin', captureId: null }, 'x')).toEqual({
      page: 'list',
      view: 'bin',
      captureId: 'x',
    });
    expect(withCapture({ page: 'about' }, 'x')).toEqual({ page: 'list', view: 'all', captureId: 'x' });
  });
});
