import { startDemo, type Demo } from '../../demo/server.ts';
import { credentialsRoute } from './credentials.ts';
import { detectionRoute } from './detection.ts';
import { filesRoute } from './files.ts';
import { hostileRoute } from './hostile.ts';
import { readsRoute } from './reads.ts';

/** The demo site and, beside it, the pages that only tests need. */
export async function startPages(): Promise<Demo> {
  return startDemo({ routes: [filesRoute, hostileRoute, detectionRoute, credentialsRoute, readsRoute] });
}
