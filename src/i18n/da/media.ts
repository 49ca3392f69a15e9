import type { Translation } from '../message';
import type { media as source } from '../en/media';

export const media: Translation<typeof source> = {
  title: 'Opslagets billeder, videoer og lyd',
  step: 'Tilføjer opslagets billeder og videoer',
  image: 'Billede',
  video: 'Video',
  audio: 'Lyd',
  still: 'Stillbillede fra en video',
  full: 'fuld størrelse',
  shown: 'så stort, som siden viser det',
  redrawn: 'Tegnet igen efter det, siden viser. Det er ikke filen.',
  rolePixels: 'Billede fra opslaget, tegnet igen',
  rolePixelsLong: 'Et billede fra opslaget, tegnet igen efter det, siden viser: ikke filen',
  roleFile: 'Selve filen, byte for byte',
  source: 'Hentet fra',
  noDisplay: 'Denne browser kan ikke vise den slags fil. Gem den for at åbne den et andet sted.',
  lackNotAsked: 'større, end siden viser det: at spørge webstedets medieserver er slået fra',
  lackRefused: 'webstedets medieserver gav den ikke',
  lackRedirected: 'adressen førte et andet sted hen og blev ikke fulgt',
  lackOtherKind: 'det, der kom, er hverken billede, video eller lyd',
  lackInPieces: 'webstedet afspiller det i stykker: der er ingen fil',
  lackTooSlow: 'tog for lang tid',
  lackTooMany: 'flere filer, end én sikring gemmer',
  setting: 'Hent et opslags billeder i fuld størrelse og dets videoer',
  settingHint:
    'Sider viser billeder mindre, end de er. Når dette er slået til, hentes de større billeder og videoerne, når du gemmer et opslag, fra webstedets egen medieserver, hvor siden også har sine billeder fra: uden cookies og aldrig fra andre steder. Platformen kan se, at filen blev hentet; den, der skrev opslaget, får det ikke at vide. Når det er slået fra, gemmes kun det, siden allerede har indlæst.',
};
