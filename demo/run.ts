import { runHeadlessJob } from './headless-job.ts';
import { runVisibleDemo } from './visible.ts';

/** Somebody is there to look: every desktop system, and a Linux with a display. */
function hasScreen(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (value) => value !== undefined && value !== '',
  );
}

const headless = process.argv.includes('--headless') || !hasScreen();
await (headless ? runHeadlessJob() : runVisibleDemo());
