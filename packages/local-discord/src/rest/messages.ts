import { GatewayIntentBits } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { moderate } from '../automatic-moderation.ts';
import { messagesOf } from '../channels.ts';
import {
  invalidForm,
  missingPermissions,
  notInDms,
  notYourMessage,
  threadArchived,
  tooManyToDelete,
} from '../errors.ts';
import { viewWith } from '../intents.ts';
import { MESSAGE } from '../limits.ts';
import { deleteMessage, editMessage, messageIn, postMessage } from '../messages.ts';
import { messagePayload } from '../payloads/message.ts';
import { demand, may, visibleChannel } from '../permissions.ts';
import { list, parseForm, snowflake } from '../schemas/form.ts';
import { messageBody } from '../schemas/message.ts';
import { attachmentAt, signedUrl } from '../signed-urls.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { StoredMessage } from '../stored.ts';
import { readBody } from './body.ts';
import type { RestContext } from './context.ts';

type Params = { Params: { channelId: string } };
type MessageParams = { Params: { channelId: string; messageId: string } };
interface HistoryQuery {
  readonly limit?: string;
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
}

const bulkDeletion = z.object({ messages: z.array(snowflake) });
const refresh = z.object({ attachment_urls: list(z.string(), 50, 1) });

/** Messages of the channels that the bot sees. */
export function messageRoutes(http: FastifyInstance, { state }: RestContext): void {
  const find = (id: string) => visibleChannel(state, state.bot.id, id);
  /** Over REST the portal's switch decides whether content is readable. */
  const payload = (message: StoredMessage) =>
    messagePayload(state, message, viewWith(state, state.allowedIntents & GatewayIntentBits.MessageContent));

  http.get<Params & { Querystring: HistoryQuery }>('/channels/:channelId/messages', ({ params, query }) => {
    const channel = find(params.channelId);
    const limit = Number(query.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1 || limit > MESSAGE.historyPage) {
      const message = `int value should be between 1 and ${MESSAGE.historyPage}.`;
      throw invalidForm(['limit'], 'NUMBER_TYPE_RANGE', message);
    }
    if (!may(state, state.bot.id, channel, 'ReadMessageHistory')) return [];
    const ordinary = messagesOf(state, channel.id).filter(({ owner }) => owner === undefined);
    return page(ordinary, query, limit).reverse().map(payload);
  });
  http.get<MessageParams>('/channels/:channelId/messages/:messageId', ({ params }) => {
    const channel = find(params.channelId);
    demand(state, state.bot.id, channel, 'ReadMessageHistory');
    return payload(messageIn(state, channel, params.messageId));
  });
  http.post<Params>('/channels/:channelId/messages', async (request) => {
    const channel = find(request.params.channelId);
    const { json, uploads } = await readBody(request, state.options.uploadLimitBytes);
    const body = parseForm(messageBody, json);
    return payload(postMessage(state, { channel, authorId: state.bot.id, body, uploads }));
  });
  http.patch<MessageParams>('/channels/:channelId/messages/:messageId', async (request) => {
    const channel = find(request.params.channelId);
    const { json, uploads } = await readBody(request, state.options.uploadLimitBytes);
    const message = messageIn(state, channel, request.params.messageId);
    if (message.authorId !== state.bot.id) throw notYourMessage();
    if (channel.thread?.archived) throw threadArchived();
    if (uploads.length > 0) demand(state, state.bot.id, channel, 'AttachFiles');
    const body = parseForm(messageBody, json);
    moderate(state, channel, state.bot.id, body, uploads);
    editMessage(state, message, body, uploads);
    return payload(message);
  });
  http.delete<MessageParams>('/channels/:channelId/messages/:messageId', ({ params }, reply) => {
    const channel = find(params.channelId);
    const message = messageIn(state, channel, params.messageId);
    if (message.authorId !== state.bot.id) {
      if (channel.guildId === undefined) throw notInDms();
      if (!may(state, state.bot.id, channel, 'ManageMessages')) throw missingPermissions();
    }
    deleteMessage(state, message);
    return reply.code(204).send();
  });
  http.post<Params>('/channels/:channelId/messages/bulk-delete', ({ params, body }, reply) => {
    const channel = find(params.channelId);
    const { messages } = parseForm(bulkDeletion, body);
    demand(state, state.bot.id, channel, 'ManageMessages');
    if (messages.length < 2 || messages.length > MESSAGE.historyPage) throw tooManyToDelete();
    for (const id of messages) {
      const message = state.messages.get(id);
      if (message?.channelId === channel.id) deleteMessage(state, message);
    }
    return reply.code(204).send();
  });
  http.post('/attachments/refresh-urls', ({ body }) => ({
    refreshed_urls: parseForm(refresh, body).attachment_urls.map((original) => {
      const file = attachmentAt(state, original);
      return { original, refreshed: file ? signedUrl(state, file) : null };
    }),
  }));
}

/** A page of history, oldest first. */
function page(messages: readonly StoredMessage[], query: HistoryQuery, limit: number): StoredMessage[] {
  const { before, after, around } = query;
  if (after !== undefined) return messages.filter(({ id }) => compareSnowflakes(id, after) > 0).slice(0, limit);
  if (before !== undefined) return messages.filter(({ id }) => compareSnowflakes(id, before) < 0).slice(-limit);
  if (around !== undefined) {
    const middle = messages.findIndex(({ id }) => compareSnowflakes(id, around) >= 0);
    const start = Math.max(0, (middle < 0 ? messages.length : middle) - Math.floor(limit / 2));
    return messages.slice(start, start + limit);
  }
  return messages.slice(-limit);
}
