import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { describedIn, namedIn } from '../texts/localised.ts';

/** A slash command, or one of its subcommands, as the picker lists it. */
export interface RunnableCommand {
  /** `watch`, or `watch on`: what Discord is told. */
  readonly name: string;
  /** The same in the viewer's language. */
  readonly shownName: string;
  /** In the viewer's language. */
  readonly description: string;
  /** Required ones first, as Discord has them. */
  readonly options: readonly APIApplicationCommandBasicOption[];
}

export function runnableCommands(commands: readonly APIApplicationCommand[]): readonly RunnableCommand[] {
  return commands
    .filter(({ type }) => type === ApplicationCommandType.ChatInput)
    .flatMap((command) => flatten(command, command.name, namedIn(command), command.options ?? []))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function flatten(
  described: Parameters<typeof describedIn>[0],
  name: string,
  shownName: string,
  options: readonly APIApplicationCommandOption[],
): readonly RunnableCommand[] {
  const inner = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
      ? flatten(option, `${name} ${option.name}`, `${shownName} ${namedIn(option)}`, option.options ?? [])
      : [],
  );
  if (inner.length > 0) return inner;
  return [{ name, shownName, description: describedIn(described), options: options.filter(isBasic) }];
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}
