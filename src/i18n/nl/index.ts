import { common } from './common';

export const nl = { common };
