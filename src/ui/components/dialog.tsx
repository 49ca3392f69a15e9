import type { ComponentChildren, TargetedEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { takeWayOut } from '../quick-exit/way-out';
import { t } from '../words';
import { IconButton } from './button';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** The row of buttons. */
  readonly acts?: ComponentChildren;
  readonly kind?: 'box' | 'drawer';
}

/** The browser's own modal dialog: it keeps the focus, and Esc closes it. */
export function Dialog({ title, onClose, children, acts, kind = 'box' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const onCancel = (event: TargetedEvent<HTMLDialogElement>): void => {
    event.preventDefault();
    onClose();
  };
  const onPointerDown = (event: TargetedPointerEvent<HTMLDialogElement>): void => {
    // Only the backdrop is the dialog element itself: everything inside lies in `.dialog-inside`.
    if (event.target !== event.currentTarget) return;
    takeWayOut(event);
    onClose();
  };
  return (
    <dialog
      class={`dialog dialog-${kind}`}
      ref={element}
      aria-labelledby={heading}
      onCancel={onCancel}
      onPointerDown={onPointerDown}
    >
      <div class="dialog-inside">
        <div class="dialog-head">
          <h2 id={heading}>{title}</h2>
          {kind === 'drawer' && <IconButton icon="close" label={t('common.close')} onClick={onClose} />}
        </div>
        {children}
        {acts !== undefined && <div class="dialog-acts">{acts}</div>}
      </div>
    </dialog>
  );
}
