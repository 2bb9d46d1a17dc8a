import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { COMMAND } from '../limits.ts';
import { fail, lengthOf, list, text } from './form.ts';

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming. */
const SLASH_NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]*$/u;

const slashName = text(COMMAND.name, 1).superRefine((value, context) => {
  if (!SLASH_NAME.test(value) || value !== value.toLowerCase()) {
    fail(context, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
});

const locales = Object.values(Locale);
const localised = (schema: z.ZodType<string>) =>
  z.partialRecord(z.enum(locales), schema.nullable()).nullable().exactOptional();

const described = {
  name: slashName,
  name_localizations: localised(slashName),
  description: text(COMMAND.description, 1),
  description_localizations: localised(text(COMMAND.description, 1)),
};
const answered = { ...described, required: z.boolean().exactOptional() };

const choices = <T extends z.ZodType<string | number>>(value: T) =>
  list(
    z.object({ name: text(COMMAND.choiceName, 1), name_localizations: localised(text(COMMAND.choiceName, 1)), value }),
    COMMAND.choices,
  );
const LARGEST = Number.MAX_SAFE_INTEGER;

const fileType = z
  .custom<'image' | 'video' | 'audio' | `.${string}`>((value) => typeof value === 'string')
  .superRefine((value, context) => {
    if (!/^(image|video|audio|\.[a-z0-9]+)$/.test(value)) {
      fail(context, 'BASE_TYPE_CHOICES', 'Value must be image, video, audio or an extension with its dot.');
    }
  });

/** An option has choices or autocompletes, not both. */
function offering<S extends z.ZodRawShape, V extends z.ZodType<string | number>>(shape: S, value: V) {
  return z.discriminatedUnion('autocomplete', [
    z.object({ ...answered, ...shape, autocomplete: z.literal(true), choices: z.tuple([]).exactOptional() }),
    z.object({
      ...answered,
      ...shape,
      autocomplete: z.literal(false).exactOptional(),
      choices: choices(value).exactOptional(),
    }),
  ]);
}

const basicOption = z.discriminatedUnion('type', [
  offering(
    {
      type: z.literal(OptionType.String),
      min_length: z.int().min(0).max(COMMAND.stringLength).exactOptional(),
      max_length: z.int().min(1).max(COMMAND.stringLength).exactOptional(),
    },
    text(COMMAND.choiceValue, 1),
  ),
  offering(
    {
      type: z.literal(OptionType.Integer),
      min_value: z.int().exactOptional(),
      max_value: z.int().exactOptional(),
    },
    z.int(),
  ),
  offering(
    {
      type: z.literal(OptionType.Number),
      min_value: z.number().min(-LARGEST).exactOptional(),
      max_value: z.number().max(LARGEST).exactOptional(),
    },
    z.number(),
  ),
  z.object({ ...answered, type: z.literal(OptionType.Boolean) }),
  z.object({ ...answered, type: z.literal(OptionType.User) }),
  z.object({ ...answered, type: z.literal(OptionType.Role) }),
  z.object({ ...answered, type: z.literal(OptionType.Mentionable) }),
  z.object({
    ...answered,
    type: z.literal(OptionType.Channel),
    channel_types: z.array(z.enum(ChannelType).exclude(['GuildDirectory'])).exactOptional(),
  }),
  z.object({
    ...answered,
    type: z.literal(OptionType.Attachment),
    file_types: list(fileType, COMMAND.fileTypes).exactOptional(),
  }),
]);
export type BasicOptionBody = z.output<typeof basicOption>;

const basicOptions = list(basicOption, COMMAND.options).superRefine(checkOptions);
const subcommand = z.object({
  ...described,
  type: z.literal(OptionType.Subcommand),
  options: basicOptions.exactOptional(),
});
const group = z.object({
  ...described,
  type: z.literal(OptionType.SubcommandGroup),
  options: list(subcommand, COMMAND.options).superRefine(checkOptions).exactOptional(),
});
const option = z.discriminatedUnion('type', [subcommand, group, basicOption]);
export type OptionBody = z.output<typeof option>;

function checkOptions(
  options: readonly { name: string; required?: boolean }[],
  context: Parameters<typeof fail>[0],
): void {
  let seenOptional = false;
  const names = options.map(({ name }) => name);
  for (const [index, one] of options.entries()) {
    if (names.indexOf(one.name) !== index) {
      fail(context, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name already in use', [index, 'name']);
    }
    if (one.required && seenOptional) {
      const message = 'Required options must be placed before non-required options';
      fail(context, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message, [index]);
    }
    seenOptional ||= !one.required;
  }
}

const settings = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  integration_types: z.array(z.enum(ApplicationIntegrationType)).nullish(),
  contexts: z.array(z.enum(InteractionContextType)).nullish(),
};

const chatInput = z.object({
  ...settings,
  ...described,
  type: z.literal(ApplicationCommandType.ChatInput),
  options: list(option, COMMAND.options).superRefine(checkOptions).exactOptional(),
});

const contextMenu = z.object({
  ...settings,
  type: z.literal([ApplicationCommandType.User, ApplicationCommandType.Message]),
  name: text(COMMAND.name, 1),
  name_localizations: localised(text(COMMAND.name, 1)),
  description: z
    .string()
    .nullish()
    .superRefine((value, context) => {
      if (value) {
        const message = 'Context menu commands cannot have description';
        fail(context, 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID', message);
      }
    }),
});

/** One command as it is registered; a body without `type` is a slash command. */
export const commandBody = z
  .preprocess(
    (body) =>
      typeof body === 'object' && body !== null && !('type' in body)
        ? { ...body, type: ApplicationCommandType.ChatInput }
        : body,
    z.discriminatedUnion('type', [chatInput, contextMenu]),
  )
  .superRefine((command, context) => {
    if (totalLength(command) > COMMAND.total) {
      const message = `Command exceeds maximum size (${COMMAND.total})`;
      fail(context, 'APPLICATION_COMMAND_TOO_LARGE', message);
    }
  });

export type CommandBody = z.output<typeof commandBody>;

/** Characters of names, descriptions and choice values, each in its longest localisation. */
function totalLength(part: object): number {
  let total = 0;
  for (const key of ['name', 'description'] as const) {
    const value = read(part, key);
    const localisations = read(part, `${key}_localizations`);
    const texts = [value, ...Object.values(isObject(localisations) ? localisations : {})];
    total += Math.max(0, ...texts.map((one) => (typeof one === 'string' ? lengthOf(one) : 0)));
  }
  const value = read(part, 'value');
  if (typeof value === 'string') total += lengthOf(value);
  for (const key of ['options', 'choices']) {
    const children = read(part, key);
    if (Array.isArray(children)) total += children.filter(isObject).reduce((sum, child) => sum + totalLength(child), 0);
  }
  return total;
}

function read(part: object, key: string): unknown {
  return Object.entries(part).find(([name]) => name === key)?.[1];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
