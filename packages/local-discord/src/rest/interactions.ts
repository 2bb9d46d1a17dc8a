import {
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import type { FastifyInstance } from 'fastify';
import {
  deleteResponse,
  editResponse,
  followUp,
  interactionByToken,
  respond,
  responseMessage,
} from '../interactions.ts';
import { EVERYTHING, messagePayload } from '../payloads/message.ts';
import { parseForm } from '../schemas/form.ts';
import { callbackBody } from '../schemas/interaction.ts';
import { messageBody } from '../schemas/message.ts';
import type { StoredInteraction, StoredMessage } from '../stored.ts';
import { readBody } from './body.ts';
import type { RestContext } from './context.ts';

interface Webhook {
  readonly applicationId: string;
  readonly token: string;
  readonly messageId: string;
}

/** First responses, and the webhook of each interaction for all that comes later. */
export function interactionRoutes(http: FastifyInstance, { state }: RestContext): void {
  const payload = (message: StoredMessage) => messagePayload(state, message, EVERYTHING);
  const find = ({ applicationId, token }: Webhook) => interactionByToken(state, applicationId, token);

  function callbackResult(
    { payload: { id, type } }: StoredInteraction,
    responseType: InteractionResponseType,
    message: StoredMessage | undefined,
  ): RESTPostAPIInteractionCallbackWithResponseResult {
    const showsMessage =
      responseType === InteractionResponseType.ChannelMessageWithSource ||
      responseType === InteractionResponseType.UpdateMessage;
    const isNew = responseType !== InteractionResponseType.DeferredMessageUpdate;
    return {
      interaction: {
        id,
        type,
        ...(message && isNew
          ? {
              response_message_id: message.id,
              response_message_loading: (message.flags & MessageFlags.Loading) !== 0,
              response_message_ephemeral: message.owner !== undefined,
            }
          : {}),
      },
      resource: { type: responseType, ...(message && (showsMessage || isNew) ? { message: payload(message) } : {}) },
    };
  }

  http.post<{ Params: { interactionId: string; token: string }; Querystring: { with_response?: string } }>(
    '/interactions/:interactionId/:token/callback',
    async (request, reply) => {
      const { interactionId, token } = request.params;
      const { json, uploads } = await readBody(request, state.options.uploadLimitBytes);
      const body = parseForm(callbackBody, json);
      const { interaction, message } = respond(state, interactionId, token, body, uploads);
      if (request.query.with_response !== 'true') return reply.code(204).send();
      return callbackResult(interaction, body.type, message);
    },
  );
  http.post<{ Params: Webhook }>('/webhooks/:applicationId/:token', async (request) => {
    const interaction = find(request.params);
    const { json, uploads } = await readBody(request, state.options.uploadLimitBytes);
    return payload(followUp(state, interaction, parseForm(messageBody, json), uploads));
  });
  http.get<{ Params: Webhook }>('/webhooks/:applicationId/:token/messages/:messageId', ({ params }) =>
    payload(responseMessage(state, find(params), params.messageId)),
  );
  http.patch<{ Params: Webhook }>('/webhooks/:applicationId/:token/messages/:messageId', async (request) => {
    const interaction = find(request.params);
    const { json, uploads } = await readBody(request, state.options.uploadLimitBytes);
    const message = responseMessage(state, interaction, request.params.messageId);
    editResponse(state, interaction, message, parseForm(messageBody, json), uploads);
    return payload(message);
  });
  http.delete<{ Params: Webhook }>('/webhooks/:applicationId/:token/messages/:messageId', ({ params }, reply) => {
    deleteResponse(state, find(params), params.messageId);
    return reply.code(204).send();
  });
}
