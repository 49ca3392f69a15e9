import type { ComponentChildren, Ref, TargetedMouseEvent } from 'preact';
import { Icon, type IconName } from './icon';

interface ButtonProps {
  /** `primary`: what most people want here, at most one in sight; `quiet`: without an edge; `ink`: leaving only. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'ink';
  readonly icon?: IconName;
  readonly onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly wide?: boolean;
  readonly type?: 'button' | 'submit';
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly describedBy?: string;
  readonly hint?: string;
  readonly reference?: Ref<HTMLButtonElement>;
  readonly children: ComponentChildren;
}

export function Button({
  kind = 'plain',
  icon,
  onClick,
  disabled = false,
  busy = false,
  wide = false,
  type = 'button',
  expanded,
  controls,
  describedBy,
  hint,
  reference,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button button-${kind}${wide ? ' button-wide' : ''}`}
      onClick={onClick}
      disabled={disabled}
      aria-busy={busy}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-describedby={describedBy}
      title={hint}
      ref={reference ?? null}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span class="button-words">{children}</span>
    </button>
  );
}

interface IconButtonProps {
  readonly icon: IconName;
  /** Its name, also its hint. */
  readonly label: string;
  readonly onClick: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly tabIndex?: number;
  readonly reference?: Ref<HTMLButtonElement>;
}

export function IconButton({
  icon,
  label,
  onClick,
  disabled,
  expanded,
  controls,
  tabIndex,
  reference,
}: IconButtonProps) {
  return (
    <button
      type="button"
      class="button button-quiet button-icon"
      aria-label={label}
      title={label}
      onClick={onClick}
      disabled={disabled ?? false}
      aria-expanded={expanded}
      aria-controls={controls}
      tabIndex={tabIndex}
      ref={reference ?? null}
    >
      <Icon name={icon} />
    </button>
  );
}
