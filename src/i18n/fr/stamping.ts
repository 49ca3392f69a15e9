import type { stamping as source } from '../en/stamping';
import type { Translation } from '../message';

export const stamping: Translation<typeof source> = {
  title: 'Attestations d’heure',
  what: 'Un service d’horodatage peut attester que votre archive était dans son état actuel à une certaine heure. Personne ne pourra alors dire qu’elle a été fabriquée plus tard.',
  leaves:
    'Ce qui sort : une empreinte, un nombre dont on ne peut rien lire de ce que vous conservez. Le service voit votre adresse IP, quel navigateur et quel programme l’interrogent (dans Firefox, aussi que c’est la même installation qu’auparavant) et qu’un ajout a eu lieu à ce moment. Il n’apprend ni quoi, ni où, ni au sujet de qui.',
  on: 'Demander une attestation après chaque capture',
  none: 'Ajoutez d’abord un service. D’ici là, rien ne sort.',
  address: 'Adresse du service',
  kind: 'Type',
  authority: 'Autorité d’horodatage (RFC 3161)',
  calendar: 'Calendrier OpenTimestamps',
  add: 'Ajouter le service',
  addressWrong: 'Ce n’est pas l’adresse d’un service. Une adresse commence par https:// ou http://.',
  known: 'Ce service est déjà dans la liste.',
  denied: 'Le navigateur n’a pas reçu votre autorisation pour cette adresse : le service n’a pas été ajouté.',
  remove: 'Retirer {service}',
  suggestions:
    'Des services que d’autres utilisent. Chacun a ses conditions ; celui qu’un tribunal admet dépend du pays.',
  use: 'Ajouter {service}',
  askNow: 'Demander maintenant',
  asking: 'Demande en cours…',
  asked: 'Tous les services ont été interrogés.',
  kept: {
    one: '{count} attestation, la dernière : {when}',
    other: '{count} attestations, la dernière : {when}',
  },
  inBlock: { one: '{count} dans un bloc Bitcoin', other: '{count} dans des blocs Bitcoin' },
  pending: {
    one: '{count} promise, pas encore une preuve',
    other: '{count} promises, pas encore des preuves',
  },
  waiting: { one: '{count} en attente : {why}', other: '{count} en attente : {why}' },
  refused: {
    one: '{count} réponse n’a pas passé le contrôle et est gardée à part : {why}',
    other: '{count} réponses n’ont pas passé le contrôle et sont gardées à part : {why}',
  },
  notYet: 'pas encore interrogé',
  noAnswer: 'pas encore de réponse',
  clock: 'Horloge de cet ordinateur par rapport à la leur : {seconds} s',
  archiveKey: 'Empreinte de la clé de votre archive',
  archiveKeyHint:
    'Elle figure dans chaque dossier que vous exportez. Lisez-la à la personne qui en reçoit un : elle saura qu’il vient de vous.',
  existedBy: 'Existait au plus tard le {when} : attesté par {service}.',
  promised: '{service} a promis une attestation. Ce n’est pas encore une preuve.',
  inBlockDetail:
    'Selon {service}, cet état mène à un bloc Bitcoin. Qui reçoit un dossier peut consulter ce bloc.',
};
