/** Who can help, and how to keep a record: facts stand in `src/help`, here is what is said around them. */
export const help = {
  title: 'Help',
  lead: 'Who you can call, and how to keep a record of what happens. What is happening is not your fault, and you need not do all of this, nor at once.',
  offline: 'This page is stored on your device. Reading it sends nothing.',

  dangerTitle: 'In danger now?',
  dangerLine: 'Emergency number ({country}): {numbers}',
  dangerFirst: 'Call first. Saving evidence can wait.',
  dangerMore: 'More help',
  or: 'or',
  country: 'Country',
  countryHint: 'Taken from your language. Where you are is not looked up.',

  reachAll: 'Emergency services',
  reachPolice: 'Police',
  reachMedical: 'Ambulance',
  reachNotUrgent: 'Police, when it is not urgent',
  byText: 'by text message',
  localNumbers: 'In some places there is a local number instead.',

  servicesTitle: 'People who listen and help',
  servesWomen: 'For women who experience violence',
  servesMen: 'For men who experience violence',
  servesVictims: 'For everybody who was harmed by a crime or by violence',
  servesStalking: 'For people who are being stalked',
  servesStalkingApp: 'An app for people who are being stalked',
  servesDomestic: 'For violence in a relationship or a family',
  servesOnline: 'For harassment and violence online',
  allDay: 'day and night',
  areaCanton: 'an office in each canton',
  areaQuebec: 'in Quebec',
  areaWales: 'in Wales',
  planned: 'Was planned for {month}. Nobody could confirm that it has begun.',
  textTo: 'Text messages: {number}',
  website: 'Website: {site}',

  verified: 'Read on their own page on {date}.',
  stale: 'Last read on their own page on {date}, more than a year ago. It may have changed.',
  elsewhere: 'Not verified: read on somebody else’s page on {date}.',
  unconfirmed: 'Not verified: it could not be confirmed on {date}.',
  noneCalled:
    'None of these numbers was called to try it. If one does not answer or is not right for you, try another.',
  traces:
    'Calls and messages can stay in the call list and on the bill. If somebody else looks at your phone, use another one.',

  outsideTitle: 'This leads to {site}',
  outsideWhat: 'The website of “{name}” opens in a new tab. It sees that somebody visits it.',
  outsideTraces:
    'The visit stays in this browser’s history. If somebody else can look there, copy the address and open it in a private window or on another device.',
  outsideOpen: 'Open {site}',
  outsideCopy: 'Copy the address',

  keepTitle: 'How to keep a log',
  keepSoon:
    'Write it down as soon as you feel able to: day, time, place. If you are not sure, write “about”.',
  keepFacts: 'First what happened, and the exact words. What it did to you comes apart from that.',
  keepWitnesses: 'Who was there, and what they saw themselves.',
  keepSmall: 'Small things too. Often it is only all of them together that show what is going on.',
  keepPace: 'At your own pace. A few words are enough, and you can stop whenever you want.',

  saveTitle: 'What is worth saving',
  saveOriginals: 'Messages, calls, letters, parcels, gifts, as they came. Keep the original where you can.',
  saveAround: 'Not only the words: also the account, the address and the time.',
  saveHarm: 'Photos of damage or injuries, a doctor’s note, receipts.',
  saveContacts: 'Whom you told, when, their reference number and the name of the person you spoke to.',
  saveCopy: 'A second copy in a place that only you, or somebody you trust, can reach.',

  tellTitle: 'Whom you could tell',
  tellTrusted: 'Somebody you trust. You need not explain everything.',
  tellSupport: 'One of the services above. You can ask at once whether you may stay anonymous.',
  tellPolice: 'The police. Ask for the reference number and a copy of what was written down.',
  tellDoctor: 'A doctor or therapist, also when there is nothing to be seen.',
  tellAround:
    'Work, school, neighbours or your landlord, where it happens there: so that nobody gives out where you are.',
  tellLawyer: 'A lawyer or a legal advice centre, about protection orders and what they can do.',

  aloneTitle: 'What is better not done alone',
  aloneMeet: 'Meeting the person, or confronting them. Talk to one of the services first.',
  aloneAnswer:
    'Answering. Whether to answer once, clearly, or not at all, is worth talking over with somebody.',
  aloneLeave:
    'Leaving, or separating. It can make things more dangerous for a while: plan it with people who know this.',
  aloneDevice:
    'Looking for trackers or spying software and removing them. Whoever put them there may notice, and they are evidence.',
  aloneBlock:
    'Blocking or deleting everything at once. Save it first, and think with somebody about what may follow.',

  lawTitle: 'About the law: {country}',
  lawGermany: 'Some offences have to be reported within three months.',
  lawFrance: 'A record made by a bailiff (“constat”) weighs more than a picture of your own.',
  lawNetherlands:
    'A “melding” only lets the police know; an “aangifte” is a formal report. That somebody be prosecuted must be asked for expressly.',
  lawCheck: 'Read once in a guide, and the law changes: check it with your police or lawyer.',

  formTitle: 'A log on paper',
  formHint: 'A form to print and fill in by hand, in five languages.',
  formOpen: 'Show the form',
} as const;
