/** Files and folders of a drop. To be read in the event itself: afterwards the browser has taken them away. */
export function readDropped(data: DataTransfer | null): {
  readonly files: File[];
  readonly folders: string[];
} {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of data?.items ?? []) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory === true) {
      folders.push(entry.name);
      continue;
    }
    const file = item.getAsFile();
    if (file !== null) files.push(file);
  }
  return { files, folders };
}

/** Whether what is dragged over the page are files. */
export function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}
