import { ContextMenuCommandBuilder, SlashCommandBuilder, SlashCommandStringOption } from 'discord.js';
import { expect, it } from 'vitest';
import { choice, described, menu, option } from '../../../src/bot/discord/localised.ts';
import { wordingIn } from '../../../src/wording/language.ts';

const [english, german] = [wordingIn().commands, wordingIn('de').commands];

it('a command is described in all languages, and called the same in all', () => {
  const json = described(new SlashCommandBuilder().setName('watch'), 'watch').toJSON();
  expect(json).toMatchObject({ name: 'watch', description: english.descriptions.watch });
  expect(json.description_localizations).toMatchObject({ de: german.descriptions.watch });
  expect(json.description_localizations).not.toHaveProperty('en-US');
  expect(json.description_localizations).not.toHaveProperty('en-GB');
  expect(json.name_localizations ?? {}).toEqual({});
});

it('an option is named and described in all', () => {
  const json = option(new SlashCommandStringOption(), 'watch.for').toJSON();
  expect(json).toMatchObject(english.options['watch.for']);
  expect(json.name_localizations).toMatchObject({ de: german.options['watch.for'].name });
  expect(json.description_localizations).toMatchObject({ de: german.options['watch.for'].description });
});

it('so are choices and what stands under Apps', () => {
  expect(choice('watch.for.server', 'server')).toMatchObject({
    name: english.choices['watch.for.server'],
    name_localizations: { de: german.choices['watch.for.server'] },
    value: 'server',
  });
  const json = menu(new ContextMenuCommandBuilder().setType(3), 'classify').toJSON();
  expect(json.name).toBe(english.menus.classify);
  expect(json.name_localizations).toMatchObject({ de: german.menus.classify });
});
