import type { Language } from '../domain/settings';
import { page as da } from './da/page';
import { page as de } from './de/page';
import { page as en } from './en/page';
import { page as fr } from './fr/page';
import type { Translation } from './message';
import { page as nl } from './nl/page';

export type PageWords = Translation<typeof en>;

/** The one area that the script in a page needs; the background, which has little room, only says which language. */
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en, de, fr, nl, da };
