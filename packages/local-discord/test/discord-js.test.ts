import {
  ActionRowBuilder,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  type ClientEvents,
  ContextMenuCommandBuilder,
  DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  Partials,
  RESTEvents,
  SlashCommandBuilder,
} from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../src/index.ts';
import { picture } from './picture.ts';
import { scene } from './scene.ts';

const { Guilds, GuildMembers, GuildMessages, GuildMessageReactions, DirectMessages, MessageContent } =
  GatewayIntentBits;

/** discord.js's own client, ready; the test fails if the library warns of anything. */
async function readyClient(discord: LocalDiscord, intents: number[] = [Guilds, GuildMessages, MessageContent]) {
  const client = new Client({ intents, partials: [Partials.Channel], rest: { api: discord.apiBase } });
  const warnings: unknown[] = [];
  const note = (warning: unknown) => void warnings.push(warning);
  client.on(Events.Error, note).on(Events.Warn, note).on(Events.ShardError, note);
  client.rest.on(RESTEvents.RateLimited, note).on(RESTEvents.InvalidRequestWarning, note);
  process.on('warning', note);
  onTestFinished(async () => {
    process.off('warning', note);
    await client.destroy();
    expect(warnings).toEqual([]);
  });
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  const [readied] = await ready;
  return readied;
}

function once<E extends keyof ClientEvents>(client: Client, event: E): Promise<ClientEvents[E]> {
  return new Promise((resolve) => client.once(event, (...values) => resolve(values)));
}

test('the client logs in and sees its servers, channels and members', async () => {
  const { discord, server, channel, ana } = await scene();
  const client = await readyClient(discord, [Guilds, GuildMembers]);
  expect(client.user.id).toBe(discord.bot.id);
  const guild = client.guilds.cache.get(server.id);
  expect(guild?.channels.cache.get(channel.id)?.name).toBe('general');
  expect((await guild?.members.fetch(ana.id))?.displayName).toBe('ana');
  expect((await guild?.members.fetch())?.size).toBe(3);
  expect((await client.users.fetch(ana.id)).username).toBe('ana');
  expect((await client.application.fetch()).id).toBe(discord.applicationId);
  expect(guild?.members.me?.permissionsIn(channel.id).has('AttachFiles')).toBe(true);
});

test('the client registers what its builders build', async () => {
  const { discord } = await scene();
  const client = await readyClient(discord);
  const slash = new SlashCommandBuilder()
    .setName('classify')
    .setDescription('Describe the faces in a picture')
    .setNameLocalizations({ de: 'einordnen' })
    .addAttachmentOption((option) =>
      option.setName('image').setDescription('A picture').setRequired(true).setFileTypes('image'),
    )
    .addNumberOption((option) =>
      option.setName('threshold').setDescription('From 0.05 to 0.95').setMinValue(0.05).setMaxValue(0.95),
    );
  const menu = new ContextMenuCommandBuilder().setName('Classify faces').setType(ApplicationCommandType.Message);
  const registered = await client.application.commands.set([slash, menu]);
  expect(registered.map(({ name }) => name)).toEqual(['classify', 'Classify faces']);
  const [fetched] = (await client.application.commands.fetch({ withLocalizations: true })).values();
  expect(fetched?.nameLocalizations).toEqual({ de: 'einordnen' });
  expect(fetched?.options).toMatchObject([
    { name: 'image', required: true },
    { name: 'threshold', minValue: 0.05, maxValue: 0.95 },
  ]);
});

