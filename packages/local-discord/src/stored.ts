import type {
  APIEmbed,
  APIInteraction,
  APIMessageInteractionMetadata,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  ChannelType,
  InteractionContextType,
  InteractionResponseType,
  Locale,
  MessageType,
  StickerFormatType,
} from 'discord-api-types/v10';
import type { EmbedBody } from './schemas/embed.ts';

export interface StoredUser {
  readonly user: APIUser;
  locale: Locale;
  readonly installedApp: boolean;
  /** Whether bots may write to them. */
  readonly acceptsDms: boolean;
}

export interface StoredMember {
  readonly userId: string;
  nick: string | null;
  /** Name of their picture in this server, on the CDN. */
  readonly avatar: string | null;
  readonly roleIds: Set<string>;
  readonly joinedAt: number;
  /** Until when they may only read; ms since the Unix epoch, 0 for never timed out. */
  timedOutUntil: number;
}

export interface StoredGuild {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  locale: Locale;
  community: boolean;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, StoredMember>;
  /** Lower-case words that automatic moderation blocks. */
  blockedWords: readonly string[];
  systemChannelId: string | undefined;
}

export interface StoredThread {
  readonly ownerId: string;
  readonly memberIds: Set<string>;
  archived: boolean;
  locked: boolean;
  archiveChangedAt: number;
}

export type StoredChannelType =
  | ChannelType.GuildText
  | ChannelType.GuildAnnouncement
  | ChannelType.GuildForum
  | ChannelType.DM
  | ChannelType.GroupDM
  | ChannelType.PublicThread
  | ChannelType.PrivateThread
  | ChannelType.AnnouncementThread;

export interface StoredChannel {
  readonly id: string;
  readonly type: StoredChannelType;
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  name: string;
  overwrites: APIOverwrite[];
  ageRestricted: boolean;
  readonly recipientIds: readonly string[];
  readonly thread: StoredThread | undefined;
  lastMessageId: string | undefined;
}

export interface StoredAttachment {
  readonly id: string;
  /** Path on the CDN, without the query. */
  readonly path: string;
  readonly filename: string;
  readonly title: string | undefined;
  readonly data: Uint8Array;
  /** What payloads say of the file; a test may make it lie. */
  readonly size: number;
  readonly contentType: string | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly animated: boolean;
  /** A picture of what is a video. */
  readonly still: Uint8Array | undefined;
  readonly ephemeral: boolean;
  description: string | undefined;
  spoiler: boolean;
}

/** The message that another one replies to, or forwards. */
export interface Reference {
  readonly messageId: string;
  readonly channelId: string;
}

/** What a forward keeps of a message: not who wrote it. */
export type Snapshot = Readonly<
  Pick<
    StoredMessage,
    | 'type'
    | 'createdAt'
    | 'editedAt'
    | 'content'
    | 'embeds'
    | 'unfurled'
    | 'components'
    | 'attachments'
    | 'flags'
    | 'mentionIds'
    | 'mentionRoleIds'
    | 'stickerIds'
  >
>;

/** A file that anybody may fetch. */
export interface PublicFile {
  readonly filename: string;
  readonly data: Uint8Array;
  readonly contentType: string | undefined;
}

export interface StoredSticker {
  readonly id: string;
  readonly name: string;
  readonly format: StickerFormatType;
}

/** A link's embed, but for its address. */
export interface StoredPreview {
  readonly embed: APIEmbed;
  readonly delayMs: number;
}

export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  /** Set for webhooks and for responses to interactions, as Discord does. */
  readonly webhookId: string | undefined;
  readonly type: MessageType;
  readonly createdAt: number;
  editedAt: number | undefined;
  content: string;
  embeds: EmbedBody[];
  /** What the links in it unfurled to. */
  unfurled: APIEmbed[];
  readonly stickerIds: readonly string[];
  components: APIMessageTopLevelComponent[];
  attachments: StoredAttachment[];
  flags: number;
  readonly tts: boolean;
  readonly nonce: string | number | undefined;
  mentionIds: string[];
  mentionRoleIds: string[];
  mentionEveryone: boolean;
  readonly reference: Reference | undefined;
  /** What a forward shows. */
  readonly snapshot: Snapshot | undefined;
  /** By emoji, who reacted. */
  readonly reactions: Map<string, Set<string>>;
  readonly interactionId: string | undefined;
  readonly interactionMetadata: APIMessageInteractionMetadata | undefined;
  /** The only person who sees it; undefined for ordinary messages. */
  readonly owner: string | undefined;
  threadId: string | undefined;
}

export interface StoredInteraction {
  readonly payload: APIInteraction;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly context: InteractionContextType;
  readonly createdAt: number;
  /** Whether the application is there by the user's installation alone. */
  readonly userInstallOnly: boolean;
  readonly metadata: APIMessageInteractionMetadata;
  readonly commandName: string | undefined;
  /** The message whose component was used. */
  readonly sourceMessageId: string | undefined;
  state: 'waiting' | 'acknowledged' | 'failed';
  responseType: InteractionResponseType | undefined;
  /** What `@original` stands for. */
  originalId: string | undefined;
  /** Whether `@original` shows more than "is thinking…" or than it did before a deferred update. */
  isAnswered: boolean;
  modal: APIModalInteractionResponseCallbackData | undefined;
  choices: readonly { readonly name: string; readonly value: string | number }[] | undefined;
  readonly followUpIds: string[];
  cancelDeadline: () => void;
}
