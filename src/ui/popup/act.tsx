import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../components/icon';

interface ActProps {
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  readonly reference?: Ref<HTMLButtonElement>;
  readonly onClick: () => void;
}

/** One of the quieter acts of the popup, with a line on what it does. */
export function Act({ icon, label, hint, reference, onClick }: ActProps) {
  const id = useId();
  return (
    <li>
      <button type="button" class="act" aria-describedby={id} ref={reference ?? null} onClick={onClick}>
        <Icon name={icon} />
        <span class="act-words">
          <span class="act-label">{label}</span>
        </span>
      </button>
      <p class="act-hint quiet" id={id}>
        {hint}
      </p>
    </li>
  );
}
