import { runOfferedAct } from '../components/toasts';
import type { ArchiveModel } from './archive-model';
import { extendTo, NOTHING_SELECTED, toggle } from './selection';

export const SEARCH_FIELD = 'search';
export const NOTE_FIELD = 'note';

/** Whether keys go into a field, so that letters are text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}

function focus(id: string): void {
  document.getElementById(id)?.focus();
}

/** One step back: out of the search, the open capture, the marks, the page, in this order. */
function stepBack(model: ArchiveModel, target: EventTarget | null): boolean {
  const { list, filterOpen, route } = model;
  if (target instanceof HTMLElement && target.id === SEARCH_FIELD) {
    if (list.query.value === '') model.listFocus.value += 1;
    list.query.value = '';
    return true;
  }
  if (isTyping(target) && target instanceof HTMLElement) {
    target.blur();
    return true;
  }
  if (route.value.page === 'logbook' && route.value.id !== null && route.value.kind !== 'case') {
    model.logbook.activeId.value = route.value.id;
    model.go({ ...route.value, id: null, mode: 'read' });
    model.listFocus.value += 1;
    return true;
  }
  if (route.value.page !== 'list') {
    model.go(list.place.value);
    return true;
  }
  if (route.value.captureId !== null) {
    model.open(null);
    model.listFocus.value += 1;
    return true;
  }
  if (filterOpen.value) {
    filterOpen.value = false;
    return true;
  }
  if (list.selection.value.ids.size > 0) {
    list.selection.value = NOTHING_SELECTED;
    return true;
  }
  return false;
}

/** Whether there was a list to move in: on other pages the arrow keys are the browser's own. */
function moveBy(model: ArchiveModel, by: number, { shiftKey, key, target }: KeyboardEvent): boolean {
  const { route } = model;
  if (route.value.page === 'timeline') {
    const isInList = target instanceof HTMLElement && target.closest('.timeline-lines') !== null;
    if (key.length > 1 && !isInList) return false;
    model.timeline.move(by);
    return true;
  }
  if (route.value.page === 'logbook') return moveInLogbook(model, by);
  if (route.value.page !== 'list') return false;
  moveInList(model, by, shiftKey);
  return true;
}

/** Along the entries of one kind. What is being written is left by a person's own word only. */
function moveInLogbook(model: ArchiveModel, by: number): boolean {
  const { route, logbook } = model;
  const here = route.value;
  if (here.page !== 'logbook' || here.mode === 'edit') return false;
  const entry = logbook.move(here.kind, here.id, by);
  if (entry === null) return false;
  // With an entry open, walking through the list shows each; Back still leads out of it in one step.
  if (here.id !== null && here.id !== entry.id) {
    logbook.walking.value = true;
    model.go({ ...here, id: entry.id }, 'replace');
  }
  model.listFocus.value += 1;
  return true;
}

/** Opens the entry that the keyboard stands on. */
function openEntry({ route, logbook, go }: ArchiveModel): boolean {
  const here = route.value;
  const id = logbook.activeId.value;
  if (here.page !== 'logbook' || here.id !== null || id === null) return false;
  go({ ...here, id });
  return true;
}

function moveInList(model: ArchiveModel, by: number, extend: boolean): void {
  const { list, route } = model;
  const from = list.activeId.value;
  const next = list.move(by);
  if (next === null) return;
  if (extend) {
    const shown = list.shown.value.map(({ id }) => id);
    const start =
      list.selection.value.ids.size === 0 && from !== null
        ? toggle(list.selection.value, from)
        : list.selection.value;
    list.selection.value = extendTo(start, next.id, shown);
  }
  // With a capture open, walking through the list shows each; Back still leads out of it in one step.
  if (route.value.page === 'list' && route.value.captureId !== null) model.open(next.id, 'replace');
  model.listFocus.value += 1;
}

function actOnOpen(model: ArchiveModel, key: string): boolean {
  const { list, acts, route } = model;
  if (route.value.page === 'logbook') return key === 'o' && openEntry(model);
  if (route.value.page !== 'list') return false;
  const id = route.value.captureId ?? list.activeId.value;
  const marked = [...list.selection.value.ids];
  const ids = marked.length > 0 ? marked : id === null ? [] : [id];
  switch (key) {
    case 'o':
      if (id === null) return false;
      model.detailFocus.value = true;
      model.open(id);
      return true;
    case 'x':
      if (id !== null) list.selection.value = toggle(list.selection.value, id);
      return true;
    case 'n':
      focus(NOTE_FIELD);
      return true;
    case 's':
      document.querySelector<HTMLElement>('[data-uncover]')?.click();
      return true;
    case 'e':
      if (ids.length > 0)
        model.go({ page: 'export', scope: marked.length > 0 ? { of: 'selection' } : { of: 'ids', ids } });
      return true;
    case 'Delete':
      if (ids.length > 0 && list.place.value.view !== 'bin') void acts.moveToBin(ids);
      return true;
    default:
      return false;
  }
}

/** Whether the target is the link of a line, and the person stands on some line already. */
function isWalkedFrom({ list, logbook, route }: ArchiveModel, target: EventTarget | null): boolean {
  const active = route.value.page === 'logbook' ? logbook.activeId : list.activeId;
  return active.value !== null && target instanceof HTMLElement && target.matches('.row-link');
}

/** What each key of the archive does; `true` where it did something. */
function act(model: ArchiveModel, event: KeyboardEvent): boolean {
  const { key, target } = event;
  if (key === 'Escape') return stepBack(model, target);
  if (isTyping(target)) return false;
  if ((event.ctrlKey || event.metaKey) && key === 'z') return runOfferedAct();
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (
    target instanceof HTMLElement &&
    target.closest('[role="toolbar"], .scrolls, summary') !== null &&
    key.startsWith('Arrow')
  )
    return false;
  switch (key) {
    case 'ArrowDown':
      return moveBy(model, 1, event);
    case 'ArrowUp':
      return moveBy(model, -1, event);
    case 'Home':
      return moveBy(model, -Infinity, event);
    case 'End':
      return moveBy(model, Infinity, event);
    case 'Enter':
      // On a row it is the link's own, but the focus comes after the walk, one frame late; and a line that has been
      // scrolled away from the focus, or never had it, leaves it to the page.
      return (target === document.body || isWalkedFrom(model, target)) && actOnOpen(model, 'o');
  }
  if (!model.settings.value.singleKeys) return key === 'Delete' && actOnOpen(model, key);
  switch (key) {
    case '/':
      focus(SEARCH_FIELD);
      return true;
    case '?':
      model.dialog.value = { is: 'keys' };
      return true;
    case 'j':
    case 'J':
      return moveBy(model, 1, event);
    case 'k':
    case 'K':
      return moveBy(model, -1, event);
    default:
      return actOnOpen(model, key);
  }
}

/** Listens to the page's keys; gives back how to stop. Dialogs keep their own keys. */
export function listenToKeys(model: ArchiveModel): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
      return;
    if (act(model, event)) event.preventDefault();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
