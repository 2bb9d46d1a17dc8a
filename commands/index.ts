import type { Repertoire } from '../src/bot/command.ts';
import { deleteReply } from '../src/bot/components/delete.ts';
import { helloComponents } from '../src/bot/components/hello.ts';
import { showOpinions } from '../src/bot/components/opinions.ts';
import { privateViews } from '../src/bot/components/private-views.ts';
import { whyComponents } from '../src/bot/components/why.ts';
import { wrongComponents } from '../src/bot/components/wrong.ts';
import { about, aboutMenu } from './about.ts';
import { classify } from './classify.ts';
import { classifyAvatar } from './classify-avatar.ts';
import { classifyMessage } from './classify-message.ts';
import { compare } from './compare.ts';
import { describeMessage, postingComponents } from './describe-message.ts';
import { forgetOptOut, privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { watch } from './watch.ts';

export const repertoire: Repertoire = {
  chat: [classify, compare, about, watch, settings, privacy],
  message: [classifyMessage, describeMessage],
  user: [classifyAvatar],
  components: [
    ...privateViews,
    ...whyComponents,
    ...wrongComponents,
    showOpinions,
    deleteReply,
    aboutMenu,
    ...helloComponents,
    ...postingComponents,
    forgetOptOut,
  ],
};
