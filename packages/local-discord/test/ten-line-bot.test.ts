import { AttachmentBuilder, Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../src/index.ts';
import { picture } from './picture.ts';

let discord: LocalDiscord;
let bot: Client;

afterEach(async () => {
  await bot.destroy();
  await discord.close();
});

/** A bot in ten lines. */
function tenLineBot(apiBase: string, token: string, chart: Buffer): Client {
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const client = new Client({ intents: [Guilds, GuildMessages, MessageContent], rest: { api: apiBase } });
  client.once(Events.ClientReady, (ready) =>
    ready.application.commands.set([{ name: 'chart', description: 'A chart' }]),
  );
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply({ content: 'here', files: [new AttachmentBuilder(chart, { name: 'chart.png' })] });
  });
  client.on(Events.MessageCreate, async (message) => {
    if (message.attachments.size > 0 && !message.author.bot) await message.reply('a picture!');
  });
  void client.login(token);
  return client;
}

test('a ten-line bot logs in, answers, replies and survives a gateway drop', async () => {
  const warnings: unknown[] = [];
  const warn = (warning: unknown) => warnings.push(warning);
  process.on('warning', warn);
  discord = await startLocalDiscord();
  const channel = discord.createServer().createChannel();
  const ana = discord.createPerson({ name: 'ana' });
  channel.server?.addMember(ana);
  const image = await picture();
  bot = tenLineBot(discord.apiBase, discord.token, image);
  bot.on(Events.Error, warn).on(Events.Warn, warn).on(Events.ShardError, warn);
  await discord.next('commands.registered');

  const used = await ana.run(channel, 'chart');
  const answer = await used.reply();
  expect(answer).toMatchObject({ content: 'here', flags: 0, attachments: [{ filename: 'chart.png', width: 40 }] });
  expect(Buffer.from(await (await fetch(answer.attachments[0]?.url ?? '')).arrayBuffer())).toEqual(image);

  const post = await ana.post(channel, { files: [{ name: 'me.png', data: image }] });
  const reply = await discord.nextMessage({ replyTo: post });
  expect(reply.content).toBe('a picture!');

  discord.faults.dropSockets();
  const missed = await ana.post(channel, { files: [{ name: 'me2.png', data: image }] });
  expect(await discord.nextMessage({ replyTo: missed })).toMatchObject({ content: 'a picture!' });
  expect(discord.happened).toContainEqual(expect.objectContaining({ type: 'gateway.ready', resumed: true }));

  expect(ana.transcript(channel)).toContain('Bot (in reply to ana): a picture!');
  expect(answer.flags ?? 0).not.toBe(MessageFlags.Ephemeral);
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});
