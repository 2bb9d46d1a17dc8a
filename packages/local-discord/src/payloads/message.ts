import {
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageSnapshotFields,
  type APIMessageTopLevelComponent,
  type APIReaction,
  type APIStickerItem,
  AttachmentFlags,
  ComponentType,
  EmbedType,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { unknownSticker } from '../errors.ts';
import type { EmbedBody } from '../schemas/embed.ts';
import { attachmentAt, proxiedUrl, refreshedUrl, signedUrl } from '../signed-urls.ts';
import type { State } from '../state.ts';
import type { Snapshot, StoredAttachment, StoredMessage } from '../stored.ts';
import { channelPayload } from './channel.ts';
import { userOf } from './user.ts';

export function attachmentPayload(state: State, attachment: StoredAttachment): APIAttachment {
  const url = signedUrl(state, attachment);
  const flags =
    (attachment.spoiler ? AttachmentFlags.IsSpoiler : 0) | (attachment.animated ? AttachmentFlags.IsAnimated : 0);
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.size,
    url,
    proxy_url: proxiedUrl(state, attachment),
    ...(attachment.title === undefined ? {} : { title: attachment.title }),
    ...(attachment.contentType === undefined ? {} : { content_type: attachment.contentType }),
    ...(attachment.width === undefined ? {} : { width: attachment.width }),
    ...(attachment.height === undefined ? {} : { height: attachment.height }),
    ...(attachment.description === undefined ? {} : { description: attachment.description }),
    ...(attachment.ephemeral ? { ephemeral: true } : {}),
    ...(flags ? { flags } : {}),
  };
}

export interface MessageView {
  /** Whether this reader gets the content of this message; asked for the message it replies to as well. */
  readonly readsContent: (message: StoredMessage) => boolean;
}

export const EVERYTHING: MessageView = { readsContent: () => true };

/** A message as a reader gets it; attachment URLs are signed afresh each time. */
export function messagePayload(state: State, message: StoredMessage, view: MessageView): APIMessage {
  return { ...withoutReferenced(state, message, view), ...referenced(state, message, view) };
}

function referenced(state: State, message: StoredMessage, view: MessageView): Partial<APIMessage> {
  if (!message.reference) return {};
  const { messageId, channelId } = message.reference;
  const guild_id = state.channels.get(channelId)?.guildId;
  const reference = { message_id: messageId, channel_id: channelId, ...(guild_id === undefined ? {} : { guild_id }) };
  if (message.snapshot) {
    return {
      message_reference: { type: MessageReferenceType.Forward, ...reference },
      message_snapshots: [{ message: snapshotPayload(state, message.snapshot, view.readsContent(message)) }],
    };
  }
  const target = state.messages.get(messageId);
  return {
    message_reference: { type: MessageReferenceType.Default, ...reference },
    referenced_message: target ? withoutReferenced(state, target, view) : null,
  };
}

/** What a message and its snapshot in a forward have in common. */
function snapshotPayload(state: State, message: Snapshot, readable: boolean): APIMessageSnapshotFields {
  const used = filesUsedInside(state, message);
  return {
    type: message.type,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    mentions: message.mentionIds.map((id) => userOf(state, id)),
    mention_roles: message.mentionRoleIds,
    flags: message.flags,
    content: readable ? message.content : '',
    embeds: readable
      ? [...message.embeds.map((embed) => embedPayload(state, message, embed)), ...message.unfurled]
      : [],
    attachments: readable
      ? message.attachments.filter((file) => !used.has(file)).map((file) => attachmentPayload(state, file))
      : [],
    components: readable ? message.components.map((component) => componentPayload(state, message, component)) : [],
    ...(message.stickerIds.length > 0 ? { sticker_items: message.stickerIds.map((id) => stickerItem(state, id)) } : {}),
  };
}

function stickerItem(state: State, id: string): APIStickerItem {
  const sticker = state.stickers.get(id);
  if (!sticker) throw unknownSticker();
  return { id, name: sticker.name, format_type: sticker.format };
}

function withoutReferenced(state: State, message: StoredMessage, view: MessageView): APIMessage {
  const thread = message.threadId === undefined ? undefined : state.channels.get(message.threadId);
  return {
    ...snapshotPayload(state, message, view.readsContent(message)),
    id: message.id,
    channel_id: message.channelId,
    author: authorOf(state, message),
    tts: message.tts,
    pinned: false,
    mention_everyone: message.mentionEveryone,
    ...(message.webhookId === undefined ? {} : { webhook_id: message.webhookId }),
    ...(message.interactionId === undefined ? {} : { application_id: state.applicationId }),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.interactionMetadata ? { interaction_metadata: message.interactionMetadata } : {}),
    ...legacyInteraction(state, message),
    ...(message.reactions.size > 0 ? { reactions: reactionPayloads(state, message) } : {}),
    ...(thread ? { thread: channelPayload(state, thread) } : {}),
  };
}

function legacyInteraction(state: State, message: StoredMessage): Partial<APIMessage> {
  const isCommandResponse =
    message.type === MessageType.ChatInputCommand || message.type === MessageType.ContextMenuCommand;
  const interaction = state.interactions.get(message.interactionId ?? '');
  if (!isCommandResponse || !interaction) return {};
  return {
    interaction: {
      id: interaction.payload.id,
      type: interaction.payload.type,
      name: interaction.commandName ?? '',
      user: userOf(state, interaction.userId),
    },
  };
}

