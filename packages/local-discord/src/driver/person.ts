import {
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  type APIMessage,
  type APIMessageButtonInteractionData,
  type APIMessageStringSelectInteractionData,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageReferenceType,
} from 'discord-api-types/v10';
import type {
  CommandOptions,
  MessageChange,
  MessageToPost,
  PermissionName,
  Person,
  Ref,
  UsedInteraction,
} from '../api.ts';
import { moderate } from '../automatic-moderation.ts';
import { messagesOf } from '../channels.ts';
import { missingPermissions, notYourMessage, unknownMessage } from '../errors.ts';
import { startInteraction } from '../interactions.ts';
import { createMessage, deleteMessage, editMessage, postMessage } from '../messages.ts';
import { contextOf, interactionBase, resolvedMember } from '../payloads/interaction.ts';
import { EVERYTHING, messagePayload } from '../payloads/message.ts';
import { userOf } from '../payloads/user.ts';
import { demand, may, permissionNames, permissionsIn, visibleChannel } from '../permissions.ts';
import { addReaction } from '../reactions.ts';
import { parseForm } from '../schemas/form.ts';
import { type MessageBody, messageBody } from '../schemas/message.ts';
import { createUser, localeOf, type State } from '../state.ts';
import type { StoredChannel, StoredInteraction, StoredMessage } from '../stored.ts';
import type { Upload } from '../uploads.ts';
import { findCommand, resolveCommand } from './commands.ts';
import { pickButton, pickSelect } from './components.ts';
import type { Directory } from './directory.ts';
import { aboutFile, uploadOf } from './files.ts';
import { metadataOf } from './metadata.ts';
import { filledModal } from './modal.ts';
import { fillOptions } from './options.ts';
import { transcriptOf } from './transcript.ts';
import { DriverInteraction } from './used-interaction.ts';
import { idOf } from './waits.ts';

export class DriverPerson implements Person {
  readonly user: APIUser;
  readonly #directory: Directory;

