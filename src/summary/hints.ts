import type { EntryFields, Incident, Order, Report } from '../domain/logbook';

/**
 * Something that could still be added: an offer, since everything may stay empty. `count` is how many entries it is
 * about, `entries` which, by id.
 */
export interface Hint {
  readonly what:
    /** Incidents without any date. */
    | 'no-time'
    /** Incidents that no capture or file belongs to. */
    | 'no-exhibit'
    /** Reports without a reference number. */
    | 'no-reference'
    /** Orders of which the end is not written down. */
    | 'no-expiry'
    | 'no-background'
    | 'no-examples'
    | 'many-examples';
  readonly count: number;
  readonly entries: readonly string[];
}

interface HintMaterial {
  readonly incidents: readonly Incident[];
  readonly reports: readonly Report[];
  readonly orders: readonly Order[];
  readonly fields: EntryFields<'case'>;
  /** How many are flagged as typical. */
  readonly examples: number;
  readonly exhibits: number;
}

/** Support centres ask for three to five typical examples. */
export const MOST_EXAMPLES = 5;
const FEWEST_EXAMPLES = 3;

/** What a reader of the summary is likely to ask for next. Nothing is hinted at where there is nothing yet. */
export function findHints({ incidents, reports, orders, fields, examples, exhibits }: HintMaterial): Hint[] {
  const about = (what: Hint['what'], entries: readonly { readonly id: string }[]): Hint[] =>
    entries.length === 0 ? [] : [{ what, count: entries.length, entries: entries.map(({ id }) => id) }];
  const once = (what: Hint['what'], count: number): Hint[] => [{ what, count, entries: [] }];
  return [
    ...about(
      'no-time',
      incidents.filter((entry) => entry.fields.occurredAt === undefined),
    ),
    ...about(
      'no-exhibit',
      incidents.filter((entry) => (entry.fields.captures ?? []).length === 0),
    ),
    ...about(
      'no-reference',
      reports.filter((entry) => entry.fields.referenceNumber === undefined),
    ),
    ...about(
      'no-expiry',
      orders.filter((entry) => entry.fields.expires === undefined),
    ),
    ...(exhibits > 0 && fields.background === undefined ? once('no-background', 1) : []),
    ...(exhibits > MOST_EXAMPLES && examples < FEWEST_EXAMPLES ? once('no-examples', examples) : []),
    ...(examples > MOST_EXAMPLES ? once('many-examples', examples) : []),
  ];
}
