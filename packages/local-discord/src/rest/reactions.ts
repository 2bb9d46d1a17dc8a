import type { FastifyInstance } from 'fastify';
import { messageIn } from '../messages.ts';
import { userOf } from '../payloads/user.ts';
import { demand, visibleChannel } from '../permissions.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import type { RestContext } from './context.ts';

type Params = { Params: { channelId: string; messageId: string; emoji: string; userId: string } };
const BASE = '/channels/:channelId/messages/:messageId/reactions';

export function reactionRoutes(http: FastifyInstance, { state }: RestContext): void {
  const find = ({ channelId, messageId }: { channelId: string; messageId: string }) => {
    const channel = visibleChannel(state, state.bot.id, channelId);
    return { channel, message: messageIn(state, channel, messageId) };
  };

  http.put<Params>(`${BASE}/:emoji/@me`, ({ params }, reply) => {
    addReaction(state, state.bot.id, find(params).message, params.emoji);
    return reply.code(204).send();
  });
  http.delete<Params>(`${BASE}/:emoji/:userId`, ({ params }, reply) => {
    const { channel, message } = find(params);
    if (params.userId !== '@me') demand(state, state.bot.id, channel, 'ManageMessages');
    const userId = params.userId === '@me' ? state.bot.id : params.userId;
    removeReaction(state, userId, message, params.emoji);
    return reply.code(204).send();
  });
  http.get<Params>(`${BASE}/:emoji`, ({ params }) =>
    [...(find(params).message.reactions.get(params.emoji) ?? [])].map((id) => userOf(state, id)),
  );
  http.delete<Params>(BASE, ({ params }, reply) => {
    const { channel, message } = find(params);
    demand(state, state.bot.id, channel, 'ManageMessages');
    for (const [emoji, users] of message.reactions) {
      for (const userId of [...users]) removeReaction(state, userId, message, emoji);
    }
    return reply.code(204).send();
  });
}
