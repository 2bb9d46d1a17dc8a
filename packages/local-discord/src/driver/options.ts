import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIInteractionDataResolved,
  type InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { CommandOptions, FileToPost } from '../api.ts';
import { ApiError } from '../errors.ts';
import { resolvedChannel, resolvedMember } from '../payloads/interaction.ts';
import { attachmentPayload } from '../payloads/message.ts';
import { userOf } from '../payloads/user.ts';
import { lengthOf } from '../schemas/form.ts';
import type { State } from '../state.ts';
import type { StoredChannel } from '../stored.ts';
import { extensionOf } from '../uploads.ts';
import { storeFile } from './files.ts';

type Given = CommandOptions[string];
type DataOption = APIApplicationCommandInteractionDataBasicOption<InteractionType.ApplicationCommand>;

export interface FilledOptions {
  readonly options: DataOption[];
  readonly resolved: APIInteractionDataResolved;
}

/** What Discord's client makes of somebody's input. Throws for what the client would not let them send. */
export async function fillOptions(
  state: State,
  userId: string,
  channel: StoredChannel,
  offered: readonly APIApplicationCommandBasicOption[],
  given: CommandOptions,
): Promise<FilledOptions> {
  for (const name of Object.keys(given)) {
    if (!offered.some((option) => option.name === name)) {
      const names = offered.map((option) => option.name).join(', ') || 'none';
      throw new Error(`expected an option of the command (${names}) but got ${name}`);
    }
  }
  const resolved: APIInteractionDataResolved = {};
  const options: DataOption[] = [];
  for (const option of offered) {
    const value = given[option.name];
    if (value !== undefined) options.push(await fill(state, userId, channel, option, value, resolved));
    else if (option.required) throw new Error(`expected a value for the required option ${option.name}`);
  }
  return { options, resolved };
}

async function fill(
  state: State,
  userId: string,
  channel: StoredChannel,
  option: APIApplicationCommandBasicOption,
  value: Given,
  resolved: APIInteractionDataResolved,
): Promise<DataOption> {
  const { name } = option;
  switch (option.type) {
    case OptionType.String: {
      const text = expectType(option, value, 'string');
      checkChoice(option, text);
      const { min_length: min = 0, max_length: max = Number.POSITIVE_INFINITY } = option;
      checkRange(name, lengthOf(text), min, max, 'characters');
      return { name, type: option.type, value: text };
    }
    case OptionType.Integer:
    case OptionType.Number: {
      const number = expectType(option, value, 'number');
      if (option.type === OptionType.Integer && !Number.isInteger(number)) {
        throw new Error(`expected an integer for ${name} but got ${number}`);
      }
      checkChoice(option, number);
      const { min_value: min = Number.NEGATIVE_INFINITY, max_value: max = Number.POSITIVE_INFINITY } = option;
      checkRange(name, number, min, max, 'as value');
      return { name, type: option.type, value: number };
    }
    case OptionType.Boolean:
      return { name, type: option.type, value: expectType(option, value, 'boolean') };
    case OptionType.User:
    case OptionType.Mentionable: {
      const id = expectId(name, value);
      resolved.users = { ...resolved.users, [id]: userOf(state, id) };
      const member = resolvedMember(state, id, channel);
      if (member) resolved.members = { ...resolved.members, [id]: member };
      return { name, type: option.type, value: id };
    }
    case OptionType.Role: {
      const id = expectId(name, value);
      const role = state.guilds.get(channel.guildId ?? '')?.roles.get(id);
      if (!role) throw new Error(`expected a role of the server for ${name} but got ${id}`);
      resolved.roles = { ...resolved.roles, [id]: role };
      return { name, type: option.type, value: id };
    }
    case OptionType.Channel: {
      const id = expectId(name, value);
      const target = state.channels.get(id);
      if (!target) throw new Error(`expected a channel for ${name} but got ${id}`);
      resolved.channels = { ...resolved.channels, [id]: resolvedChannel(state, userId, target) };
      return { name, type: option.type, value: id };
    }
    case OptionType.Attachment: {
      const file = expectFile(name, value);
      checkFileType(name, file, option.file_types);
      const stored = await storeFile(state, file, { channelId: channel.id, ephemeral: true });
      resolved.attachments = { ...resolved.attachments, [stored.id]: attachmentPayload(state, stored) };
      return { name, type: option.type, value: stored.id };
    }
  }
}

interface PrimitiveTypes {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

function isA<T extends keyof PrimitiveTypes>(value: unknown, type: T): value is PrimitiveTypes[T] {
  return typeof value === type;
}

function expectType<T extends keyof PrimitiveTypes>(
  option: { name: string },
  value: Given,
  type: T,
): PrimitiveTypes[T] {
  if (isA(value, type)) return value;
  throw new Error(`expected a ${type} for ${option.name} but got ${typeof value}`);
}

function expectId(name: string, value: Given): string {
  if (typeof value === 'object' && 'id' in value) return value.id;
  throw new Error(`expected something with an id for ${name} but got ${typeof value}`);
}

function expectFile(name: string, value: Given): FileToPost {
  if (typeof value === 'object' && 'data' in value) return value;
  throw new Error(`expected a file for ${name} but got ${typeof value}`);
}

function checkChoice(
  option: { name: string; choices?: readonly { value: string | number }[] },
  value: string | number,
) {
  const allowed = option.choices?.map((choice) => choice.value) ?? [];
  if (allowed.length > 0 && !allowed.includes(value)) {
    throw new Error(`expected one of ${allowed.join(', ')} for ${option.name} but got ${value}`);
  }
}

function checkRange(name: string, size: number, min: number, max: number, what: string): void {
  if (size < min || size > max) throw new Error(`expected ${min} to ${max} ${what} for ${name} but got ${size}`);
}

const GROUPS: Record<string, readonly string[]> = {
  image: ['png', 'gif', 'jpg', 'jpeg', 'jfif', 'webp', 'avif'],
  video: ['mp4', 'mov', 'webm', 'mkv', 'avi'],
  audio: ['mp3', 'ogg', 'wav', 'flac', 'm4a', 'aac'],
};

/** By extension alone, as Discord does it: the contents may be anything. */
function checkFileType(name: string, file: FileToPost, types: readonly string[] | undefined): void {
  if (!types?.length) return;
  const extension = extensionOf(file.name);
  const isAllowed = types.some((type) => GROUPS[type]?.includes(extension) ?? type === `.${extension}`);
  if (isAllowed) return;
  throw new ApiError(400, 0, `expected a file of type ${types.join(' or ')} for ${name} but got ${file.name}`);
}
