import type { Handle } from './accounts.ts';
import type { Post } from './posts.ts';

const lines: readonly (readonly [Handle, Post['language'], string])[] = [
  ['mira', 'en', 'Winter timetable, first draft. Tell me what I have forgotten.'],
  ['jonas.beispiel', 'de', 'Die 6:10 fehlt. Ohne die 6:10 bin ich ein anderer Mensch.'],
  ['pier_office', 'en', 'The 6:10 is on page two, below the picture of the seal.'],
  ['elodie', 'fr', 'Le phoque mérite la première page.'],
  ['lantern47', 'en', 'Are you on the late shift on Thursday, Mira?'],
  ['sanne', 'nl', 'Klopt het dat de laatste boot op zondag eerder gaat?'],
  ['mira', 'en', 'Yes, 20:15 on Sundays. I will make that bold.'],
  ['freja', 'da', 'Kan vi få en afgang til havnebadet? Bare én. Bare om morgenen.'],
  ['nour', 'ar', 'هل يمكن إضافة توقف عند السوق يوم السبت؟'],
  ['lantern47', 'en', 'You did not answer. I will look for you on the late boat then.'],
  ['pier_office', 'en', 'Please keep to timetables in this thread.'],
  ['jonas.beispiel', 'de', 'Seite zwei gefunden. Schöner Seehund.'],
  ['lantern47', 'en', 'I only asked a question. Everybody saw that I was polite.'],
  ['elodie', 'fr', 'On a vu. On a compris aussi.'],
  ['sanne', 'nl', 'Kan de tekst van de voetnoot groter? Mijn bril is ook maar een bril.'],
  ['mira', 'en', 'Bigger footnotes, got it. Next draft tomorrow. 📝'],
  ['lantern47', 'en', 'Still awake? Your light is on.'],
  ['freja', 'da', 'Det der er ikke i orden. Jeg gemmer det her.'],
  ['nour', 'ar', 'توقف من فضلك. هذا نقاش عن المواعيد فقط.'],
  ['pier_office', 'en', 'Noted and passed on. 🧾'],
];

const THREAD_LENGTH = 60;
const FIRST_AT = Date.parse('2026-11-18T07:00:00Z');

/** UTC+1 in winter, written out with its offset. */
function atOffset(time: number): string {
  return new Date(time + 3_600_000).toISOString().replace(/\.\d+Z$/, '+01:00');
}

/** Sixty posts, oldest first; the wording comes round three times with its number, so each text is its own. */
export const threadPosts: readonly Post[] = Array.from({ length: THREAD_LENGTH }, (_, index) => {
  const [by, language, text] = lines[index % lines.length]!;
  const time = FIRST_AT + index * 17 * 60_000 + ((index * 37) % 60) * 1000;
  return {
    id: String(500_001 + index),
    by,
    language,
    at: atOffset(time),
    atShown: atOffset(time).slice(11, 16),
    text: index < lines.length ? text : `${text} (${Math.floor(index / lines.length) + 1})`,
    likes: (index * 7) % 23,
    ...(index === 0 ? {} : { replyTo: '500001' }),
    ...(index % 15 === 6
      ? {
          picture: {
            seed: 40 + index,
            form: 'png' as const,
            width: 1200,
            height: 720,
            alt: 'The timetable beside the pier',
          },
        }
      : {}),
  };
});
