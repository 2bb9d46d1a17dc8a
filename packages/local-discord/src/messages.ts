import {
  type APIMessageInteractionMetadata,
  type APIMessageTopLevelComponent,
  ChannelType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import { moderate } from './automatic-moderation.ts';
import {
  cannotSendTo,
  emptyMessage,
  invalidForm,
  notATextChannel,
  threadLocked,
  unknownMessage,
  unknownSticker,
} from './errors.ts';
import { MESSAGE } from './limits.ts';
import { type MentionDefault, mentionsOf } from './mentions.ts';
import { announce, announceDeletion } from './message-events.ts';
import { demand, may } from './permissions.ts';
import { answeredBy, referenceOf } from './references.ts';
import { type ComponentBody, isSelect, walkComponents } from './schemas/components.ts';
import type { MessageBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { Reference, Snapshot, StoredAttachment, StoredChannel, StoredMessage } from './stored.ts';
import { dropUnlinked, unfurl } from './unfurl.ts';
import { storeUpload, type Upload } from './uploads.ts';
import { validateMessage } from './validate-message.ts';

export interface NewMessage {
  readonly channel: StoredChannel;
  readonly authorId: string;
  readonly body: MessageBody;
  readonly uploads: readonly Upload[];
  readonly mentionDefault?: MentionDefault;
  readonly webhookId?: string;
  readonly type?: MessageType;
  readonly reference?: Reference;
  readonly snapshot?: Snapshot;
  readonly interactionId?: string;
  readonly metadata?: APIMessageInteractionMetadata;
  /** Makes it ephemeral, for this person. */
  readonly owner?: string;
  /** Flags beyond those a body may set. */
  readonly flags?: number;
}

const SETTABLE_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** Posts as a user in a channel they must be allowed to post in. Throws what Discord answers. */
export function postMessage(state: State, message: NewMessage): StoredMessage {
  const { channel, authorId, body } = message;
  if (channel.type === ChannelType.GuildForum) throw notATextChannel();
  const isRefused = authorId === state.bot.id && channel.recipientIds.some((id) => !acceptsDms(state, id));
  if (isRefused) throw cannotSendTo();
  demand(state, authorId, channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages');
  if (message.uploads.length > 0) demand(state, authorId, channel, 'AttachFiles');
  if (body.embeds?.length) demand(state, authorId, channel, 'EmbedLinks');
  moderate(state, channel, authorId, body, message.uploads);
  const earlier = earlierWithNonce(state, message);
  if (earlier) return earlier;
  const linked = { ...message, ...referenceOf(state, message) };
  openThread(state, channel, authorId);
  const stored = createMessage(state, linked);
  if (typeof body.nonce === 'string' || typeof body.nonce === 'number') {
    state.nonces.set(`${authorId}/${body.nonce}`, { messageId: stored.id, at: state.clock.now() });
  }
  return stored;
}

function acceptsDms(state: State, userId: string): boolean {
  return state.users.get(userId)?.acceptsDms ?? false;
}

function earlierWithNonce(state: State, { authorId, body }: NewMessage): StoredMessage | undefined {
  if (!body.enforce_nonce || body.nonce === null || body.nonce === undefined) return undefined;
  const earlier = state.nonces.get(`${authorId}/${body.nonce}`);
  if (!earlier || state.clock.now() - earlier.at > MESSAGE.nonceMemoryMs) return undefined;
  return state.messages.get(earlier.messageId);
}

/** Sending opens an archived thread again, unless a moderator locked it; the sender joins it. */
function openThread(state: State, channel: StoredChannel, authorId: string): void {
  if (!channel.thread) return;
  if (channel.thread.locked && !may(state, authorId, channel, 'ManageThreads')) throw threadLocked();
  channel.thread.memberIds.add(authorId);
  if (!channel.thread.archived) return;
  channel.thread.archived = false;
  state.log.add({ type: 'channel.changed', channelId: channel.id });
}

/** Makes a message without asking for permissions: interactions have their own. Throws 50006 and 50035. */
export function createMessage(state: State, message: NewMessage): StoredMessage {
  const { channel, authorId, body, owner } = message;
  const flags =
    ((body.flags ?? 0) & SETTABLE_FLAGS) | (message.flags ?? 0) | (owner === undefined ? 0 : MessageFlags.Ephemeral);
  const content = body.content ?? '';
  const filenames = message.uploads.map((upload) => upload.filename);
  const components = body.components ?? [];
  validateMessage({ content, embeds: body.embeds ?? [], components, filenames, flags });
  checkAttachmentIds(body, message.uploads, []);
  const stickerIds = body.sticker_ids ?? [];
  if (stickerIds.some((id) => !state.stickers.has(id))) throw unknownSticker();
  const isEmpty = !content && !body.embeds?.length && components.length === 0 && filenames.length === 0;
  const isShown = message.snapshot !== undefined || stickerIds.length > 0 || (flags & MessageFlags.Loading) !== 0;
  if (isEmpty && !isShown) throw emptyMessage();
  const repliesTo = answeredBy(state, message);
  const mentions = mentionsOf(state, {
    content,
    channel,
    authorId,
    repliesTo,
    allowed: body.allowed_mentions,
    byDefault: message.mentionDefault ?? 'message',
  });
  const stored: StoredMessage = {
    id: state.nextId(),
    channelId: channel.id,
    authorId,
    webhookId: message.webhookId,
    type: message.type ?? MessageType.Default,
    createdAt: state.clock.now(),
    editedAt: undefined,
    content,
    embeds: body.embeds ?? [],
    unfurled: [],
    stickerIds,
    components: completed(components),
    attachments: message.uploads.map((upload) => storeFile(state, upload, message, body)),
    flags,
    tts: body.tts ?? false,
    nonce: body.nonce ?? undefined,
    mentionIds: mentions.userIds,
    mentionRoleIds: mentions.roleIds,
    mentionEveryone: mentions.everyone,
    reference: message.reference,
    snapshot: message.snapshot,
    reactions: new Map(),
    interactionId: message.interactionId,
    interactionMetadata: message.metadata,
    owner,
    threadId: undefined,
  };
  state.messages.set(stored.id, stored);
  const ids = state.channelMessages.get(channel.id) ?? [];
  ids.push(stored.id);
  state.channelMessages.set(channel.id, ids);
  if (owner === undefined) channel.lastMessageId = stored.id;
  announce(state, stored, 'created');
  unfurl(state, stored);
  return stored;
}

function storeFile(
  state: State,
  upload: Upload,
  { channel, owner }: { readonly channel: StoredChannel; readonly owner?: string | undefined },
  body: MessageBody,
): StoredAttachment {
  const about = body.attachments?.find((attachment) => attachment.id === upload.key);
  return storeUpload(state, upload, { channelId: channel.id, ephemeral: owner !== undefined }, about);
}

/** Each entry of `attachments` must be a file that came or one that is there. */
function checkAttachmentIds(
  body: MessageBody,
  uploads: readonly Upload[],
  existing: readonly StoredAttachment[],
): void {
  for (const [index, { id }] of (body.attachments ?? []).entries()) {
    const isThere = uploads.some((upload) => upload.key === id) || existing.some((attachment) => attachment.id === id);
    if (!isThere) {
      const message = `Attachment ${id} is neither among the files of this request nor on the message`;
      throw invalidForm(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', message);
    }
  }
}

/** Gives each component the number, and each menu the bounds, that Discord gives it where the bot gave none. */
function completed(components: readonly ComponentBody[]): APIMessageTopLevelComponent[] {
  const copies = structuredClone([...components]);
  const all = walkComponents(copies).map(({ component }) => component);
  const taken = new Set(all.map((component) => component.id));
  let next = 1;
  for (const component of all) {
    if (isSelect(component)) {
      component.min_values ??= 1;
      component.max_values ??= 1;
    }
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    component.id = next;
    taken.add(next);
  }
  return copies;
}

/** Changes what the body names; null empties a field. Throws 50006 and 50035. */
export function editMessage(
  state: State,
  message: StoredMessage,
  body: MessageBody,
  uploads: readonly Upload[],
  mentionDefault: MentionDefault = 'message',
): void {
  const channel = state.channels.get(message.channelId);
  if (!channel) throw unknownMessage();
  const wasLoading = (message.flags & MessageFlags.Loading) !== 0;
  const kept = keptAttachments(message, body, uploads);
  const content = body.content === undefined ? message.content : (body.content ?? '');
  const embeds = body.embeds === undefined ? message.embeds : (body.embeds ?? []);
  const flags = editedFlags(message, body);
  const filenames = [...kept, ...uploads].map((file) => file.filename);
  const components = body.components ?? (body.components === null ? [] : undefined);
  validateMessage({ content, embeds, components: components ?? [], filenames, flags });
  const hasComponents = (components ?? message.components).length > 0;
  if (!content && embeds.length === 0 && !hasComponents && filenames.length === 0) throw emptyMessage();

  for (const attachment of message.attachments) {
    if (kept.includes(attachment)) redescribe(attachment, body);
    else dropFile(state, attachment, message);
  }
  message.content = content;
  message.embeds = embeds;
  if (components) message.components = completed(components);
  message.attachments = [
    ...kept,
    ...uploads.map((upload) => storeFile(state, upload, { channel, owner: message.owner }, body)),
  ];
  message.flags = flags;
  if (body.content !== undefined || body.allowed_mentions !== undefined) {
    const repliesTo = answeredBy(state, message);
    const allowed = body.allowed_mentions;
    const authorId = message.authorId;
    const mentions = mentionsOf(state, { content, channel, authorId, repliesTo, allowed, byDefault: mentionDefault });
    message.mentionIds = mentions.userIds;
    message.mentionRoleIds = mentions.roleIds;
  }
  dropUnlinked(message);
  if (!wasLoading) message.editedAt = state.clock.now();
  announce(state, message, 'edited');
  if (body.content !== undefined) unfurl(state, message);
}

/** Takes a file off the CDN, unless another message, or a forward, still shows it. */
function dropFile(state: State, file: StoredAttachment, message: StoredMessage): void {
  const others = [...state.messages.values()].filter((other) => other !== message);
  const isShown = others.some(({ attachments, snapshot }) =>
    [...attachments, ...(snapshot?.attachments ?? [])].includes(file),
  );
  if (!isShown) state.files.delete(file.path);
}

function keptAttachments(message: StoredMessage, body: MessageBody, uploads: readonly Upload[]): StoredAttachment[] {
  checkAttachmentIds(body, uploads, message.attachments);
  const listed = body.attachments?.map((attachment) => attachment.id);
  const kept = listed
    ? message.attachments.filter((attachment) => listed.includes(attachment.id))
    : message.attachments;
  if (kept.length + uploads.length > MESSAGE.files) {
    throw invalidForm(['attachments'], 'BASE_TYPE_BAD_LENGTH', `Must be ${MESSAGE.files} or fewer in length.`);
  }
  return [...kept];
}

function redescribe(attachment: StoredAttachment, body: MessageBody): void {
  const about = body.attachments?.find((one) => one.id === attachment.id);
  if (about?.description !== undefined) attachment.description = about.description || undefined;
  if (typeof about?.is_spoiler === 'boolean') attachment.spoiler = about.is_spoiler;
}

/** IS_COMPONENTS_V2 can be added and never removed; visibility is what it was. */
function editedFlags(message: StoredMessage, body: MessageBody): number {
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const fixed = message.flags & ~MessageFlags.Loading & ~MessageFlags.SuppressEmbeds;
  const chosen = body.flags === undefined || body.flags === null ? message.flags : body.flags;
  return fixed | (chosen & settable);
}

export function deleteMessage(state: State, message: StoredMessage): void {
  state.messages.delete(message.id);
  const ids = state.channelMessages.get(message.channelId);
  ids?.splice(ids.indexOf(message.id), 1);
  for (const file of [...message.attachments, ...(message.snapshot?.attachments ?? [])]) dropFile(state, file, message);
  announceDeletion(state, message);
}

/** An ordinary message of the channel. Throws 10008; ephemeral ones are not found by way of their channel. */
export function messageIn(state: State, channel: StoredChannel, messageId: string): StoredMessage {
  const message = state.messages.get(messageId);
  if (!message || message.channelId !== channel.id || message.owner !== undefined) throw unknownMessage();
  return message;
}
