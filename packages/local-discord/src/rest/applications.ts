import type { APIUser, RESTGetAPICurrentUserGuildsResult, RESTGetAPIGatewayResult } from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { openDm } from '../channels.ts';
import { invalidForm, unknownApplication, unknownUser } from '../errors.ts';
import { GUILDS_PAGE } from '../limits.ts';
import { applicationPayload } from '../payloads/application.ts';
import { channelPayload } from '../payloads/channel.ts';
import { userOf } from '../payloads/user.ts';
import { permissionsInGuild } from '../permissions.ts';
import { parseForm, snowflake } from '../schemas/form.ts';
import { compareSnowflakes } from '../snowflake.ts';
import type { RestContext } from './context.ts';

const dmBody = z.object({ recipient_id: snowflake });

interface GuildsQuery {
  readonly limit?: string;
  readonly before?: string;
  readonly after?: string;
}

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
  http.get<{ Querystring: GuildsQuery }>('/users/@me/guilds', ({ query }): RESTGetAPICurrentUserGuildsResult => {
    const limit = Number(query.limit ?? GUILDS_PAGE);
    if (!Number.isInteger(limit) || limit < 1 || limit > GUILDS_PAGE) {
      throw invalidForm(['limit'], 'NUMBER_TYPE_RANGE', `int value should be between 1 and ${GUILDS_PAGE}.`);
    }
    const { before, after } = query;
    const within = [...state.guilds.values()]
      .filter((guild) => guild.members.has(state.bot.id))
      .filter(({ id }) => after === undefined || compareSnowflakes(id, after) > 0)
      .filter(({ id }) => before === undefined || compareSnowflakes(id, before) < 0)
      .sort((a, b) => compareSnowflakes(a.id, b.id));
    const page = before !== undefined && after === undefined ? within.slice(-limit) : within.slice(0, limit);
    return page.map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: guild.ownerId === state.bot.id,
      features: [],
      permissions: permissionsInGuild(guild, state.bot.id).toString(),
    }));
  });
  http.get<{ Params: { userId: string } }>('/users/:userId', ({ params }) => userOf(state, params.userId));
  http.post('/users/@me/channels', ({ body }) => {
    const { recipient_id } = parseForm(dmBody, body);
    if (!state.users.has(recipient_id)) throw unknownUser();
    return channelPayload(state, openDm(state, recipient_id));
  });
}
