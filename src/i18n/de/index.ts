import { capture } from './capture';
import { common } from './common';

export const de = { capture, common };
