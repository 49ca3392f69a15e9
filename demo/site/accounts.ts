/** Everybody here is invented. */
export interface Account {
  /** The id that survives a change of handle. */
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly about: string;
  readonly language: 'en' | 'de' | 'fr' | 'nl' | 'da' | 'ar';
  /** Hue of the drawn avatar, degrees. */
  readonly hue: number;
}

const list = [
  {
    id: 'acct-1001',
    handle: 'mira',
    name: 'Mira Example',
    about: 'Ferry deckhand, allotment, too many mugs.',
    language: 'en',
    hue: 205,
  },
  {
    id: 'acct-1002',
    handle: 'jonas.beispiel',
    name: 'Jonas Beispiel',
    about: 'Fährplan, Fahrrad, Filterkaffee.',
    language: 'de',
    hue: 35,
  },
  {
    id: 'acct-1003',
    handle: 'elodie',
    name: 'Élodie Exemple',
    about: 'Photos du port, surtout au petit matin.',
    language: 'fr',
    hue: 320,
  },
  {
    id: 'acct-1004',
    handle: 'sanne',
    name: 'Sanne Voorbeeld',
    about: 'Getijden, touw en taart.',
    language: 'nl',
    hue: 150,
  },
  {
    id: 'acct-1005',
    handle: 'freja',
    name: 'Freja Eksempel',
    about: 'Havnebad hver morgen.',
    language: 'da',
    hue: 260,
  },
  {
    id: 'acct-1006',
    handle: 'nour',
    name: 'نور مثال',
    about: 'قهوة وبحر',
    language: 'ar',
    hue: 80,
  },
  {
    id: 'acct-1007',
    handle: 'pier_office',
    name: 'Pier Office (example)',
    about: 'Times, closures and the lost-property shelf.',
    language: 'en',
    hue: 230,
  },
  {
    id: 'acct-9047',
    handle: 'lantern47',
    name: 'Lantern',
    about: 'I notice things.',
    language: 'en',
    hue: 12,
  },
] as const satisfies readonly Account[];

export type Handle = (typeof list)[number]['handle'];
export const accounts: readonly Account[] = list;

/** Throws for a handle that nobody here has. */
export function requireAccount(handle: string): Account {
  const found = accounts.find((account) => account.handle === handle);
  if (found === undefined) throw new Error(`no account @${handle}`);
  return found;
}
