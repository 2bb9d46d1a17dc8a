import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { expect, it } from 'vitest';
import { menuCommand, serverCommand, slashCommand } from '../../../src/bot/discord/command-builders.ts';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;

const EVERYWHERE = { integration_types: [GuildInstall, UserInstall], contexts: [Guild, BotDM, PrivateChannel] };

it('a command has a name, a description, and is used wherever the bot was installed', () => {
  const command = slashCommand('classify').toJSON();
  expect(command).toMatchObject({ name: 'classify', ...EVERYWHERE });
  expect(command.description.length).toBeGreaterThan(10);
});

it('a command about a server is used there alone', () => {
  expect(serverCommand('watch').toJSON()).toMatchObject({
    name: 'watch',
    integration_types: [GuildInstall],
    contexts: [Guild],
  });
});

it('what stands in the menu of a message or a person is used everywhere, too', () => {
  const command = menuCommand('classify', ApplicationCommandType.Message).toJSON();
  expect(command).toMatchObject({ type: ApplicationCommandType.Message, ...EVERYWHERE });
  expect(menuCommand('classify', ApplicationCommandType.User).toJSON().type).toBe(ApplicationCommandType.User);
});
