import type { Repertoire } from '../src/bot/command.ts';
import { deleteReply } from '../src/bot/components/delete.ts';
import { scoreComponents } from '../src/bot/components/scores.ts';
import { about, aboutMenu } from './about.ts';
import { classify } from './classify.ts';
import { classifyMessage } from './classify-message.ts';
import { privacy } from './privacy.ts';
import { watch } from './watch.ts';

export const repertoire: Repertoire = {
  chat: [classify, about, watch, privacy],
  message: [classifyMessage],
  components: [...scoreComponents, deleteReply, aboutMenu],
};
