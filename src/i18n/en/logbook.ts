/** Incidents, people, reports and what belongs to them. */
export const logbook = {
  actLogged: 'Incident logged',
  actAdded: 'Entry added',
  actEdited: 'Entry changed',
} as const;
