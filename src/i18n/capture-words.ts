import type { Language } from '../domain/settings';
import { capture as da } from './da/capture';
import { capture as de } from './de/capture';
import { capture as en } from './en/capture';
import { capture as fr } from './fr/capture';
import type { Translation } from './message';
import { capture as nl } from './nl/capture';

export type CaptureWords = Translation<typeof en>;

/** The one area that the background needs (its menu); by itself, so that the other texts do not weigh on it. */
export const CAPTURE_WORDS: Readonly<Record<Language, CaptureWords>> = { en, de, fr, nl, da };
