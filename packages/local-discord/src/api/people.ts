import type {
  APIApplicationCommandOptionChoice,
  APIInteraction,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIUser,
  InteractionResponseType,
} from 'discord-api-types/v10';
import type { PermissionName, Ref } from './refs.ts';

export interface PersonOptions {
  readonly name?: string;
  readonly displayName?: string;
  /** The `locale` of their interactions, one of Discord's. Default `en-US`. */
  readonly locale?: string;
  /** Whether they are a bot of their own. */
  readonly bot?: boolean;
  /** A picture in any format; an animated GIF stays one. */
  readonly avatar?: Uint8Array;
  /** Whether they installed the application to themselves, to use it where the bot is not. */
  readonly installedApp?: boolean;
  /** Whether they let the bot write to them; a message is refused with 50007 otherwise. Default true. */
  readonly acceptsDms?: boolean;
}

export interface FileToPost {
  readonly name: string;
  readonly data: Uint8Array;
  /** Alt text, at most 1,024 characters. */
  readonly description?: string;
  /** Marks the attachment a spoiler by flag, without the SPOILER_ prefix. */
  readonly spoiler?: boolean;
  /** What the media proxy gives for a video when it is asked for a picture. Without it, 415. */
  readonly still?: Uint8Array;
  /** What the payload claims instead of the truth. */
  readonly claims?: {
    readonly contentType?: string;
    readonly size?: number;
    readonly width?: number;
    readonly height?: number;
  };
}

export interface MessageToPost {
  readonly content?: string;
  readonly files?: readonly FileToPost[];
  readonly stickers?: readonly Ref[];
  readonly replyTo?: Ref;
  /** Whether a reply mentions its author. Default true. */
  readonly pingAuthor?: boolean;
  /** Posts through a webhook instead of as the person. */
  readonly viaWebhook?: boolean;
}

/** What an edit changes; what is left out stays. */
export interface MessageChange {
  readonly content?: string;
  /** The attachments that stay; an empty list takes all of them off. */
  readonly keep?: readonly Ref[];
  readonly add?: readonly FileToPost[];
}

/** By option name; `sub` or `group sub` belongs to the command's name. */
export type CommandOptions = Readonly<Record<string, string | number | boolean | FileToPost | { readonly id: string }>>;

/** Somebody in front of a Discord client. What the rules forbid them throws an ApiError. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly user: APIUser;
  /** Changes the language of their client, as Discord calls it. */
  setLocale(locale: string): void;
  post(channel: Ref, message: string | MessageToPost): Promise<APIMessage>;
  /** Forwards a message they see: its contents without its author, as a snapshot. */
  forward(message: Ref, to: Ref): APIMessage;
  edit(message: Ref, change: string | MessageChange): Promise<APIMessage>;
  delete(message: Ref): void;
  react(message: Ref, emoji: string): void;
  /** Runs a slash command; `command` is `name`, `name sub` or `name group sub`. */
  run(channel: Ref, command: string, options?: CommandOptions): Promise<UsedInteraction>;
  /** What an autocompleting option offers for what was typed so far. */
  complete(
    channel: Ref,
    command: string,
    focused: { readonly name: string; readonly value: string },
    options?: CommandOptions,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Apps → `command` on a message. */
  applyCommand(command: string, message: Ref): Promise<UsedInteraction>;
  /** Apps → `command` on a person. */
  applyUserCommand(channel: Ref, command: string, target: Person): Promise<UsedInteraction>;
  /** Presses the button with this custom_id or label. */
  press(message: Ref, button: string): Promise<UsedInteraction>;
  /** Chooses in the select menu; `menu` (a custom_id) may be left out where there is but one. */
  choose(message: Ref, values: readonly string[], menu?: string): Promise<UsedInteraction>;
  /** Submits the modal that an interaction opened, by the fields' custom_ids. */
  submit(opened: UsedInteraction, fields: Readonly<Record<string, string>>): Promise<UsedInteraction>;
  /** Puts an ephemeral message out of sight. */
  dismiss(message: Ref): void;
  /** The channel's messages as they see them, oldest first; ephemeral ones only where they are theirs. */
  see(channel: Ref): readonly APIMessage[];
  /** The same as text, for failure messages and for reading. */
  transcript(channel: Ref): string;
  /** Names of what they may do in the channel. */
  permissionsIn(channel: Ref): readonly PermissionName[];
}

/** An interaction that somebody started. */
export interface UsedInteraction {
  readonly id: string;
  readonly payload: APIInteraction;
  /** The type of the first response; rejects when 3 s pass without one. */
  acknowledged(wait?: { readonly timeoutMs?: number }): Promise<InteractionResponseType>;
  /** What `@original` stands for once it shows the response, not "is thinking…"; rejects when it fails or is deleted first. */
  reply(wait?: { readonly timeoutMs?: number }): Promise<APIMessage>;
  /** Finished follow-up messages so far, oldest first. */
  readonly followUps: readonly APIMessage[];
  /** The next follow-up from now on. */
  nextFollowUp(wait?: { readonly timeoutMs?: number }): Promise<APIMessage>;
  /** The modal that the first response opened. */
  modal(wait?: { readonly timeoutMs?: number }): Promise<APIModalInteractionResponseCallbackData>;
}
