import { capture } from './capture';
import { common } from './common';

export const da = { capture, common };
