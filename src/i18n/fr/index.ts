import { capture } from './capture';
import { common } from './common';

export const fr = { capture, common };
