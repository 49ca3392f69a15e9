/** The time now in UTC, ISO 8601 with milliseconds, ends in `Z`. */
export function readNow(): string {
  return new Date().toISOString();
}

/** IANA name of the machine's time zone, e.g. `Europe/Copenhagen`. */
export function readTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
