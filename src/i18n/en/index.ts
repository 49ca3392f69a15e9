import { capture } from './capture';
import { common } from './common';

/** The English catalogue is the source: its keys and places are what the other four are held to. */
export const en = { capture, common } as const;
