import type { Language } from '../../domain/settings';

/** How sizes and moments are written in a language. */
export interface Formats {
  size(bytes: number): string;
  /** Day and time to the second, in UTC and saying so: a verdict must read the same everywhere. */
  moment(at: string): string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formatsOf(language: Language): Formats {
  const tag = language === 'en' ? 'en-GB' : language;
  const date = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  return {
    size(bytes) {
      const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: UNITS[step] ?? 'byte',
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 1 ? 1 : 0,
      }).format(bytes / 1000 ** step);
    },
    moment: (at) => (Number.isNaN(Date.parse(at)) ? at : date.format(new Date(at))),
  };
}