function authorOf(state: State, message: StoredMessage) {
  return userOf(state, message.authorId);
}

function reactionPayloads(state: State, message: StoredMessage): APIReaction[] {
  return [...message.reactions].map(([emoji, users]) => ({
    emoji: { id: null, name: emoji },
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    me: users.has(state.bot.id),
    me_burst: false,
    burst_colors: [],
  }));
}

const REFERENCE = 'attachment://';

function fileNamed(message: Snapshot, url: string): StoredAttachment | undefined {
  if (!url.startsWith(REFERENCE)) return undefined;
  return message.attachments.find((attachment) => attachment.filename === url.slice(REFERENCE.length));
}

/** Attachments that embeds or components show are left out of `attachments`; see …/resources/message#message-object. */
function filesUsedInside(state: State, message: Snapshot): Set<StoredAttachment> {
  const urls = message.embeds.flatMap((embed) => [
    embed.image?.url,
    embed.thumbnail?.url,
    embed.author?.icon_url,
    embed.footer?.icon_url,
  ]);
  const visit = (component: APIMessageTopLevelComponent | { type: ComponentType }): void => {
    if ('components' in component) for (const child of component.components) visit(child);
    if ('accessory' in component) visit(component.accessory);
    if ('items' in component) urls.push(...component.items.map((item) => item.media.url));
    if ('media' in component && isMedia(component.media)) urls.push(component.media.url);
    if ('file' in component) urls.push(component.file.url);
  };
  for (const component of message.components) visit(component);
  const files = urls.map((url) => url && (fileNamed(message, url) ?? attachmentAt(state, url)));
  return new Set(files.filter((file): file is StoredAttachment => typeof file === 'object'));
}

function isMedia(value: unknown): value is { url: string } {
  return typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string';
}

/** An `attachment://` reference, or one of our own URLs, with a fresh signature; undefined if no such file came. */
function resolved(state: State, message: Snapshot, url: string): string | undefined {
  const file = fileNamed(message, url);
  if (file) return signedUrl(state, file);
  return url.startsWith(REFERENCE) ? undefined : (refreshedUrl(state, url) ?? url);
}

function mediaPayload(state: State, message: Snapshot, url: string) {
  const target = resolved(state, message, url);
  if (target === undefined) return undefined;
  const file = fileNamed(message, url) ?? attachmentAt(state, url);
  return {
    url: target,
    proxy_url: file ? proxiedUrl(state, file) : target,
    ...(file?.width === undefined ? {} : { width: file.width }),
    ...(file?.height === undefined ? {} : { height: file.height }),
    ...(file?.contentType === undefined ? {} : { content_type: file.contentType }),
  };
}

function iconPayload(state: State, message: Snapshot, url: string | null | undefined) {
  const target = url ? resolved(state, message, url) : undefined;
  return target === undefined ? {} : { icon_url: target, proxy_icon_url: target };
}

function embedPayload(state: State, message: Snapshot, embed: EmbedBody): APIEmbed {
  const image = embed.image ? mediaPayload(state, message, embed.image.url) : undefined;
  const thumbnail = embed.thumbnail ? mediaPayload(state, message, embed.thumbnail.url) : undefined;
  return {
    type: EmbedType.Rich,
    ...(embed.title ? { title: embed.title } : {}),
    ...(embed.description ? { description: embed.description } : {}),
    ...(embed.url ? { url: embed.url } : {}),
    ...(embed.timestamp ? { timestamp: new Date(embed.timestamp).toISOString() } : {}),
    ...(embed.color === undefined || embed.color === null ? {} : { color: embed.color }),
    ...(embed.footer
      ? { footer: { text: embed.footer.text, ...iconPayload(state, message, embed.footer.icon_url) } }
      : {}),
    ...(image ? { image } : {}),
    ...(thumbnail ? { thumbnail } : {}),
    ...(embed.author
      ? {
          author: {
            name: embed.author.name,
            ...(embed.author.url ? { url: embed.author.url } : {}),
            ...iconPayload(state, message, embed.author.icon_url),
          },
        }
      : {}),
    ...(embed.fields?.length
      ? { fields: embed.fields.map(({ name, value, inline }) => ({ name, value, inline: inline ?? false })) }
      : {}),
  };
}

function componentPayload(
  state: State,
  message: Snapshot,
  component: APIMessageTopLevelComponent,
): APIMessageTopLevelComponent {
  const media = <T extends { url: string }>(item: T): T => ({
    ...item,
    ...(mediaPayload(state, message, item.url) ?? { url: item.url }),
  });
  switch (component.type) {
    case ComponentType.Container:
      return {
        ...component,
        components: component.components.map((child) => {
          const resolvedChild = componentPayload(state, message, child);
          return resolvedChild.type === ComponentType.Container ? child : resolvedChild;
        }),
      };
    case ComponentType.MediaGallery:
      return { ...component, items: component.items.map((item) => ({ ...item, media: media(item.media) })) };
    case ComponentType.File:
      return { ...component, file: media(component.file) };
    case ComponentType.Section:
      return component.accessory.type === ComponentType.Thumbnail
        ? { ...component, accessory: { ...component.accessory, media: media(component.accessory.media) } }
        : component;
    default:
      return component;
  }
}
