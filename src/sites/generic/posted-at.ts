const EXACT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})([.,]\d{1,12})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * A time that a machine wrote, as ISO 8601 with its own offset and every digit it had; `null` where it has no
 * offset (the zone is not guessed), no time of day, or is not a time at all. `+0200` becomes `+02:00`.
 */
export function exactTime(raw: string | null): string | null {
  if (raw === null) return null;
  const parts = EXACT.exec(raw.trim());
  if (parts === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second, fraction, zone = ''] = parts;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isDay || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const offset = readOffset(zone);
  if (offset === null) return null;
  const seconds = second === undefined ? '' : `:${second}${(fraction ?? '').replace(',', '.')}`;
  return `${year}-${month}-${day}T${hour}:${minute}${seconds}${offset}`;
}

function readOffset(zone: string): string | null {
  if (/^z$/i.test(zone)) return 'Z';
  const hours = zone.slice(1, 3);
  const minutes = zone.slice(3).replace(':', '') || '00';
  return Number(hours) > 15 || Number(minutes) > 59 ? null : `${zone[0]}${hours}:${minutes}`;
}
