import { ApplicationCommandType, ApplicationIntegrationType, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import type { UsedInteraction } from '../src/index.ts';
import { picture } from './picture.ts';
import { type Call, formError, idIn, register, scene } from './scene.ts';

const EPHEMERAL = MessageFlags.Ephemeral;
const buttons = {
  content: 'press',
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'All 40 scores', custom_id: 'scores' },
        { type: 2, style: 4, label: 'Off', custom_id: 'off', disabled: true },
      ],
    },
  ],
};

async function started() {
  const parts = await scene();
  await register(parts.call, parts.discord, { name: 'classify' });
  const used = await parts.ana.run(parts.channel, 'classify');
  return { ...parts, used };
}

function callback(call: Call, used: UsedInteraction, body: object, files?: Parameters<Call>[3]) {
  return call('POST', `/interactions/${used.id}/${used.payload.token}/callback`, body, files);
}

const webhook = (used: UsedInteraction) => `/webhooks/${used.payload.application_id}/${used.payload.token}`;
const original = (used: UsedInteraction) => `${webhook(used)}/messages/@original`;

test('an interaction that nobody acknowledges within 3 s has failed: 10062', async () => {
  const { discord, call, used } = await started();
  discord.clock.advance(2900);
  expect(discord.happened.some(({ type }) => type === 'interaction.failed')).toBe(false);
  discord.clock.advance(200);
  await expect(used.reply()).rejects.toThrow('3 s passed');
  expect(await callback(call, used, { type: 5 })).toMatchObject({ status: 404, body: { code: 10062 } });
  expect(await call('PATCH', original(used), { content: 'x' })).toMatchObject({ status: 404, body: { code: 10015 } });
});

test('the second first response is refused with 40060', async () => {
  const { call, used } = await started();
  expect((await callback(call, used, { type: 5 })).status).toBe(204);
  expect(await callback(call, used, { type: 4, data: { content: 'x' } })).toMatchObject({
    status: 400,
    body: { code: 40060 },
  });
});

test('a token is good for 15 minutes, then 50027; before the first response it is 10015', async () => {
  const { discord, call, used } = await started();
  expect(await call('POST', webhook(used), { content: 'x' })).toMatchObject({ status: 404, body: { code: 10015 } });
  await callback(call, used, { type: 5 });
  discord.clock.advance(14 * 60_000);
  expect((await call('PATCH', original(used), { content: 'in time' })).status).toBe(200);
  discord.clock.advance(2 * 60_000);
  expect(await call('PATCH', original(used), { content: 'late' })).toMatchObject({
    status: 401,
    body: { code: 50027 },
  });
});

test('a deferral shows "is thinking…" until its edit brings content and files', async () => {
  const { discord, channel, ana, call, used } = await started();
  await callback(call, used, { type: 5 });
  expect(ana.transcript(channel)).toContain('is thinking…');
  const reply = used.reply();
  await call('PATCH', original(used), { content: 'done' }, [{ name: 'chart.png', data: await picture() }]);
  expect(await reply).toMatchObject({
    content: 'done',
    flags: 0,
    edited_timestamp: null,
    type: 20,
    author: { id: discord.bot.id },
    attachments: [{ filename: 'chart.png' }],
    interaction_metadata: { user: { id: ana.id } },
  });
});

test("a deferral's visibility is fixed", async () => {
  const { discord, server, channel, ana, call, used } = await started();
  const ben = discord.createPerson({ name: 'ben' });
  server.addMember(ben);
  await callback(call, used, { type: 5, data: { flags: EPHEMERAL } });
  await call('PATCH', original(used), { content: 'for you', flags: 0 });
  expect(await used.reply()).toMatchObject({ flags: EPHEMERAL });
  expect(ana.see(channel)).toHaveLength(1);
  expect(ben.see(channel)).toEqual([]);
  const open = await ana.run(channel, 'classify');
  await callback(call, open, { type: 5 });
  await call('PATCH', original(open), { content: 'for all', flags: EPHEMERAL });
  expect(ben.see(channel)).toMatchObject([{ content: 'for all', flags: 0 }]);
});

test('the first follow-up takes the place of a deferral and its visibility; later ones have their own', async () => {
  const { ana, channel, call, used } = await started();
  await callback(call, used, { type: 5 });
  const first = await call('POST', webhook(used), { content: 'one', flags: EPHEMERAL });
  expect(first.body).toMatchObject({ flags: 0 });
  expect((await call('GET', original(used))).body).toMatchObject({ id: idIn(first), content: 'one' });
  const second = await call('POST', webhook(used), { content: 'two', flags: EPHEMERAL });
  expect(second.body).toMatchObject({ flags: EPHEMERAL, message_reference: { message_id: idIn(first) } });
  expect(used.followUps).toMatchObject([{ content: 'two' }]);
  ana.dismiss(idIn(second));
  expect(ana.see(channel)).toMatchObject([{ content: 'one' }]);
});

