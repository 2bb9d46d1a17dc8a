import type { Repertoire } from '../src/bot/command.ts';
import { deleteReply } from '../src/bot/components/delete.ts';
import { privateViews } from '../src/bot/components/private-views.ts';
import { about, aboutMenu } from './about.ts';
import { classify } from './classify.ts';
import { classifyMessage } from './classify-message.ts';
import { privacy } from './privacy.ts';
import { watch } from './watch.ts';

export const repertoire: Repertoire = {
  chat: [classify, about, watch, privacy],
  message: [classifyMessage],
  components: [...privateViews, deleteReply, aboutMenu],
};