test('the client posts, replies, reacts, edits, uploads, reads and deletes', async () => {
  const { discord, channel, ana } = await scene();
  const client = await readyClient(discord, [Guilds, GuildMessages, MessageContent, GuildMessageReactions]);
  const arrived = once(client, Events.MessageCreate);
  await ana.post(channel, { files: [{ name: 'me.png', data: await picture(), description: 'me' }] });
  const [message] = await arrived;
  expect(message.attachments.first()).toMatchObject({ name: 'me.png', width: 40, description: 'me' });
  const chart = new AttachmentBuilder(await picture(), { name: 'chart.png', description: 'a chart' });
  const reply = await message.reply({
    embeds: [
      new EmbedBuilder().setTitle('Faces').setImage('attachment://chart.png').addFields({ name: 'n', value: 'v' }),
    ],
    files: [chart],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder().setCustomId('why').setLabel('Why?').setStyle(ButtonStyle.Secondary),
      ),
    ],
    allowedMentions: { parse: [], repliedUser: false },
  });
  expect(reply.embeds[0]?.image?.width).toBe(40);
  expect(reply.mentions.repliedUser?.id).toBe(ana.id);
  expect(discord.message(reply)?.mentions).toEqual([]);
  await message.react('⏳');
  expect((await message.fetch(true)).reactions.cache.get('⏳')?.me).toBe(true);
  await message.reactions.cache.get('⏳')?.users.remove();
  const edited = await reply.edit({ content: 'edited', embeds: [], files: [], attachments: [] });
  expect([edited.content, edited.attachments.size]).toEqual(['edited', 0]);
  expect((await message.channel.messages.fetch({ limit: 10 })).size).toBe(2);
  await reply.delete();
  expect(discord.messages(channel)).toHaveLength(1);
});

test("Discord's errors reach the client as its own", async () => {
  const { discord, channel } = await scene();
  const client = await readyClient(discord);
  const target = await client.channels.fetch(channel.id);
  if (!target?.isSendable()) throw new Error('expected a channel to send to');
  const refused = target.send({ embeds: [{ description: 'x'.repeat(5000) }] });
  await expect(refused).rejects.toThrow(DiscordAPIError);
  await expect(refused).rejects.toMatchObject({
    code: 50035,
    message: expect.stringContaining('embeds[0].description'),
  });
});

async function answering(discord: LocalDiscord, answer: (interaction: Interaction) => Promise<unknown>) {
  const client = await readyClient(discord);
  await client.application.commands.set([new SlashCommandBuilder().setName('go').setDescription('Go')]);
  const failures: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => failures.push(error));
  });
  return failures;
}

test('the client answers with a deferral, an edit, follow-ups and updates', async () => {
  const { discord, channel, ana } = await scene();
  const failures = await answering(discord, async (interaction) => {
    if (interaction.isButton()) {
      await interaction.update({ content: `${interaction.user.username} pressed`, components: [] });
      return;
    }
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply({ withResponse: true });
    const button = new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary);
    await interaction.editReply({
      content: 'done',
      components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
      files: [new AttachmentBuilder(await picture(), { name: 'a.png' })],
    });
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
  });
  const used = await ana.run(channel, 'go');
  const reply = await used.reply();
  expect(reply).toMatchObject({ content: 'done', attachments: [{ filename: 'a.png' }] });
  if (used.followUps.length === 0) await used.nextFollowUp();
  expect(used.followUps).toMatchObject([{ content: 'more', flags: MessageFlags.Ephemeral }]);
  expect(await (await ana.press(reply, 'Press')).reply()).toMatchObject({ id: reply.id, content: 'ana pressed' });
  expect(failures).toEqual([]);
});

test('the client reads direct messages and writes them', async () => {
  const { discord, ana } = await scene();
  const client = await readyClient(discord, [Guilds, DirectMessages]);
  const arrived = once(client, Events.MessageCreate);
  const dm = discord.openDm(ana);
  await ana.post(dm, 'psst');
  const [message] = await arrived;
  expect([message.content, message.inGuild()]).toEqual(['psst', false]);
  const answer = discord.nextMessage({ in: dm });
  await (await client.users.fetch(ana.id)).send('hello');
  expect((await answer).content).toBe('hello');
});

