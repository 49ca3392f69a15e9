import { common } from './common';

export const fr = { common };
