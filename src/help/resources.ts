/*
 * Who can help, by country. Facts, each with where it was read and when; none was tried out by telephone. Before a
 * release each is to be read again (docs/help.md says how). Names of services stand in their own language.
 */

/** ISO 3166-1 alpha-2, in the order of the lists they came from. */
export const COUNTRIES = [
  'DE',
  'AT',
  'CH',
  'FR',
  'BE',
  'NL',
  'LU',
  'DK',
  'GB',
  'IE',
  'US',
  'CA',
  'AU',
  'NZ',
] as const;
export type Country = (typeof COUNTRIES)[number];

/** `own-page`: an official page, or the service's own; `third-party`: somebody else's; `nowhere`: not confirmed. */
export type Source = 'own-page' | 'third-party' | 'nowhere';

export interface Provenance {
  readonly source: Source;
  /** The day it was read there, or looked for in vain, `YYYY-MM-DD`. */
  readonly seenOn: string;
  /** The day somebody last read it on the service's own page; `null` when nobody has. */
  readonly lastVerified: string | null;
}

export type Reach = 'all' | 'police' | 'medical' | 'police-not-urgent';

export interface EmergencyNumber extends Provenance {
  readonly number: string;
  readonly reaches: Reach;
  readonly by: 'call' | 'text';
}

export type Audience = 'women' | 'men' | 'victims' | 'stalking' | 'stalking-app' | 'domestic' | 'online';

export interface HelpService extends Provenance {
  /** As it calls itself. */
  readonly name: string;
  /** BCP 47, of the name. */
  readonly lang: string;
  readonly serves: Audience;
  readonly telephone: string | null;
  /** For text messages. */
  readonly text: string | null;
  /** Host of its website. */
  readonly site: string | null;
  readonly allDay: boolean;
  readonly area: 'canton' | 'quebec' | 'wales' | null;
  /** `YYYY-MM` from which it was announced, where nobody saw that it has begun. */
  readonly plannedFor: string | null;
}

export interface CountryHelp {
  readonly emergency: readonly EmergencyNumber[];
  /** Elsewhere in the country the number is another one. */
  readonly localNumbers?: true;
  readonly services: readonly HelpService[];
}

const GATHERED = '2026-11-20';
const OWN: Provenance = { source: 'own-page', seenOn: GATHERED, lastVerified: GATHERED };
const THIRD: Provenance = { source: 'third-party', seenOn: GATHERED, lastVerified: null };
const NOWHERE: Provenance = { source: 'nowhere', seenOn: GATHERED, lastVerified: null };

function call(number: string, reaches: Reach, provenance: Provenance): EmergencyNumber {
  return { number, reaches, by: 'call', ...provenance };
}

function text(number: string, reaches: Reach, provenance: Provenance): EmergencyNumber {
  return { number, reaches, by: 'text', ...provenance };
}

function service(
  name: string,
  lang: string,
  serves: Audience,
  provenance: Provenance,
  more: Partial<Omit<HelpService, 'name' | 'lang' | 'serves' | keyof Provenance>>,
): HelpService {
  return {
    name,
    lang,
    serves,
    telephone: null,
    text: null,
    site: null,
    allDay: false,
    area: null,
    plannedFor: null,
    ...more,
    ...provenance,
  };
}

