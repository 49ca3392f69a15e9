import { common } from './common';

export const da = { common };
