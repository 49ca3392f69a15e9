import { useId } from 'preact/hooks';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

/** A number that is taken over when it is one; what is half written changes nothing. */
export function NumberField({ label, value, least, most, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        value={Math.round(value)}
        min={least}
        max={most}
        onChange={(event) => {
          const given = event.currentTarget.valueAsNumber;
          if (!Number.isFinite(given)) return;
          onChange(Math.min(most ?? Infinity, Math.max(least ?? -Infinity, given)));
        }}
      />
    </div>
  );
}
