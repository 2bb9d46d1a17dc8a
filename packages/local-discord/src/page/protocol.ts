import type { APIApplicationCommand, APIMessage, APIUser, ChannelType, Locale } from 'discord-api-types/v10';
import type { Happening, PermissionName } from '../api.ts';

/** What the page shows to the person one looks through; sent whole whenever anything but messages changes. */
export interface PageState {
  /** Id of that person. */
  readonly viewer: string;
  readonly people: readonly PersonView[];
  readonly bot: APIUser;
  /** Whether the bot has a gateway session. */
  readonly online: boolean;
  readonly servers: readonly ServerView[];
  /** The viewer's conversation with the bot. */
  readonly dm: ChannelView;
  readonly uploadLimitBytes: number;
  /** Where avatars are, and stickers but for GIFs, which are at the media proxy. */
  readonly cdnBase: string;
  readonly mediaBase: string;
  readonly samples: readonly Sample[];
  /** Addresses to post with one click. */
  readonly links: readonly string[];
  readonly stickers: readonly StickerView[];
  readonly forwards: readonly ForwardView[];
  /** Where the samples come from, in a few words. */
  readonly samplesNote: string;
  /** What an empty channel suggests, as a sentence. */
  readonly welcome: string;
}

export interface PersonView {
  readonly user: APIUser;
  /** What sets this person apart, in a few words. */
  readonly note: string;
}

export interface ServerView {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly ChannelView[];
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  /** The channel a thread belongs to. */
  readonly parentId: string | undefined;
  /** What the viewer may do in it. */
  readonly permissions: readonly PermissionName[];
  /** Commands that the viewer may use in it. */
  readonly commands: readonly APIApplicationCommand[];
}

/** A file to post with one click. */
export interface Sample {
  /** Name of the file. */
  readonly name: string;
  readonly url: string;
  readonly description: string;
  /** Empty where its name does not tell. */
  readonly contentType: string;
  readonly caption?: string;
}

/** A sticker to post with one click. */
export interface StickerView {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** A message to forward with one click. */
export interface ForwardView {
  readonly id: string;
  /** That of its file, or else its text. */
  readonly name: string;
}

/** The events of the page's stream, by name. Messages are as the viewer sees them. */
export interface PageEvents {
  readonly state: PageState;
  /** Every message in sight, oldest first; sent after the first `state`. */
  readonly messages: readonly APIMessage[];
  /** A message that is new, or that changed. */
  readonly message: APIMessage;
  readonly gone: { readonly id: string; readonly channelId: string };
  readonly typing: { readonly channelId: string; readonly userId: string };
}

/** The event of the developer panel's stream. */
export interface DeveloperEvents {
  readonly happening: Happening;
}

/** Goes with the files of a post, in their order. */
export interface FileNote {
  readonly description: string;
  readonly spoiler: boolean;
}

export interface PostRequest {
  readonly as: string;
  readonly channel: string;
  readonly content: string;
  readonly files: readonly FileNote[];
  /** Ids. */
  readonly stickers?: readonly string[] | undefined;
  readonly replyTo?: string | undefined;
  readonly pingAuthor?: boolean | undefined;
}

/** Options by name; attachments come as files beside it, each in a part named after its option. */
export interface CommandRequest {
  readonly as: string;
  readonly channel: string;
  readonly command: string;
  readonly options: Readonly<Record<string, string | number | boolean | { readonly id: string }>>;
  /** The viewer's, which the interaction tells the bot. */
  readonly locale: Locale;
}

/** Something done to a message, in the viewer's locale. */
export type MessageAction = { readonly locale: Locale } & (
  | { readonly do: 'apply'; readonly as: string; readonly message: string; readonly command: string }
  | { readonly do: 'press'; readonly as: string; readonly message: string; readonly button: string }
  | {
      readonly do: 'choose';
      readonly as: string;
      readonly message: string;
      readonly menu: string;
      readonly values: readonly string[];
    }
  | { readonly do: 'forward'; readonly as: string; readonly message: string; readonly to: string }
  | {
      readonly do: 'edit';
      readonly as: string;
      readonly message: string;
      readonly content: string;
      /** The attachments that stay. */
      readonly keep: readonly string[];
    }
  | { readonly do: 'delete'; readonly as: string; readonly message: string }
  | { readonly do: 'dismiss'; readonly as: string; readonly message: string }
);

/** Faults that the developer's panel can inject. */
export type FaultRequest =
  | { readonly fault: 'latency'; readonly ms: number }
  | { readonly fault: 'drop-gateway' }
  | { readonly fault: 'expire-urls' }
  | { readonly fault: 'server-errors'; readonly times: number }
  | { readonly fault: 'clear' };

/** The body of every refusal. */
export interface Refusal {
  readonly code: number;
  readonly message: string;
  /** What the bot left without an answer: the page says so in the viewer's language. */
  readonly unanswered?: 'command' | 'component';
}