test('after a public deferral is deleted a follow-up can be ephemeral', async () => {
  const { call, used } = await started();
  await callback(call, used, { type: 5 });
  expect((await call('DELETE', original(used))).status).toBe(204);
  await expect(used.reply()).rejects.toThrow('deleted');
  expect((await call('POST', webhook(used), { content: 'no', flags: EPHEMERAL })).body).toMatchObject({
    flags: EPHEMERAL,
  });
  expect(await call('GET', original(used))).toMatchObject({ status: 404, body: { code: 10008 } });
});

test('a deferral takes no flag but EPHEMERAL', async () => {
  const { call, used } = await started();
  const answer = await callback(call, used, { type: 5, data: { flags: MessageFlags.IsComponentsV2 } });
  expect(answer).toMatchObject(formError(['data', 'flags'], 'MESSAGE_FLAGS_INVALID'));
});

test('the first response names its message where asked to', async () => {
  const { call, used } = await started();
  const path = `/interactions/${used.id}/${used.payload.token}/callback?with_response=true`;
  expect((await call('POST', path, { type: 4, data: { content: 'hi', flags: EPHEMERAL } })).body).toMatchObject({
    interaction: { id: used.id, type: 2, response_message_ephemeral: true, response_message_loading: false },
    resource: { type: 4, message: { content: 'hi' } },
  });
});

test('limits hold in responses as well, under data', async () => {
  const { call, used } = await started();
  const answer = await callback(call, used, { type: 4, data: { content: 'x'.repeat(2001) } });
  expect(answer).toMatchObject(formError(['data', 'content'], 'BASE_TYPE_MAX_LENGTH'));
  expect((await callback(call, used, { type: 4, data: { content: 'shorter' } })).status).toBe(204);
});

test('a response that does not fit the interaction is refused', async () => {
  const { call, used } = await started();
  expect(await callback(call, used, { type: 7, data: { content: 'x' } })).toMatchObject(
    formError(['type'], 'BASE_TYPE_CHOICES'),
  );
  expect(await callback(call, used, { type: 99 })).toMatchObject({ status: 400, body: { code: 50035 } });
});

test('a button press updates its message or answers it', async () => {
  const { channel, ana, call } = await started();
  const message = idIn(await call('POST', `/channels/${channel.id}/messages`, buttons));
  const press = await ana.press(message, 'All 40 scores');
  expect(press.payload).toMatchObject({ data: { custom_id: 'scores', component_type: 2 }, message: { id: message } });
  await callback(call, press, { type: 7, data: { content: 'pressed' } });
  expect(await press.reply()).toMatchObject({ id: message, content: 'pressed', components: [{ type: 1 }] });
  const again = await ana.press(message, 'scores');
  await callback(call, again, { type: 4, data: { content: 'chart', flags: EPHEMERAL } });
  expect(await again.reply()).toMatchObject({ content: 'chart', message_reference: { message_id: message } });
  await expect(ana.press(message, 'Off')).rejects.toThrow('disabled');
  await expect(ana.press(message, 'None')).rejects.toThrow('(All 40 scores, Off) but got None');
});

test('a deferred update waits for its edit', async () => {
  const { channel, ana, call } = await started();
  const message = idIn(await call('POST', `/channels/${channel.id}/messages`, buttons));
  const press = await ana.press(message, 'scores');
  await callback(call, press, { type: 6 });
  const reply = press.reply();
  await call('PATCH', original(press), { content: 'later' });
  expect(await reply).toMatchObject({ id: message, content: 'later' });
});

test('a select menu takes as many values as it says', async () => {
  const { channel, ana, call } = await started();
  const menu = { type: 3, custom_id: 'section', options: ['what', 'how'].map((value) => ({ label: value, value })) };
  const body = { content: 'about', components: [{ type: 1, components: [menu] }] };
  const message = idIn(await call('POST', `/channels/${channel.id}/messages`, body));
  const chosen = await ana.choose(message, ['how']);
  expect(chosen.payload).toMatchObject({ data: { custom_id: 'section', component_type: 3, values: ['how'] } });
  await expect(ana.choose(message, ['what', 'how'])).rejects.toThrow('1 to 1 values but got 2');
  await expect(ana.choose(message, ['why'])).rejects.toThrow('one of what, how but got why');
});

test('an ephemeral message is out of reach by way of its channel and for everybody else', async () => {
  const { discord, server, channel, ana, call, used } = await started();
  const ben = discord.createPerson({ name: 'ben' });
  server.addMember(ben);
  await callback(call, used, { type: 4, data: { ...buttons, flags: EPHEMERAL } });
  const { id } = await used.reply();
  expect(await call('GET', `/channels/${channel.id}/messages/${id}`)).toMatchObject({ body: { code: 10008 } });
  expect((await call('GET', `/channels/${channel.id}/messages`)).body).toEqual([]);
  await expect(ben.press(id, 'scores')).rejects.toMatchObject({ code: 10008 });
  await ana.press(id, 'scores');
});

