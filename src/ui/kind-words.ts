import { CAPTURE_KINDS } from '../bundle/report/words';
import type { CaptureKind } from '../domain/capture';
import type { IconName } from './components/icon';

/** How each kind of capture is called, here and in the report. */
export const KIND_WORDS = CAPTURE_KINDS;

export const KIND_ICONS: Record<CaptureKind, IconName> = {
  post: 'post',
  page: 'page',
  'full-page': 'full-page',
  picture: 'picture',
  file: 'file',
  conversation: 'conversation',
};