  constructor(directory: Directory, user: APIUser) {
    this.#directory = directory;
    this.user = user;
  }

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.username;
  }

  get #state(): State {
    return this.#directory.state;
  }

  #channel(ref: Ref): StoredChannel {
    return visibleChannel(this.#state, this.id, idOf(ref));
  }

  /** A message that this person sees. Throws 10008 otherwise. */
  #message(ref: Ref): { message: StoredMessage; channel: StoredChannel } {
    const message = this.#state.messages.get(idOf(ref));
    if (!message || !this.#sees(message)) throw unknownMessage();
    return { message, channel: this.#channel(message.channelId) };
  }

  #sees(message: StoredMessage): boolean {
    return (message.owner === undefined || message.owner === this.id) && !this.#state.dismissed.has(message.id);
  }

  async post(channel: Ref, message: string | MessageToPost): Promise<APIMessage> {
    const {
      content,
      files = [],
      stickers = [],
      replyTo,
      pingAuthor = true,
      viaWebhook = false,
    }: MessageToPost = typeof message === 'string' ? { content: message } : message;
    const target = this.#channel(channel);
    const uploads = await Promise.all(files.map((file, index) => uploadOf(this.#state, file, String(index))));
    const body = parseForm(messageBody, {
      content,
      attachments: files.map((file, index) => aboutFile(file, String(index))),
      sticker_ids: stickers.map(idOf),
      ...(replyTo === undefined ? {} : { message_reference: { message_id: idOf(replyTo) } }),
      ...(pingAuthor ? {} : { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } }),
    });
    const stored = viaWebhook
      ? this.#postViaWebhook(target, body, uploads)
      : postMessage(this.#state, { channel: target, authorId: this.id, body, uploads });
    return messagePayload(this.#state, stored, EVERYTHING);
  }

  /** A webhook is an author of its own, with an id that is no member's. */
  #postViaWebhook(channel: StoredChannel, body: MessageBody, uploads: readonly Upload[]): StoredMessage {
    const webhookId = this.#state.nextId();
    const user = createUser(webhookId, this.name, { bot: true });
    this.#state.users.set(webhookId, { user, locale: localeOf(), installedApp: false, acceptsDms: false });
    return createMessage(this.#state, { channel, authorId: webhookId, body, uploads, webhookId });
  }

  setLocale(locale: string): void {
    const stored = this.#state.users.get(this.id);
    if (stored) stored.locale = localeOf(locale);
  }

  forward(ref: Ref, to: Ref): APIMessage {
    const { message } = this.#message(ref);
    const { Forward } = MessageReferenceType;
    const body = parseForm(messageBody, {
      message_reference: { type: Forward, message_id: message.id, channel_id: message.channelId },
    });
    const stored = postMessage(this.#state, { channel: this.#channel(to), authorId: this.id, body, uploads: [] });
    return messagePayload(this.#state, stored, EVERYTHING);
  }

  async edit(ref: Ref, change: string | MessageChange): Promise<APIMessage> {
    const { content, keep, add = [] }: MessageChange = typeof change === 'string' ? { content: change } : change;
    const { message, channel } = this.#message(ref);
    if (message.authorId !== this.id) throw notYourMessage();
    const uploads = await Promise.all(add.map((file, index) => uploadOf(this.#state, file, String(index))));
    if (uploads.length > 0) demand(this.#state, this.id, channel, 'AttachFiles');
    const kept = keep?.map(idOf) ?? message.attachments.map(({ id }) => id);
    const attachments = [...kept.map((id) => ({ id })), ...add.map((file, index) => aboutFile(file, String(index)))];
    const body = parseForm(messageBody, { content, attachments });
    moderate(this.#state, channel, this.id, body, uploads);
    editMessage(this.#state, message, body, uploads);
    return messagePayload(this.#state, message, EVERYTHING);
  }

  delete(ref: Ref): void {
    const { message, channel } = this.#message(ref);
    if (message.owner !== undefined) {
      this.dismiss(message);
      return;
    }
    const isOwn = message.authorId === this.id;
    if (!isOwn && !may(this.#state, this.id, channel, 'ManageMessages')) throw missingPermissions();
    deleteMessage(this.#state, message);
  }

  dismiss(ref: Ref): void {
    this.#state.dismissed.add(idOf(ref));
  }

  react(ref: Ref, emoji: string): void {
    addReaction(this.#state, this.id, this.#message(ref).message, emoji);
  }

  see(channel: Ref): readonly APIMessage[] {
    return messagesOf(this.#state, this.#channel(channel).id)
      .filter((message) => this.#sees(message))
      .map((message) => messagePayload(this.#state, message, EVERYTHING));
  }

  transcript(channel: Ref): string {
    return transcriptOf(this.see(channel));
  }

  permissionsIn(channel: Ref): readonly PermissionName[] {
    const stored = this.#state.channels.get(idOf(channel));
    return stored ? permissionNames(permissionsIn(this.#state, this.id, stored)) : [];
  }

  async run(channel: Ref, command: string, options: CommandOptions = {}): Promise<UsedInteraction> {
    const target = this.#channel(channel);
    const found = resolveCommand(this.#state, this.id, target, command);
    const filled = await fillOptions(this.#state, this.id, target, found.options, options);
    return this.#start(target, found.command.name, {
      ...this.#base(target),
      type: InteractionType.ApplicationCommand,
      data: {
        ...identity(found.command),
        type: ApplicationCommandType.ChatInput,
        options: found.wrap<InteractionType.ApplicationCommand>(filled.options),
        resolved: filled.resolved,
      },
    });
  }

  async complete(
    channel: Ref,
    command: string,
    focused: { readonly name: string; readonly value: string },
    options: CommandOptions = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const target = this.#channel(channel);
    const found = resolveCommand(this.#state, this.id, target, command);
    const others = found.options.filter((option) => option.name in options);
    const filled = await fillOptions(this.#state, this.id, target, others, options);
    const typed = found.options.find((option) => option.name === focused.name);
    if (!typed || !('autocomplete' in typed) || !typed.autocomplete) {
      throw new Error(`expected an option with autocomplete but got ${focused.name}`);
    }
    const asTyped = filled.options.map((option) => {
      const isNumeric =
        option.type === ApplicationCommandOptionType.Integer || option.type === ApplicationCommandOptionType.Number;
      return isNumeric ? { ...option, value: String(option.value) } : option;
    });
    const used = this.#start(target, found.command.name, {
      ...this.#base(target),
      type: InteractionType.ApplicationCommandAutocomplete,
      data: {
        ...identity(found.command),
        type: ApplicationCommandType.ChatInput,
        options: found.wrap<InteractionType.ApplicationCommandAutocomplete>([
          ...asTyped,
          { name: focused.name, type: typed.type, value: focused.value, focused: true },
        ]),
      },
    });
    await used.acknowledged();
    return used.stored.choices ?? [];
  }

  async applyCommand(command: string, ref: Ref): Promise<UsedInteraction> {
    const { message, channel } = this.#message(ref);
    const found = findCommand(this.#state, this.id, channel, ApplicationCommandType.Message, command);
    return this.#start(channel, found.name, {
      ...this.#base(channel),
      type: InteractionType.ApplicationCommand,
      data: {
        ...identity(found),
        type: ApplicationCommandType.Message,
        target_id: message.id,
        // The target comes whole, whatever the message-content intent.
        resolved: { messages: { [message.id]: messagePayload(this.#state, message, EVERYTHING) } },
      },
    });
  }

  async applyUserCommand(channel: Ref, command: string, target: Person): Promise<UsedInteraction> {
    const stored = this.#channel(channel);
    const found = findCommand(this.#state, this.id, stored, ApplicationCommandType.User, command);
    const member = resolvedMember(this.#state, target.id, stored);
    return this.#start(stored, found.name, {
      ...this.#base(stored),
      type: InteractionType.ApplicationCommand,
      data: {
        ...identity(found),
        type: ApplicationCommandType.User,
        target_id: target.id,
        resolved: {
          users: { [target.id]: userOf(this.#state, target.id) },
          ...(member ? { members: { [target.id]: member } } : {}),
        },
      },
    });
  }

  async press(ref: Ref, button: string): Promise<UsedInteraction> {
    const { message, channel } = this.#message(ref);
    const { custom_id } = pickButton(message, button);
    return this.#use(message, channel, { custom_id, component_type: ComponentType.Button });
  }

  async choose(ref: Ref, values: readonly string[], menu?: string): Promise<UsedInteraction> {
    const { message, channel } = this.#message(ref);
    const select = pickSelect(message, values, menu);
    return this.#use(message, channel, {
      custom_id: select.custom_id,
      component_type: ComponentType.StringSelect,
      values: [...values],
    });
  }

  async submit(opened: UsedInteraction, fields: Readonly<Record<string, string>>): Promise<UsedInteraction> {
    const origin = this.#state.interactions.get(opened.id);
    const modal = await opened.modal();
    if (!origin) throw new Error(`expected an interaction that opened a modal but got ${opened.id}`);
    const source = this.#state.messages.get(origin.sourceMessageId ?? '');
    const channel = this.#channel(origin.channelId);
    return this.#start(
      channel,
      origin.commandName,
      {
        ...this.#base(channel),
        type: InteractionType.ModalSubmit,
        data: filledModal(modal, fields),
        ...(source ? { message: messagePayload(this.#state, source, EVERYTHING) } : {}),
      },
      { source, origin },
    );
  }

  #use(
    message: StoredMessage,
    channel: StoredChannel,
    data: APIMessageButtonInteractionData | APIMessageStringSelectInteractionData,
  ): UsedInteraction {
    const payload = messagePayload(this.#state, message, EVERYTHING);
    return this.#start(
      channel,
      undefined,
      { ...this.#base(channel), type: InteractionType.MessageComponent, data, message: payload },
      { source: message },
    );
  }

  #base(channel: StoredChannel) {
    if (channel.guildId !== undefined) demand(this.#state, this.id, channel, 'ViewChannel');
    return interactionBase(this.#state, this.id, channel);
  }

  #start(
    channel: StoredChannel,
    commandName: string | undefined,
    payload: APIInteraction,
    { source, origin }: { source?: StoredMessage | undefined; origin?: StoredInteraction } = {},
  ): DriverInteraction {
    const botIsThere = this.#state.guilds.get(channel.guildId ?? '')?.members.has(this.#state.bot.id);
    const stored = startInteraction(this.#state, {
      payload,
      userId: this.id,
      channelId: channel.id,
      guildId: channel.guildId,
      context: contextOf(this.#state, channel),
      userInstallOnly: !botIsThere && !channel.recipientIds.includes(this.#state.bot.id),
      metadata: metadataOf(payload, this.user, source, origin),
      commandName,
      sourceMessageId: source?.id,
    });
    return new DriverInteraction(this.#state, stored);
  }
}

function identity(command: { id: string; name: string; guild_id?: string }) {
  const { id, name, guild_id } = command;
  return { id, name, ...(guild_id === undefined ? {} : { guild_id }) };
}
