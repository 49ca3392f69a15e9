import { about } from './about';
import { annotate } from './annotate';
import { archive } from './archive';
import { capture } from './capture';
import { common } from './common';
import { conversation } from './conversation';
import { detail } from './detail';
import { entry } from './entry';
import { logbook } from './logbook';
import { files } from './files';
import { help } from './help';
import { logForm } from './log-form';
import { media } from './media';
import { page } from './page';
import { popup } from './popup';
import { problem } from './problem';
import { redact } from './redact';
import { report } from './report';
import { sites } from './sites';
import { stamping } from './stamping';
import { summary } from './summary';
import { timeline } from './timeline';
import { verify } from './verify';

export const da = {
  about,
  annotate,
  archive,
  capture,
  common,
  conversation,
  detail,
  entry,
  logbook,
  files,
  help,
  logForm,
  media,
  page,
  popup,
  problem,
  redact,
  report,
  sites,
  stamping,
  summary,
  timeline,
  verify,
};
