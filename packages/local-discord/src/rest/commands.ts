import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { commandById, commandsOf, deleteCommand, overwriteCommands, registerCommand } from '../commands.ts';
import { missingAccess, unknownApplication, unknownGuild } from '../errors.ts';
import { commandBody } from '../schemas/command.ts';
import { parseForm } from '../schemas/form.ts';
import type { RestContext } from './context.ts';

const manyCommands = z.array(commandBody);

interface Params {
  readonly applicationId: string;
  readonly guildId?: string;
  readonly commandId: string;
}

/** Registration, global and per server. */
export function commandRoutes(http: FastifyInstance, { state }: RestContext): void {
  /** Whose commands a request is about. Throws 10002, 10004 and 50001. */
  function scope({ applicationId, guildId }: Pick<Params, 'applicationId' | 'guildId'>): string | undefined {
    if (applicationId !== state.applicationId) throw unknownApplication();
    if (guildId === undefined) return undefined;
    const guild = state.guilds.get(guildId);
    if (!guild) throw unknownGuild();
    if (!guild.members.has(state.bot.id)) throw missingAccess();
    return guildId;
  }

  for (const base of [
    '/applications/:applicationId/commands',
    '/applications/:applicationId/guilds/:guildId/commands',
  ]) {
    http.get<{ Params: Params; Querystring: { with_localizations?: string } }>(base, ({ params, query }) => {
      const withAll = query.with_localizations === 'true';
      return [...commandsOf(state, scope(params)).values()].map((command) => {
        if (withAll) return command;
        const { name_localizations, description_localizations, ...rest } = command;
        return rest;
      });
    });
    http.put<{ Params: Params }>(base, ({ params, body }) =>
      overwriteCommands(state, scope(params), parseForm(manyCommands, body)),
    );
    http.post<{ Params: Params }>(base, ({ params, body }, reply) => {
      const { command, isNew } = registerCommand(state, scope(params), parseForm(commandBody, body));
      return reply.code(isNew ? 201 : 200).send(command);
    });
    http.get<{ Params: Params }>(`${base}/:commandId`, ({ params }) =>
      commandById(state, scope(params), params.commandId),
    );
    http.patch<{ Params: Params }>(`${base}/:commandId`, ({ params, body }) => {
      const former = commandById(state, scope(params), params.commandId);
      const changes = z.record(z.string(), z.unknown()).parse(body ?? {});
      return registerCommand(state, scope(params), parseForm(commandBody, { ...former, ...changes })).command;
    });
    http.delete<{ Params: Params }>(`${base}/:commandId`, ({ params }, reply) => {
      deleteCommand(state, scope(params), params.commandId);
      return reply.code(204).send();
    });
  }
}
