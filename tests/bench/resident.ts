import { readdir, readFile } from 'node:fs/promises';

/** Resident memory of all processes of a profile, MB. */
export async function residentMegabytes(profile: string): Promise<number> {
  let kilobytes = 0;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${entry}/status`, 'utf8').catch(() => '');
    if (
      command.includes('--extension-process') ||
      (command.includes(profile) && command.includes('--type=renderer'))
    )
      kilobytes += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
