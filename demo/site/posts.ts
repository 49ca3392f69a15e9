import type { Handle } from './accounts.ts';

export interface PostPicture {
  readonly seed: number;
  readonly form: 'svg' | 'png';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

export interface Post {
  readonly id: string;
  readonly by: Handle;
  /** ISO 8601 with offset, as the server would send it. */
  readonly at: string;
  /** The time in the words the page shows. */
  readonly atShown: string;
  readonly language: 'en' | 'de' | 'fr' | 'nl' | 'da' | 'ar';
  readonly text: string;
  readonly picture?: PostPicture;
  readonly replyTo?: string;
  readonly likes: number;
}

function picture(seed: number, alt: string, form: 'svg' | 'png' = 'svg'): PostPicture {
  return { seed, form, alt, width: 1200, height: 720 };
}

/** The feed, newest first. */
export const feedPosts: readonly Post[] = [
  {
    id: '418207',
    by: 'pier_office',
    at: '2026-11-20T18:05:00+01:00',
    atShown: '2 h',
    language: 'en',
    text: 'Tonight’s 21:40 boat sails from the east pier. The west pier is closed until the new planks have dried.',
    likes: 31,
    picture: picture(7, 'A small ferry beside a wooden pier at dusk'),
  },
  {
    id: '418199',
    by: 'lantern47',
    at: '2026-11-20T17:48:12+01:00',
    atShown: '2 h',
    language: 'en',
    text: '@mira I know which train you take. The blue coat suits you better than the grey one.',
    likes: 0,
  },
  {
    id: '418190',
    by: 'jonas.beispiel',
    at: '2026-11-20T16:20:44+01:00',
    atShown: '4 Std.',
    language: 'de',
    text: 'Wer hat am Anleger 3 einen roten Handschuh verloren? Er hängt jetzt am Geländer und winkt allen zu.',
    likes: 12,
  },
  {
    id: '418171',
    by: 'elodie',
    at: '2026-11-20T07:41:03+01:00',
    atShown: '12 h',
    language: 'fr',
    text: 'Brume ce matin, et un silence de coton. Le phare faisait semblant de dormir.',
    likes: 58,
    picture: picture(11, 'Le port dans la brume', 'png'),
  },
  {
    id: '418160',
    by: 'nour',
    at: '2026-11-20T06:55:00+01:00',
    atShown: '13 س',
    language: 'ar',
    text: 'صباح الخير من الميناء. القهوة جاهزة والبحر هادئ، والعبّارة رقم 123 في موعدها.',
    likes: 44,
  },
  {
    id: '418142',
    by: 'sanne',
    at: '2026-11-19T21:12:30+01:00',
    atShown: 'gisteren',
    language: 'nl',
    text: 'Paalsteek geoefend met een dropveter. Werkt ook, maar je houdt geen touw over. 🪢',
    likes: 27,
  },
  {
    id: '418120',
    by: 'lantern47',
    at: '2026-11-19T20:02:59+01:00',
    atShown: 'yesterday',
    language: 'en',
    text: '@mira You can block me as often as you like. I have other accounts and a lot of time.',
    likes: 1,
  },
  {
    id: '418101',
    by: 'freja',
    at: '2026-11-19T08:15:00+01:00',
    atShown: 'i går',
    language: 'da',
    text: 'Vandet var fire grader. Jeg sang hele vejen op ad stigen. 🌊🧣',
    likes: 63,
    picture: picture(19, 'En badebro med rim på plankerne'),
  },
  {
    id: '418077',
    by: 'mira',
    at: '2026-11-18T19:30:21+01:00',
    atShown: '18 Nov',
    language: 'en',
    text: 'Lost property of the week: one trumpet mouthpiece, two left boots, and a birthday cake that nobody has claimed. The cake is now evidence of nothing. 🍰',
    likes: 102,
    picture: picture(23, 'A shelf with a cake between boots', 'png'),
  },
  {
    id: '418050',
    by: 'pier_office',
    at: '2026-11-18T12:00:00+01:00',
    atShown: '18 Nov',
    language: 'en',
    text: 'Reminder: bicycles go on the left of the ramp, opinions about bicycles go in the suggestion box.',
    likes: 88,
  },
  {
    id: '418031',
    by: 'elodie',
    at: '2026-11-17T17:22:10+01:00',
    atShown: '17 nov.',
    language: 'fr',
    text: 'Lumière rasante sur les filets. J’en ai pris quarante photos, je n’en garde qu’une.',
    likes: 71,
    picture: picture(31, 'Filets de pêche au soleil couchant'),
  },
  {
    id: '418012',
    by: 'jonas.beispiel',
    at: '2026-11-17T09:05:00+01:00',
    atShown: '17. Nov.',
    language: 'de',
    text: 'Der Winterfahrplan hat jetzt eine Fußnote zur Fußnote. Ich bin sehr stolz auf uns alle.',
    likes: 39,
  },
];

/** Comments under post 418199, the one the demo captures. */
export const comments: readonly Post[] = [
  {
    id: '418203',
    by: 'sanne',
    at: '2026-11-20T17:55:40+01:00',
    atShown: '2 h',
    language: 'en',
    text: 'This is not all right. Please stop writing to her.',
    replyTo: '418199',
    likes: 9,
  },
  {
    id: '418204',
    by: 'lantern47',
    at: '2026-11-20T17:58:02+01:00',
    atShown: '2 h',
    language: 'en',
    text: 'Nobody asked you. She reads this, and that is enough for me.',
    replyTo: '418203',
    likes: 0,
  },
  {
    id: '418206',
    by: 'jonas.beispiel',
    at: '2026-11-20T18:03:17+01:00',
    atShown: '2 Std.',
    language: 'de',
    text: 'Mira, wenn du magst, fahre ich morgen mit dir. Sag einfach Bescheid.',
    replyTo: '418199',
    likes: 14,
  },
];

export function findPost(id: string): Post | null {
  return [...feedPosts, ...comments, tallPost].find((post) => post.id === id) ?? null;
}

/** One post several screens tall. */
export const tallPost: Post = {
  id: '417777',
  by: 'lantern47',
  at: '2026-11-16T23:59:01+01:00',
  atShown: '16 Nov',
  language: 'en',
  likes: 0,
  text: [
    'You asked why I write so much. Because you never answer, so I have to think of both halves of every conversation.',
    ...Array.from(
      { length: 36 },
      (_, index) =>
        `${index + 1}. On day ${index + 1} you left the house at ${7 + (index % 3)}:${String((index * 7) % 60).padStart(2, '0')} and looked at your phone twice before the corner. I was not following you. I just notice things, and then I write them down, because somebody should.`,
    ),
    'I will stop when you talk to me. It is as simple as that.',
  ].join('\n\n'),
};
