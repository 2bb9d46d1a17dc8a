import { Locale, type LocalizationMap } from 'discord.js';
import type { ChoicePath, CommandPath, CommandTexts, MenuPath, OptionPath } from '../../wording/commands.ts';
import { languageOf, wordingIn } from '../../wording/language.ts';

// What Discord shows of commands, in English and in all languages.

interface Describable {
  setDescription(text: string): unknown;
  setDescriptionLocalizations(texts: LocalizationMap): unknown;
}

interface Nameable {
  setName(text: string): unknown;
  setNameLocalizations(texts: LocalizationMap): unknown;
}

function inAll(textIn: (texts: CommandTexts) => string): LocalizationMap {
  const map: LocalizationMap = {};
  for (const locale of Object.values(Locale)) {
    const language = languageOf(locale);
    // English is what Discord shows where there is nothing else.
    if (language !== undefined && language !== 'en') map[locale] = textIn(wordingIn(language).commands);
  }
  return map;
}

const english = wordingIn().commands;

/** Describes a command or subcommand, whose name is the same in all languages. */
export function described<Builder extends Describable>(builder: Builder, path: CommandPath): Builder {
  const text = (texts: CommandTexts) => texts.descriptions[path];
  builder.setDescription(text(english));
  builder.setDescriptionLocalizations(inAll(text));
  return builder;
}

/** Names and describes an option. */
export function option<Builder extends Describable & Nameable>(builder: Builder, path: OptionPath): Builder {
  builder.setName(english.options[path].name);
  builder.setNameLocalizations(inAll(({ options }) => options[path].name));
  builder.setDescription(english.options[path].description);
  builder.setDescriptionLocalizations(inAll(({ options }) => options[path].description));
  return builder;
}

export function choice<Value extends string>(path: ChoicePath, value: Value) {
  const text = (texts: CommandTexts) => texts.choices[path];
  return { name: text(english), name_localizations: inAll(text), value };
}

/** Names what stands under Apps in the menu of a message. */
export function menu<Builder extends Nameable>(builder: Builder, path: MenuPath): Builder {
  builder.setName(english.menus[path]);
  builder.setNameLocalizations(inAll(({ menus }) => menus[path]));
  return builder;
}
