import {
  type APIApplicationCommand,
  type APIMessage,
  ChannelType,
  InteractionContextType,
  type Locale,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type {
  Channel,
  LinkPreview,
  LocalDiscord,
  PageOptions,
  PageSample,
  PageText,
  PermissionName,
  Person,
  Ref,
  Sticker,
} from '../api.ts';
import { contentTypeOf } from '../uploads.ts';
import type { ChannelView, ForwardView, PageState } from './protocol.ts';

const READABLE: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** What the page shows, and of whom. */
export interface Stage extends Omit<PageOptions, 'stickers'> {
  readonly discord: LocalDiscord;
  readonly samples: readonly PageSample[];
  readonly links: ReadonlyMap<string, LinkPreview>;
  readonly stickers: readonly Sticker[];
  readonly forwards: readonly Ref[];
}

/** Who looks, and in which language. */
export interface Viewing {
  readonly viewer: Person;
  readonly locale: Locale;
}

/** The page's state as one person sees it. */
export function viewOf(stage: Stage, { viewer, locale }: Viewing): PageState {
  const { discord } = stage;
  const read = (text: PageText | undefined) => (typeof text === 'function' ? text(locale) : (text ?? ''));
  return {
    viewer: viewer.id,
    people: [...stage.cast].map(([person, note]) => ({ user: person.user, note: read(note) })),
    bot: discord.bot,
    online: discord.connectedSessions > 0,
    servers: discord.servers
      .filter((server) => server.members.includes(viewer))
      .map((server) => ({
        id: server.id,
        name: server.name,
        channels: readableChannels(viewer, server.channels).map((channel) => viewChannel(discord, viewer, channel)),
      })),
    dm: viewChannel(discord, viewer, discord.openDm(viewer)),
    uploadLimitBytes: discord.uploadLimitBytes,
    cdnBase: discord.cdnBase,
    mediaBase: discord.mediaBase,
    samples: stage.samples.map(({ name, description, caption }) => ({
      name,
      description: read(description),
      url: `/page/samples/${encodeURIComponent(name)}`,
      contentType: contentTypeOf(name) ?? '',
      ...(caption !== undefined && { caption: read(caption) }),
    })),
    stickers: stage.stickers,
    forwards: stage.forwards.flatMap((ref) => viewForward(discord, ref) ?? []),
    links: [...stage.links.keys()],
    samplesNote: read(stage.samplesNote),
    welcome: read(stage.welcome),
  };
}

/** Undefined where the message is gone. */
function viewForward(discord: LocalDiscord, ref: Ref): ForwardView | undefined {
  const message = discord.message(ref);
  if (message === undefined) return undefined;
  const [file] = message.attachments;
  return { id: message.id, name: file?.filename ?? message.content };
}

/** Every message the viewer can see, oldest first. */
export function messagesInSight(stage: Stage, viewer: Person): readonly APIMessage[] {
  const channels = stage.discord.servers
    .filter((server) => server.members.includes(viewer))
    .flatMap((server) => readableChannels(viewer, server.channels));
  return [...channels, stage.discord.openDm(viewer)].flatMap((channel) => viewer.see(channel));
}

/** Whether `viewer` can read the channel with this id. */
export function canRead(stage: Stage, viewer: Person, channelId: string): boolean {
  if (stage.discord.openDm(viewer).id === channelId) return true;
  return stage.discord.servers.some(
    (server) =>
      server.members.includes(viewer) &&
      readableChannels(viewer, server.channels).some((channel) => channel.id === channelId),
  );
}

function readableChannels(viewer: Person, channels: readonly Channel[]): readonly Channel[] {
  return channels.filter(
    (channel) => READABLE.has(channel.type) && viewer.permissionsIn(channel).includes('ViewChannel'),
  );
}

function viewChannel(discord: LocalDiscord, viewer: Person, channel: Channel): ChannelView {
  const permissions = viewer.permissionsIn(channel);
  const context = channel.server === undefined ? InteractionContextType.BotDM : InteractionContextType.Guild;
  return {
    id: channel.id,
    name: channel.name,
    type: channel.type,
    parentId: channel.parent?.id,
    permissions,
    commands: discord
      .commands(channel.server)
      .filter((command) => command.contexts?.includes(context) ?? true)
      .filter((command) => context === InteractionContextType.BotDM || mayUse(command, permissions)),
  };
}

function mayUse(command: APIApplicationCommand, permissions: readonly PermissionName[]): boolean {
  if (permissions.includes('Administrator') || command.default_member_permissions == null) return true;
  const needed = BigInt(command.default_member_permissions);
  const held = permissions.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
  return needed !== 0n && (held & needed) === needed;
}
