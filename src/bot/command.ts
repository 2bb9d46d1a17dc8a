import type {
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import type { Settings } from '../store/settings.ts';
import type { Kind } from './replies/custom-ids.ts';
import type { Services } from './services.ts';

/** Who sees the answer. It cannot change any more once Discord has been told. */
export type Visibility = 'public' | 'private';

/** One command. The dispatcher acknowledges as `ack` says before any work, then runs `execute`. */
export interface Command<Interaction> {
  /** People may use it at any moment, however much they used before: it does not count. */
  readonly uncounted?: true;
  readonly data: { readonly name: string; toJSON(): RESTPostAPIApplicationCommandsJSONBody };
  /** From the options and the settings alone, at once. */
  ack(interaction: Interaction, settings: Settings): Visibility;
  /** Edits the acknowledged answer. A UserError is told to the person alone. */
  execute(interaction: Interaction, services: Services): Promise<void>;
}

export type ChatCommand = Command<ChatInputCommandInteraction>;
export type MessageCommand = Command<MessageContextMenuCommandInteraction>;
export type UserCommand = Command<UserContextMenuCommandInteraction>;

/** What a button or menu does, by the kind in its custom_id. */
export interface Component {
  readonly kind: Kind;
  /** As a command's. */
  readonly uncounted?: true;
  /** `update`: edits the message that the component is on. */
  ack(interaction: MessageComponentInteraction): Visibility | 'update';
  execute(interaction: MessageComponentInteraction, services: Services): Promise<void>;
}

/** Everything that people can use. */
export interface Repertoire {
  readonly chat: readonly ChatCommand[];
  readonly message: readonly MessageCommand[];
  readonly user: readonly UserCommand[];
  readonly components: readonly Component[];
}

/** What Discord is told of the commands. */
export function definitions({ chat, message, user }: Repertoire): RESTPostAPIApplicationCommandsJSONBody[] {
  return [...chat, ...message, ...user].map(({ data }) => data.toJSON());
}
