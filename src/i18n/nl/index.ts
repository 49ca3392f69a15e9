import { capture } from './capture';
import { common } from './common';

export const nl = { capture, common };
