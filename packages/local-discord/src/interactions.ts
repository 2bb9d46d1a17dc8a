import {
  GatewayDispatchEvents,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import {
  alreadyAcknowledged,
  emptyMessage,
  invalidForm,
  invalidWebhookToken,
  tooManyFollowUps,
  unknownChannel,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from './errors.ts';
import { INTERACTION } from './limits.ts';
import { createMessage, deleteMessage, editMessage } from './messages.ts';
import { may } from './permissions.ts';
import type { CallbackBody } from './schemas/interaction.ts';
import type { MessageBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { StoredChannel, StoredInteraction, StoredMessage } from './stored.ts';
import type { Upload } from './uploads.ts';

/** What an interaction is made of before its deadline runs. */
export type NewInteraction = Omit<
  StoredInteraction,
  | 'state'
  | 'responseType'
  | 'originalId'
  | 'isAnswered'
  | 'modal'
  | 'choices'
  | 'followUpIds'
  | 'cancelDeadline'
  | 'createdAt'
>;

/** Sends INTERACTION_CREATE; 3 s later the interaction has failed if nobody acknowledged it. */
export function startInteraction(state: State, interaction: NewInteraction): StoredInteraction {
  const { id, token } = interaction.payload;
  const stored: StoredInteraction = {
    ...interaction,
    createdAt: state.clock.now(),
    state: 'waiting',
    responseType: undefined,
    originalId: undefined,
    isAnswered: false,
    modal: undefined,
    choices: undefined,
    followUpIds: [],
    cancelDeadline: state.clock.after(INTERACTION.acknowledgeMs, () => {
      stored.state = 'failed';
      state.log.add({ type: 'interaction.failed', interactionId: id });
    }),
  };
  state.interactions.set(id, stored);
  state.interactionTokens.set(token, id);
  state.log.add({ type: 'interaction.started', interaction: stored.payload });
  state.publish({
    guildId: stored.guildId,
    intents: 0,
    event: () => ({ t: GatewayDispatchEvents.InteractionCreate, d: stored.payload }),
  });
  return stored;
}

const ALLOWED: Record<InteractionType, readonly InteractionResponseType[]> = {
  [InteractionType.Ping]: [],
  [InteractionType.ApplicationCommand]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.Modal,
  ],
  [InteractionType.MessageComponent]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [InteractionResponseType.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
};

/** The first response. Throws 10062 when it comes too late and 40060 when there was one. */
export function respond(
  state: State,
  id: string,
  token: string,
  body: CallbackBody,
  uploads: readonly Upload[],
): { interaction: StoredInteraction; message: StoredMessage | undefined } {
  const interaction = state.interactions.get(id);
  if (!interaction || interaction.payload.token !== token || interaction.state === 'failed') throw unknownInteraction();
  if (interaction.state === 'acknowledged') throw alreadyAcknowledged();
  const updatesNothing =
    interaction.sourceMessageId === undefined &&
    (body.type === InteractionResponseType.UpdateMessage ||
      body.type === InteractionResponseType.DeferredMessageUpdate);
  if (!ALLOWED[interaction.payload.type].includes(body.type) || updatesNothing) {
    const message = `Value must be one of {${ALLOWED[interaction.payload.type].join(', ')}}.`;
    throw invalidForm(['type'], 'BASE_TYPE_CHOICES', message);
  }
  const message = carryOut(state, interaction, body, uploads);
  interaction.cancelDeadline();
  interaction.state = 'acknowledged';
  interaction.responseType = body.type;
  interaction.originalId = message?.id;
  interaction.isAnswered =
    body.type === InteractionResponseType.ChannelMessageWithSource ||
    body.type === InteractionResponseType.UpdateMessage;
  const afterMs = state.clock.now() - interaction.createdAt;
  state.log.add({ type: 'interaction.acknowledged', interactionId: id, responseType: body.type, afterMs });
  return { interaction, message };
}

function carryOut(
  state: State,
  interaction: StoredInteraction,
  body: CallbackBody,
  uploads: readonly Upload[],
): StoredMessage | undefined {
  switch (body.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return respondWithMessage(state, interaction, body.data, uploads, 0);
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = body.data?.flags ?? 0;
      if (flags & ~MessageFlags.Ephemeral) {
        const message = 'A deferral may set no flag but EPHEMERAL.';
        throw invalidForm(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', message);
      }
      return respondWithMessage(state, interaction, { flags }, [], MessageFlags.Loading);
    }
    case InteractionResponseType.DeferredMessageUpdate:
      return sourceOf(state, interaction);
    case InteractionResponseType.UpdateMessage: {
      const source = sourceOf(state, interaction);
      editMessage(state, source, body.data ?? {}, uploads, 'interaction');
      return source;
    }
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.choices = body.data.choices;
      return undefined;
    case InteractionResponseType.Modal:
      interaction.modal = body.data;
      return undefined;
  }
}

function sourceOf(state: State, { sourceMessageId }: StoredInteraction): StoredMessage {
  const source = state.messages.get(sourceMessageId ?? '');
  if (!source) throw unknownMessage();
  return source;
}

function respondWithMessage(
  state: State,
  interaction: StoredInteraction,
  body: MessageBody,
  uploads: readonly Upload[],
  flags: number,
): StoredMessage {
  const source = interaction.sourceMessageId;
  return createMessage(state, {
    ...commonParts(state, interaction, body, uploads),
    type: responseType(interaction),
    flags,
    ...(source === undefined ? {} : { reference: { messageId: source, channelId: interaction.channelId } }),
  });
}

function responseType({ payload, sourceMessageId }: StoredInteraction): MessageType {
  if (sourceMessageId !== undefined) return MessageType.Reply;
  const isSlash = payload.type === InteractionType.ApplicationCommand && payload.data.type === 1;
  return isSlash || payload.type === InteractionType.ModalSubmit
    ? MessageType.ChatInputCommand
    : MessageType.ContextMenuCommand;
}

function commonParts(state: State, interaction: StoredInteraction, body: MessageBody, uploads: readonly Upload[]) {
  const isEphemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0 || !mayBePublic(state, interaction);
  return {
    channel: channelOf(state, interaction),
    authorId: state.bot.id,
    webhookId: state.applicationId,
    body,
    uploads,
    mentionDefault: 'interaction' as const,
    interactionId: interaction.payload.id,
    metadata: interaction.metadata,
    ...(isEphemeral ? { owner: interaction.userId } : {}),
  };
}

/** Where only the user installed the application, the server decides whether its responses may be public. */
function mayBePublic(state: State, interaction: StoredInteraction): boolean {
  if (!interaction.userInstallOnly || interaction.guildId === undefined) return true;
  return may(state, interaction.userId, channelOf(state, interaction), 'UseExternalApps');
}

function channelOf(state: State, { channelId }: StoredInteraction): StoredChannel {
  const channel = state.channels.get(channelId);
  if (!channel) throw unknownChannel();
  return channel;
}

/** The interaction behind a webhook's token. Throws 10015 before the first response, 50027 after 15 min. */
export function interactionByToken(state: State, applicationId: string, token: string): StoredInteraction {
  const interaction = state.interactions.get(state.interactionTokens.get(token) ?? '');
  if (!interaction || applicationId !== state.applicationId || interaction.state !== 'acknowledged')
    throw unknownWebhook();
  const isOld = state.clock.now() - interaction.createdAt > INTERACTION.tokenMs;
  if (isOld || interaction.createdAt < state.tokensValidFrom) throw invalidWebhookToken();
  return interaction;
}

/** `@original`, or a follow-up by its id. Throws 10008. */
export function responseMessage(state: State, interaction: StoredInteraction, id: string): StoredMessage {
  const known = id === '@original' ? interaction.originalId : id;
  const isOurs = known === interaction.originalId || interaction.followUpIds.includes(known ?? '');
  const message = isOurs ? state.messages.get(known ?? '') : undefined;
  if (!message) throw unknownMessage();
  return message;
}

/** Sends a follow-up; the first one after a deferral takes the place of "is thinking…" and its visibility. */
export function followUp(
  state: State,
  interaction: StoredInteraction,
  body: MessageBody,
  uploads: readonly Upload[],
): StoredMessage {
  const original = state.messages.get(interaction.originalId ?? '');
  if (original && original.flags & MessageFlags.Loading) {
    if (!body.content && !body.embeds?.length && !body.components?.length && uploads.length === 0) throw emptyMessage();
    editResponse(state, interaction, original, body, uploads);
    return original;
  }
  if (interaction.userInstallOnly && interaction.followUpIds.length >= INTERACTION.userInstallFollowUps) {
    throw tooManyFollowUps();
  }
  const reference = original && { messageId: original.id, channelId: original.channelId };
  const message = createMessage(state, {
    ...commonParts(state, interaction, body, uploads),
    type: reference ? MessageType.Reply : MessageType.Default,
    ...(reference ? { reference } : {}),
  });
  interaction.followUpIds.push(message.id);
  return message;
}

/** Edits `@original` or a follow-up. */
export function editResponse(
  state: State,
  interaction: StoredInteraction,
  message: StoredMessage,
  body: MessageBody,
  uploads: readonly Upload[],
): void {
  if (message.id === interaction.originalId) interaction.isAnswered = true;
  editMessage(state, message, body, uploads, 'interaction');
}

export function deleteResponse(state: State, interaction: StoredInteraction, id: string): void {
  deleteMessage(state, responseMessage(state, interaction, id));
}
