import { useId } from 'preact/hooks';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** `null` while the end is not known: the bar then says so instead of guessing. */
  readonly total: number | null;
  readonly detail?: string;
}

export function Progress({ label, done, total, detail }: ProgressProps) {
  const id = useId();
  return (
    <div class="progress">
      <label class="progress-label" for={id}>
        {label}
      </label>
      <progress
        id={id}
        {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
      />
      {detail !== undefined && <p class="progress-detail quiet">{detail}</p>}
    </div>
  );
}
