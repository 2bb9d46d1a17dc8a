/** Every public type of this package. */
export type { Clock } from './api/clock.ts';
export type { GatewayLimits, LocalDiscord, LocalDiscordOptions, WaitFor, WaitForMessage } from './api/discord.ts';
export type {
  CancelFault,
  CdnFault,
  ConnectionMatch,
  FaultSpan,
  Faults,
  GatewayFault,
  RequestMatch,
  RestFault,
} from './api/faults.ts';
export type { Happening, HappeningKinds, HappeningOf, HappeningType } from './api/happenings.ts';
export type { LinkPreview, Sticker, StickerOptions } from './api/media.ts';
export type { PageOptions, PageSample, PageText } from './api/page.ts';
export type {
  CommandOptions,
  FileToPost,
  MessageChange,
  MessageToPost,
  Person,
  PersonOptions,
  UsedInteraction,
} from './api/people.ts';
export type { PermissionName, PrivilegedIntent, Ref } from './api/refs.ts';
export type {
  Channel,
  ChannelOptions,
  OverwriteOptions,
  Server,
  ServerOptions,
  ThreadOptions,
} from './api/servers.ts';
