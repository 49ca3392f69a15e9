import type { help as source } from '../en/help';
import type { Translation } from '../message';

export const help: Translation<typeof source> = {
  title: 'Aide',
  lead: 'Qui vous pouvez appeler, et comment garder une trace de ce qui se passe. Ce qui se passe n’est pas votre faute, et vous n’avez pas à tout faire, ni tout de suite.',
  offline: 'Cette page est enregistrée sur votre appareil. La lire n’envoie rien.',

  dangerTitle: 'En danger maintenant ?',
  dangerLine: 'Numéro d’urgence ({country}) : {numbers}',
  dangerFirst: 'Appelez d’abord. La sauvegarde des preuves peut attendre.',
  dangerMore: 'Plus d’aide',
  or: 'ou',
  country: 'Pays',
  countryHint: 'Déduit de votre langue. L’endroit où vous êtes n’est pas recherché.',

  reachAll: 'Secours',
  reachPolice: 'Police',
  reachMedical: 'Ambulance',
  reachNotUrgent: 'Police, quand ce n’est pas urgent',
  byText: 'par SMS',
  localNumbers: 'À certains endroits, un numéro local le remplace.',

  servicesTitle: 'Des personnes qui écoutent et qui aident',
  servesWomen: 'Pour les femmes qui subissent des violences',
  servesMen: 'Pour les hommes qui subissent des violences',
  servesVictims: 'Pour toute personne victime d’une infraction ou de violences',
  servesStalking: 'Pour les personnes harcelées',
  servesStalkingApp: 'Une application pour les personnes harcelées',
  servesDomestic: 'Pour les violences dans le couple ou la famille',
  servesOnline: 'Pour le harcèlement et les violences en ligne',
  allDay: 'jour et nuit',
  areaCanton: 'un centre dans chaque canton',
  areaQuebec: 'au Québec',
  areaWales: 'au pays de Galles',
  planned: 'Était prévu pour {month}. Personne n’a pu confirmer que le service existe.',
  textTo: 'SMS : {number}',
  website: 'Site : {site}',

  verified: 'Lu sur leur propre page le {date}.',
  stale: 'Lu pour la dernière fois sur leur propre page le {date}, il y a plus d’un an. Cela a pu changer.',
  elsewhere: 'Non vérifié : lu sur la page d’un tiers le {date}.',
  unconfirmed: 'Non vérifié : n’a pas pu être confirmé le {date}.',
  noneCalled:
    'Aucun de ces numéros n’a été appelé pour essai. Si l’un ne répond pas ou ne convient pas, essayez-en un autre.',
  traces:
    'Les appels et les messages peuvent rester dans le journal d’appels et sur la facture. Si quelqu’un regarde votre téléphone, prenez-en un autre.',

  outsideTitle: 'Ce lien mène à {site}',
  outsideWhat: 'Le site de « {name} » s’ouvre dans un nouvel onglet. Il voit que quelqu’un le visite.',
  outsideTraces:
    'La visite reste dans l’historique de ce navigateur. Si quelqu’un peut le consulter, copiez l’adresse et ouvrez-la dans une fenêtre privée ou sur un autre appareil.',
  outsideOpen: 'Ouvrir {site}',
  outsideCopy: 'Copier l’adresse',

  keepTitle: 'Comment tenir un journal des faits',
  keepSoon:
    'Notez dès que vous vous en sentez capable : jour, heure, lieu. En cas de doute, écrivez « vers ».',
  keepFacts: 'D’abord ce qui s’est passé, et les mots exacts. Ce que cela vous a fait vient à part.',
  keepWitnesses: 'Qui était là, et ce que ces personnes ont vu elles-mêmes.',
  keepSmall: 'Les petites choses aussi. Souvent, c’est seulement l’ensemble qui montre ce qui se passe.',
  keepPace: 'À votre rythme. Quelques mots suffisent, et vous pouvez vous arrêter quand vous voulez.',

  saveTitle: 'Ce qu’il vaut la peine de garder',
  saveOriginals:
    'Messages, appels, lettres, colis, cadeaux, tels qu’ils sont arrivés. Gardez l’original si vous le pouvez.',
  saveAround: 'Pas seulement les mots : aussi le compte, l’adresse et l’heure.',
  saveHarm: 'Photos des dégâts ou des blessures, certificat médical, reçus.',
  saveContacts:
    'À qui vous en avez parlé, quand, le numéro de dossier et le nom de la personne à qui vous avez parlé.',
  saveCopy:
    'Une deuxième copie, là où vous êtes la seule personne à pouvoir la trouver, avec quelqu’un de confiance.',

  tellTitle: 'À qui vous pourriez en parler',
  tellTrusted: 'À une personne de confiance. Vous n’avez pas à tout expliquer.',
  tellSupport: 'À l’un des services ci-dessus. Vous pouvez demander d’emblée si l’anonymat est possible.',
  tellPolice: 'À la police. Demandez le numéro de procédure et une copie de ce qui a été noté.',
  tellDoctor: 'À un médecin ou à un thérapeute, même quand rien ne se voit.',
  tellAround:
    'Au travail, à l’école, aux voisins ou au propriétaire, si cela se passe là : pour que personne ne dise où vous êtes.',
  tellLawyer: 'À un avocat ou à une permanence juridique, au sujet des ordonnances de protection.',

  aloneTitle: 'Ce qu’il vaut mieux ne pas faire sans aide',
  aloneMeet: 'Rencontrer la personne ou lui demander des comptes. Parlez-en d’abord à l’un des services.',
  aloneAnswer: 'Répondre. Une fois, clairement, ou pas du tout : mieux vaut en parler avec quelqu’un.',
  aloneLeave:
    'Partir ou se séparer. Cela peut rendre la situation plus dangereuse un certain temps : préparez-le avec des personnes qui connaissent cela.',
  aloneDevice:
    'Chercher des traceurs ou des logiciels espions et les retirer. La personne qui les a posés peut le remarquer, et ce sont des preuves.',
  aloneBlock:
    'Tout bloquer ou tout supprimer d’un coup. Sauvegardez d’abord, et réfléchissez avec quelqu’un à ce qui peut suivre.',

  lawTitle: 'À propos du droit : {country}',
  lawGermany: 'Certaines infractions doivent être signalées dans les trois mois.',
  lawFrance: 'Un constat d’huissier (commissaire de justice) pèse plus qu’une image faite par vous.',
  lawNetherlands:
    'Une « melding » informe seulement la police ; une « aangifte » est la plainte formelle. Il faut demander expressément que la personne soit poursuivie.',
  lawCheck: 'Lu une fois dans un guide, et le droit change : vérifiez auprès de la police ou d’un avocat.',

  formTitle: 'Un journal sur papier',
  formHint: 'Un formulaire à imprimer et à remplir à la main, en cinq langues.',
  formOpen: 'Afficher le formulaire',
};
