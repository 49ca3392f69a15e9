import type { ComponentChildren, TargetedEvent } from 'preact';
import { Icon } from './icon';

interface FoldProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  readonly children: ComponentChildren;
}

/** Details that are there on demand. */
export function Fold({ summary, open = false, onToggle, children }: FoldProps) {
  const toggled = (event: TargetedEvent<HTMLDetailsElement>): void => onToggle?.(event.currentTarget.open);
  return (
    <details class="fold" open={open} onToggle={toggled}>
      <summary>
        <Icon name="expand" />
        <span>{summary}</span>
      </summary>
      <div class="fold-inside">{children}</div>
    </details>
  );
}
