/** So many files are prepared at the same time at most … */
const MOST_AT_ONCE = 8;
/** … and so many bytes are not kept yet, unless one file alone has more. */
const MOST_BYTES = 48 * 1024 * 1024;
/** What is ready is kept together: up to so many files … */
const MOST_TOGETHER = 16;
/** … and bytes, so that while they are written the next can be prepared. */
const BYTES_TOGETHER = MOST_BYTES / 2;
/** What is ready waits this long at most for the next one, milliseconds. */
const GATHER_MS = 50;

/** A file with what came of preparing it. */
export interface Ready<T> {
  readonly index: number;
  readonly file: File;
  readonly prepared: T;
}

interface Started<T> extends Omit<Ready<T>, 'prepared'> {
  readonly preparing: Promise<Ready<T>>;
}

/**
 * Prepares files in their order, several at a time, and has what is ready kept in groups, one group after the other.
 * What lies in memory is bounded: a file of more than `MOST_BYTES` is only begun once everything else is kept.
 * Neither `prepare` nor `keep` may reject.
 */
export async function prepareAhead<T>(
  files: readonly File[],
  prepare: (file: File, index: number) => Promise<T>,
  keep: (group: readonly Ready<T>[]) => Promise<void>,
): Promise<void> {
  const ahead: Started<T>[] = [];
  let next = 0;
  /** Of files that were begun and are not kept yet. */
  let bytes = 0;
  let keeping: Promise<void> = Promise.resolve();

  function begin(): void {
    for (let file = files[next]; file !== undefined; file = files[next]) {
      if (ahead.length >= MOST_AT_ONCE || (bytes > 0 && bytes + file.size > MOST_BYTES)) return;
      const index = next;
      const own = file;
      const preparing = prepare(own, index).then((prepared) => ({ index, file: own, prepared }));
      ahead.push({ index, file: own, preparing });
      bytes += own.size;
      next += 1;
    }
  }

  async function gather(first: Started<T>): Promise<readonly Ready<T>[]> {
    const group: Ready<T>[] = [];
    let together = 0;
    for (let started: Started<T> | undefined = first; started !== undefined; [started] = ahead) {
      together += started.file.size;
      const isFull = group.length >= MOST_TOGETHER || together > BYTES_TOGETHER;
      if (group.length > 0 && isFull) break;
      const ready = await (group.length === 0
        ? started.preparing
        : Promise.race([started.preparing, pause(GATHER_MS)]));
      if (ready === null) break;
      group.push(ready);
      ahead.shift();
      begin();
    }
    return group;
  }

  for (begin(); next < files.length || ahead.length > 0; begin()) {
    const [first] = ahead;
    if (first === undefined) {
      // The next one is too large to be begun beside what is being kept.
      await keeping;
      continue;
    }
    const group = await gather(first);
    await keeping;
    keeping = keep(group).then(() => {
      for (const { file } of group) bytes -= file.size;
    });
  }
  await keeping;
}

function pause(milliseconds: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), milliseconds);
  });
}