test('an option autocompletes', async () => {
  const { discord, channel, ana, call } = await scene();
  const option = { type: 3, name: 'label', description: 'd', autocomplete: true };
  await register(call, discord, { name: 'find', options: [option] });
  const offered = ana.complete(channel, 'find', { name: 'label', value: 'smi' });
  const { interaction } = await discord.next('interaction.started');
  expect(interaction).toMatchObject({ type: 4, data: { options: [{ name: 'label', value: 'smi', focused: true }] } });
  const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
  const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `${at}`, value: `${at}` }));
  expect(await call('POST', path, { type: 8, data: { choices: choices(26) } })).toMatchObject(
    formError(['data', 'choices'], 'BASE_TYPE_BAD_LENGTH'),
  );
  await call('POST', path, { type: 8, data: { choices: choices(1) } });
  expect(await offered).toEqual([{ name: '0', value: '0' }]);
});

test('a modal opens and is submitted', async () => {
  const { ana, call, used } = await started();
  const input = { type: ComponentType.TextInput, custom_id: 'why', style: 1 };
  const label = { type: ComponentType.Label, label: 'Why', component: input };
  await callback(call, used, { type: 9, data: { custom_id: 'form', title: 'Form', components: [label] } });
  const submitted = await ana.submit(used, { why: 'because' });
  expect(submitted.payload).toMatchObject({
    type: 5,
    data: { custom_id: 'form', components: [{ type: 18, component: { custom_id: 'why', value: 'because' } }] },
  });
  await callback(call, submitted, { type: 4, data: { content: 'thanks' } });
  expect(await submitted.reply()).toMatchObject({ content: 'thanks' });
});

test('where only a person installed the application, follow-ups end at five', async () => {
  const { discord, call } = await scene();
  const cleo = discord.createPerson({ name: 'cleo', installedApp: true });
  const foreign = discord.createServer({ withBot: false });
  foreign.addMember(cleo);
  const channel = foreign.createChannel();
  await register(call, discord, { name: 'classify', integration_types: [0, 1], contexts: [0, 1, 2] });
  const used = await cleo.run(channel, 'classify');
  expect(used.payload).toMatchObject({
    context: 0,
    authorizing_integration_owners: { [ApplicationIntegrationType.UserInstall]: cleo.id },
  });
  await callback(call, used, { type: 4, data: { content: 'x' } });
  for (let sent = 0; sent < 5; sent += 1)
    expect((await call('POST', webhook(used), { content: 'x' })).status).toBe(200);
  expect(await call('POST', webhook(used), { content: 'x' })).toMatchObject({ status: 400, body: { code: 40094 } });
  const ben = discord.createPerson({ name: 'ben' });
  foreign.addMember(ben);
  await expect(ben.run(channel, 'classify')).rejects.toThrow('but got classify');
});

test('where external apps may not speak, their responses are ephemeral', async () => {
  const { discord, call } = await scene();
  const cleo = discord.createPerson({ name: 'cleo', installedApp: true });
  const foreign = discord.createServer({ withBot: false });
  foreign.addMember(cleo);
  const channel = foreign.createChannel({ overwrites: [{ for: 'everyone', deny: ['UseExternalApps'] }] });
  await register(call, discord, { name: 'classify', integration_types: [1], contexts: [0] });
  const used = await cleo.run(channel, 'classify');
  await callback(call, used, { type: 4, data: { content: 'x' } });
  expect(await used.reply()).toMatchObject({ flags: EPHEMERAL });
});

test('commands are run in direct messages and in conversations without the bot', async () => {
  const { discord, ana, call } = await scene();
  const cleo = discord.createPerson({ name: 'cleo', installedApp: true });
  await register(call, discord, { name: 'classify', integration_types: [0, 1], contexts: [0, 1, 2] });
  const inDm = await ana.run(discord.openDm(ana), 'classify');
  expect(inDm.payload).toMatchObject({ context: 1, user: { id: ana.id }, channel: { type: 1 } });
  const group = discord.openGroupDm([ana, cleo]);
  const inGroup = await cleo.run(group, 'classify');
  expect(inGroup.payload).toMatchObject({ context: 2, user: { id: cleo.id } });
  await callback(call, inGroup, { type: 4, data: { content: 'hello' } });
  expect(ana.transcript(group)).toBe('Bot: hello');
});

test('a user command carries the person and the member', async () => {
  const { discord, channel, ana, call } = await scene();
  await register(call, discord, { name: 'Who', type: ApplicationCommandType.User });
  const used = await ana.applyUserCommand(channel, 'Who', ana);
  expect(used.payload).toMatchObject({
    data: { target_id: ana.id, resolved: { members: { [ana.id]: { nick: null } } } },
  });
});
