import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';

/** A slash command, or one of its subcommands, as the picker lists it. */
export interface RunnableCommand {
  /** `watch`, or `watch on`. */
  readonly name: string;
  readonly description: string;
  /** Required ones first, as Discord has them. */
  readonly options: readonly APIApplicationCommandBasicOption[];
}

export function runnableCommands(commands: readonly APIApplicationCommand[]): readonly RunnableCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap(({ name, description, options }) => flatten(name, description, options ?? []))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function flatten(
  name: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
): readonly RunnableCommand[] {
  const inner = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? flatten(`${name} ${option.name}`, option.description, option.options ?? [])
      : [],
  );
  return inner.length > 0 ? inner : [{ name, description, options: options.filter(isBasic) }];
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}
