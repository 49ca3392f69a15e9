import { Status } from './status';
import { signal } from '@preact/signals';
import { t } from '../words';
import { Button, IconButton } from './button';

interface Toast {
  readonly id: number;
  readonly words: string;
  readonly act: { readonly label: string; readonly run: () => void } | null;
}

/** Long enough to read and to reach the button by keyboard, milliseconds. */
const SHOWN_MS = 12_000;

const toasts = signal<readonly Toast[]>([]);
let lastId = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

function startTimer(id: number): void {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => dismiss(id), SHOWN_MS),
  );
}

/** Says something in passing. Never anything that comes from a page. The newest takes the place of the last. */
export function say(words: string, act: Toast['act'] = null): void {
  for (const { id } of toasts.value) dismiss(id);
  lastId += 1;
  toasts.value = [{ id: lastId, words, act }];
  startTimer(lastId);
}

/** Runs what the toast in sight offers, as its button would. False where there is none. */
export function runOfferedAct(): boolean {
  const toast = toasts.value.find(({ act }) => act !== null);
  if (toast === undefined) return false;
  dismiss(toast.id);
  toast.act?.run();
  return true;
}

/** Where toasts appear. One on each page. */
export function Toasts() {
  return (
    <Status class="toasts">
      {toasts.value.map(({ id, words, act }) => (
        <div
          class="toast"
          key={id}
          onPointerEnter={() => clearTimeout(timers.get(id))}
          onPointerLeave={() => startTimer(id)}
          onFocusIn={() => clearTimeout(timers.get(id))}
          onFocusOut={() => startTimer(id)}
        >
          <p>{words}</p>
          {act !== null && (
            <Button
              onClick={() => {
                dismiss(id);
                act.run();
              }}
            >
              {act.label}
            </Button>
          )}
          <IconButton icon="close" label={t('common.close')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </Status>
  );
}
