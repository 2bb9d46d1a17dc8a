import { type ChatInputCommandInteraction, Events, type Message } from 'discord.js';
import { expect, it } from 'vitest';
import { publish } from '../../src/bot/publish.ts';
import { Bot } from './bot.ts';
import { CHANNEL_ID } from './discord/structures.ts';
import { slash, type Who } from './interactions.ts';

const ABOUT = { messageId: '2', keys: ['a'], posterIds: ['ana'] };

/** A command as discord.js gives it, and a message that answers it. */
async function open({ isPrivate = false, ...who }: Who & { readonly isPrivate?: boolean } = {}) {
  const bot = await Bot.open({ repertoire: { chat: [], message: [], user: [], components: [] } });
  const used = new Promise<ChatInputCommandInteraction>((resolve) => {
    bot.client.once(Events.InteractionCreate, (interaction) => {
      if (interaction.isChatInputCommand()) resolve(interaction);
    });
  });
  bot.receive('INTERACTION_CREATE', slash('classify', {}, who));
  const interaction = await used;
  interaction.ephemeral = isPrivate;
  const posted = new Promise<Message>((resolve) => {
    bot.client.once(Events.MessageCreate, (message) => resolve(message));
  });
  bot.post();
  const answer = await posted;
  const { publications } = bot.services;
  const run = (send: (signal?: AbortSignal) => Promise<Message>) => publish(bot.services, interaction, ABOUT, send);
  const withdrawn = () => bot.rest.sent('DELETE', /^\/channels\/\d+\/messages\/\d+$/).map(({ path }) => path);
  return { answer, publications, run, withdrawn };
}

it('what everybody sees of pictures is known, while it is made and from then on', async () => {
  const { answer, publications, run, withdrawn } = await open();
  await run(async (signal) => {
    expect(signal?.aborted).toBe(false);
    expect(publications.has('2')).toBe(true);
    return answer;
  });
  expect(withdrawn()).toEqual([]);
  expect(publications.takeBack('2')).toEqual([{ channelId: CHANNEL_ID, messageId: answer.id }]);
});

it('what was sent though its pictures had gone is taken back at once', async () => {
  const { answer, publications, run, withdrawn } = await open();
  await run(async (signal) => {
    expect(publications.takeBack('2')).toEqual([]);
    expect(signal?.aborted).toBe(true);
    return answer;
  });
  expect(withdrawn()).toEqual([`/channels/${CHANNEL_ID}/messages/${answer.id}`]);
});

it.each([
  ['in private', { isPrivate: true }],
  ['where the bot is no member', { where: 'dm' }],
] as const)('what is said %s stays', async (_, who) => {
  const { answer, publications, run, withdrawn } = await open(who);
  await run(async (signal) => {
    expect(signal).toBeUndefined();
    expect(publications.takeBack('2')).toEqual([]);
    return answer;
  });
  expect(publications.has('2')).toBe(false);
  expect(publications.takeBackOf('ana')).toEqual([]);
  expect(withdrawn()).toEqual([]);
});
