import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button';

export function filesOf(list: FileList | null | undefined): File[] {
  return list === null || list === undefined ? [] : [...list];
}

/** A button that opens the system's own dialog for files. */
export function FileButton(props: {
  readonly label: string;
  readonly primary?: boolean;
  readonly accept?: string;
  readonly folder?: boolean;
  readonly onFiles: (files: File[]) => void;
}) {
  const { label, primary = false, accept, folder = false, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not an attribute that JSX knows.
    if (folder) input.current?.setAttribute('webkitdirectory', '');
  }, [folder]);
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'plain'}
        icon={folder ? 'case' : 'file'}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accept}
        onChange={(event) => {
          const files = filesOf(event.currentTarget.files);
          // So that the same file can be chosen again.
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
    </>
  );
}
