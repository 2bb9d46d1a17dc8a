import type { APIUser, RESTGetAPICurrentUserGuildsResult, RESTGetAPIGatewayResult } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openDm } from '../channels.ts';
import { unknownApplication, unknownUser } from '../errors.ts';
import { applicationPayload } from '../payloads/application.ts';
import { channelPayload } from '../payloads/channel.ts';
import { userOf } from '../payloads/user.ts';
import { permissionsInGuild } from '../permissions.ts';
import { parseForm, snowflake } from '../schemas/form.ts';
import type { RestContext } from './context.ts';

const dmBody = z.object({ recipient_id: snowflake });

/** The gateway's address, the application and users. */
export function applicationRoutes(http: FastifyInstance, { state, gateway }: RestContext): void {
  http.get('/gateway', (): RESTGetAPIGatewayResult => ({ url: gateway.info().url }));
  http.get('/gateway/bot', () => gateway.info());
  http.get('/applications/@me', () => applicationPayload(state));
  http.get('/oauth2/applications/@me', () => applicationPayload(state));
  http.get<{ Params: { applicationId: string } }>('/applications/:applicationId', ({ params }) => {
    if (params.applicationId !== state.applicationId) throw unknownApplication();
    return applicationPayload(state);
  });
  http.get<{ Params: { applicationId: string } }>('/applications/:applicationId/emojis', () => ({ items: [] }));
  http.get('/users/@me', (): APIUser => state.bot);
  http.get(
    '/users/@me/guilds',
    (): RESTGetAPICurrentUserGuildsResult =>
      [...state.guilds.values()]
        .filter((guild) => guild.members.has(state.bot.id))
        .map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: guild.ownerId === state.bot.id,
          features: [],
          permissions: permissionsInGuild(guild, state.bot.id).toString(),
        })),
  );
  http.get<{ Params: { userId: string } }>('/users/:userId', ({ params }) => userOf(state, params.userId));
  http.post('/users/@me/channels', ({ body }) => {
    const { recipient_id } = parseForm(dmBody, body);
    if (!state.users.has(recipient_id)) throw unknownUser();
    return channelPayload(state, openDm(state, recipient_id));
  });
}