export const RESOURCES: Readonly<Record<Country, CountryHelp>> = {
  DE: {
    emergency: [call('110', 'police', OWN)],
    services: [
      service('Hilfetelefon Gewalt gegen Frauen', 'de', 'women', OWN, {
        telephone: '116 016',
        site: 'hilfetelefon.de',
        allDay: true,
      }),
      service('WEISSER RING, Opfer-Telefon', 'de', 'victims', OWN, { telephone: '116 006' }),
      service('NO STALK', 'de', 'stalking-app', OWN, { site: 'nostalk.de' }),
    ],
  },
  AT: {
    emergency: [call('133', 'police', OWN), call('112', 'all', OWN), text('0800 133 133', 'police', OWN)],
    services: [
      service('Frauenhelpline', 'de', 'women', OWN, {
        telephone: '0800 222 555',
        site: 'frauenhelpline.at',
        allDay: true,
      }),
      service('Opfernotruf', 'de', 'victims', THIRD, { telephone: '0800 112 112' }),
    ],
  },
  CH: {
    emergency: [call('117', 'police', OWN)],
    services: [
      service('Opferhilfe', 'de-CH', 'victims', OWN, {
        site: 'sodk.ch',
        area: 'canton',
      }),
      service('Opferhilfe-Telefon', 'de-CH', 'victims', NOWHERE, {
        telephone: '142',
        plannedFor: '2026-05',
      }),
    ],
  },
  FR: {
    emergency: [call('17', 'police', OWN), call('112', 'all', OWN), text('114', 'all', OWN)],
    services: [
      service('3919', 'fr', 'women', THIRD, { telephone: '3919' }),
      service('France Victimes', 'fr', 'victims', THIRD, {
        telephone: '116 006',
        site: 'france-victimes.fr',
      }),
      service('3018', 'fr', 'online', OWN, { telephone: '3018' }),
    ],
  },
  BE: {
    emergency: [call('101', 'police', OWN), call('112', 'medical', OWN)],
    services: [
      service('1712', 'nl-BE', 'victims', OWN, { telephone: '1712' }),
      service('Écoute Violences Conjugales', 'fr-BE', 'domestic', OWN, { telephone: '0800 30 030' }),
    ],
  },
  NL: {
    emergency: [call('112', 'all', OWN), call('0900-8844', 'police-not-urgent', NOWHERE)],
    services: [
      service('Veilig Thuis', 'nl', 'domestic', OWN, { telephone: '0800-2000', allDay: true }),
      service('Slachtofferhulp', 'nl', 'victims', OWN, { telephone: '0900-0101' }),
    ],
  },
  LU: {
    emergency: [call('113', 'police', THIRD)],
    services: [
      service('violence.lu', 'fr', 'domestic', THIRD, {
        telephone: '2060 1060',
        site: 'violence.lu',
      }),
    ],
  },
  DK: {
    emergency: [call('112', 'all', OWN), call('114', 'police-not-urgent', OWN)],
    services: [
      service('Lev Uden Vold', 'da', 'domestic', OWN, { telephone: '1888', allDay: true }),
      service('Dansk Stalking Center', 'da', 'stalking', OWN, {
        telephone: '25 17 73 74',
        site: 'danskstalkingcenter.dk',
      }),
    ],
  },
  GB: {
    emergency: [call('999', 'all', OWN), call('101', 'police-not-urgent', THIRD)],
    services: [
      service('National Stalking Helpline', 'en-GB', 'stalking', OWN, {
        telephone: '0808 802 0300',
        site: 'suzylamplugh.org',
      }),
      service('Paladin', 'en-GB', 'stalking', OWN, { telephone: '020 3866 4107' }),
      service('National Domestic Abuse Helpline', 'en-GB', 'domestic', OWN, { telephone: '0808 2000 247' }),
      service('Men’s Advice Line', 'en-GB', 'men', THIRD, { telephone: '0808 801 0327' }),
      service('Live Fear Free', 'en-GB', 'domestic', THIRD, { telephone: '0808 80 10 800', area: 'wales' }),
    ],
  },
  IE: {
    emergency: [call('999', 'all', NOWHERE), call('112', 'all', NOWHERE)],
    services: [service('Women’s Aid', 'en-IE', 'women', THIRD, { telephone: '1800 341 900' })],
  },
  US: {
    emergency: [call('911', 'all', OWN)],
    services: [
      service('National Domestic Violence Hotline', 'en-US', 'domestic', OWN, {
        telephone: '1-800-799-7233',
      }),
    ],
  },
  CA: {
    emergency: [call('911', 'all', OWN)],
    localNumbers: true,
    services: [
      service('SOS violence conjugale', 'fr-CA', 'domestic', THIRD, {
        telephone: '1 800 363-9010',
        area: 'quebec',
      }),
    ],
  },
  AU: {
    emergency: [call('000', 'all', OWN)],
    services: [
      service('1800RESPECT', 'en-AU', 'domestic', OWN, {
        telephone: '1800 737 732',
        text: '0458 737 732',
      }),
      service('eSafety Commissioner', 'en-AU', 'online', OWN, { site: 'esafety.gov.au' }),
    ],
  },
  NZ: {
    emergency: [call('111', 'all', OWN)],
    services: [
      service('Women’s Refuge', 'en-NZ', 'women', OWN, { telephone: '0800 733 843' }),
      service('Shine', 'en-NZ', 'domestic', OWN, { telephone: '0508 744 633' }),
      service('Netsafe', 'en-NZ', 'online', OWN, { telephone: '0508 638 723' }),
    ],
  },
};

/** How long a verification holds, months. */
const FRESH_MONTHS = 12;

/**
 * What is to be said of an entry: `verified`, `stale` (verified, but more than twelve months before `now`, ISO 8601),
 * `elsewhere` (read on a third party's page only) or `unconfirmed`.
 */
export function standingOf(
  entry: Provenance,
  now: string,
): 'verified' | 'stale' | 'elsewhere' | 'unconfirmed' {
  if (entry.lastVerified === null) return entry.source === 'nowhere' ? 'unconfirmed' : 'elsewhere';
  const until = new Date(`${entry.lastVerified}T00:00:00Z`);
  until.setUTCMonth(until.getUTCMonth() + FRESH_MONTHS);
  return until.getTime() < Date.parse(now) ? 'stale' : 'verified';
}

/** The numbers for somebody in danger now, by telephone. */
export function urgentNumbers(country: Country): readonly EmergencyNumber[] {
  return RESOURCES[country].emergency.filter(
    ({ by, reaches }) => by === 'call' && (reaches === 'all' || reaches === 'police'),
  );
}
