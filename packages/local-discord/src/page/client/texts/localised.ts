import type { LocalizationMap } from 'discord-api-types/v10';
import { locale } from './language.ts';

/** A command's, option's or choice's name in the viewer's language, where the bot gave one. */
export function namedIn({
  name,
  name_localizations: names,
}: {
  readonly name: string;
  readonly name_localizations?: LocalizationMap | null | undefined;
}): string {
  return names?.[locale.value] ?? name;
}

/** What it does, in the viewer's language, where the bot says so in it. */
export function describedIn({
  description,
  description_localizations: descriptions,
}: {
  readonly description: string;
  readonly description_localizations?: LocalizationMap | null | undefined;
}): string {
  return descriptions?.[locale.value] ?? description;
}