test.each([
  ['a dropped socket', (discord: LocalDiscord) => discord.faults.dropSockets()],
  ['a request to reconnect', (discord: LocalDiscord) => discord.faults.askToReconnect()],
  ['a session declared resumable', (discord: LocalDiscord) => discord.faults.invalidateSessions({ resumable: true })],
])('the client resumes after %s and misses nothing', async (_name, disturb) => {
  const { discord, channel, ana } = await scene();
  const client = await readyClient(discord);
  const contents: string[] = [];
  client.on(Events.MessageCreate, ({ content }) => contents.push(content));
  const resumed = discord.next('gateway.ready', { where: (ready) => ready.resumed });
  const replayed = once(client, Events.ShardResume);
  disturb(discord);
  await ana.post(channel, 'meanwhile');
  await resumed;
  await replayed;
  const last = once(client, Events.MessageCreate);
  await ana.post(channel, 'afterwards');
  await last;
  expect(contents).toEqual(['meanwhile', 'afterwards']);
});

test('the client leaves a zombie connection and resumes', async () => {
  const { discord } = await scene({ heartbeatIntervalMs: 150 });
  await readyClient(discord);
  const again = discord.faults.stopHeartbeatAcks();
  const closed = await discord.next('gateway.closed');
  again();
  expect(closed.by).toBe('bot');
  await discord.next('gateway.ready', { where: (ready) => ready.resumed, since: closed.seq });
});

test('the client sends a lost request again, and the nonce keeps it to one message', async () => {
  const { discord, channel } = await scene();
  const client = await readyClient(discord);
  const target = await client.channels.fetch(channel.id);
  if (!target?.isSendable()) throw new Error('expected a channel to send to');
  discord.faults.rest({ kind: 'response-lost' }, { method: 'POST', path: /messages$/ });
  const sent = await target.send({ content: 'once', nonce: '1', enforceNonce: true });
  expect(discord.messages(channel)).toMatchObject([{ id: sent.id, content: 'once' }]);
});

test('the client rejects a wrong token, and an intent that is switched off', async () => {
  const { discord } = await scene({ privilegedIntents: [] });
  const wrong = new Client({ intents: [Guilds], rest: { api: discord.apiBase } });
  await expect(wrong.login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  const privileged = new Client({ intents: [Guilds, MessageContent], rest: { api: discord.apiBase } });
  await expect(privileged.login(discord.token)).rejects.toThrow('Used disallowed intents');
});

test('a client of two shards gets each server’s events on its shard, and resumes the one that dropped', async () => {
  const discord = await startLocalDiscord({ gateway: { shards: 2, maxConcurrency: 2 } });
  onTestFinished(() => discord.close());
  const ana = discord.createPerson({ name: 'ana' });
  const channels = [0, 1].map((id) => {
    const server = discord.createServer({ shard: { id, of: 2 } });
    server.addMember(ana);
    return server.createChannel();
  });
  const client = new Client({
    intents: [Guilds, GuildMessages, MessageContent],
    shards: 'auto',
    rest: { api: discord.apiBase },
  });
  onTestFinished(() => client.destroy());
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  const seen: (readonly [string, number | undefined])[] = [];
  client.on(Events.MessageCreate, (message) => seen.push([message.content, message.guild?.shardId]));
  for (const [shard, channel] of channels.entries()) await ana.post(channel, `to ${shard}`);
  await expect
    .poll(() => seen.toSorted())
    .toEqual([
      ['to 0', 0],
      ['to 1', 1],
    ]);
  const resumed = discord.next('gateway.ready', { where: (one) => one.resumed });
  discord.faults.dropSockets({ shard: 1 });
  for (const [shard, channel] of channels.entries()) await ana.post(channel, `again to ${shard}`);
  await resumed;
  await expect
    .poll(() => seen.slice(2).toSorted())
    .toEqual([
      ['again to 0', 0],
      ['again to 1', 1],
    ]);
});

test('a Community server has its language, an ordinary one is told from it', async () => {
  const { discord, server } = await scene();
  const client = await readyClient(discord);
  const guild = () => client.guilds.cache.get(server.id);
  expect(guild()).toMatchObject({ features: [], preferredLocale: 'en-US' });
  const changed = new Promise((resolve) => client.once(Events.GuildUpdate, resolve));
  server.setCommunity('pt-BR');
  await changed;
  expect(guild()).toMatchObject({ features: ['COMMUNITY'], preferredLocale: 'pt-BR' });
});
