import { ChannelType } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { announceChannel, announceTyping, createThread, deleteChannel, joinThread } from '../channels.ts';
import { messageIn } from '../messages.ts';
import { channelPayload, threadMemberPayload } from '../payloads/channel.ts';
import { demand, visibleChannel } from '../permissions.ts';
import { parseForm, text } from '../schemas/form.ts';
import type { RestContext } from './context.ts';

const channelChanges = z.object({
  name: text(100, 1).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
});
const threadBody = z.object({
  name: text(100, 1),
  type: z.literal([ChannelType.PublicThread, ChannelType.PrivateThread]).optional(),
});

type Params = { Params: { channelId: string } };
type MessageParams = { Params: { channelId: string; messageId: string } };

/** Channels and threads. */
export function channelRoutes(http: FastifyInstance, { state }: RestContext): void {
  const find = (id: string) => visibleChannel(state, state.bot.id, id);

  http.get<Params>('/channels/:channelId', ({ params }) => channelPayload(state, find(params.channelId)));
  http.patch<Params>('/channels/:channelId', ({ params, body }) => {
    const channel = find(params.channelId);
    const changes = parseForm(channelChanges, body);
    demand(state, state.bot.id, channel, channel.thread ? 'ManageThreads' : 'ManageChannels');
    channel.name = changes.name ?? channel.name;
    if (channel.thread) {
      channel.thread.archived = changes.archived ?? channel.thread.archived;
      channel.thread.locked = changes.locked ?? channel.thread.locked;
      channel.thread.archiveChangedAt = state.clock.now();
    }
    announceChannel(state, channel, 'updated');
    return channelPayload(state, channel);
  });
  http.delete<Params>('/channels/:channelId', ({ params }) => {
    const channel = find(params.channelId);
    const payload = channelPayload(state, channel);
    if (channel.guildId === undefined) return payload; // Closing a DM only puts it out of sight.
    demand(state, state.bot.id, channel, channel.thread ? 'ManageThreads' : 'ManageChannels');
    deleteChannel(state, channel);
    return payload;
  });
  http.post<Params>('/channels/:channelId/typing', ({ params }, reply) => {
    const channel = find(params.channelId);
    demand(state, state.bot.id, channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
    announceTyping(state, channel, state.bot.id);
    return reply.code(204).send();
  });
  http.post<Params>('/channels/:channelId/threads', ({ params, body }, reply) => {
    const { name, type = ChannelType.PrivateThread } = parseForm(threadBody, body);
    const thread = createThread(state, find(params.channelId), { name, type, ownerId: state.bot.id });
    return reply.code(201).send(channelPayload(state, thread));
  });
  http.post<MessageParams>('/channels/:channelId/messages/:messageId/threads', ({ params, body }, reply) => {
    const parent = find(params.channelId);
    const { name } = parseForm(threadBody, body);
    const from = messageIn(state, parent, params.messageId);
    const thread = createThread(state, parent, { name, type: ChannelType.PublicThread, ownerId: state.bot.id, from });
    return reply.code(201).send(channelPayload(state, thread));
  });
  http.put<Params>('/channels/:channelId/thread-members/@me', ({ params }, reply) => {
    joinThread(state, find(params.channelId), state.bot.id);
    return reply.code(204).send();
  });
  http.get<Params>('/channels/:channelId/thread-members', ({ params }) => {
    const channel = find(params.channelId);
    return [...(channel.thread?.memberIds ?? [])].map((id) => threadMemberPayload(state, channel.id, id));
  });
}
