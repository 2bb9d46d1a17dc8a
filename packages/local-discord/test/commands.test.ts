import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { formError, idIn, register, scene, sharedScene } from './scene.ts';

const slash = (more: object = {}) => ({ name: 'classify', description: 'd', ...more });
const string = (more: object = {}) => ({
  type: ApplicationCommandOptionType.String,
  name: 'o',
  description: 'd',
  ...more,
});
const choice = (value: string) => ({ name: value, value });

const table = sharedScene();

test.each<[string, object, (string | number)[], string]>([
  ['32 characters of a name', slash({ name: 'x'.repeat(33) }), ['name'], 'BASE_TYPE_BAD_LENGTH'],
  ['lower-case names', slash({ name: 'Classify' }), ['name'], 'APPLICATION_COMMAND_INVALID_NAME'],
  ['names without spaces', slash({ name: 'classify me' }), ['name'], 'APPLICATION_COMMAND_INVALID_NAME'],
  ['100 characters of a description', slash({ description: 'x'.repeat(101) }), ['description'], 'BASE_TYPE_BAD_LENGTH'],
  ['a description', { name: 'classify' }, ['description'], 'BASE_TYPE_REQUIRED'],
  [
    'message commands without description',
    { type: ApplicationCommandType.Message, name: 'Classify faces', description: 'd' },
    ['description'],
    'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
  ],
  [
    '25 options',
    slash({ options: Array.from({ length: 26 }, (_, index) => string({ name: `o${index}` })) }),
    ['options'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    '25 choices',
    slash({ options: [string({ choices: Array.from({ length: 26 }, (_, index) => choice(`${index}`)) })] }),
    ['options', 0, 'choices'],
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'required options first',
    slash({ options: [string({ name: 'a' }), string({ name: 'b', required: true })] }),
    ['options', 1],
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'file types',
    slash({ options: [{ type: 11, name: 'i', description: 'd', file_types: ['pictures'] }] }),
    ['options', 0, 'file_types', 0],
    'BASE_TYPE_CHOICES',
  ],
  [
    '8,000 characters in all',
    slash({
      options: Array.from({ length: 4 }, (_, index) =>
        string({ name: `o${index}`, choices: Array.from({ length: 25 }, (_, at) => choice(`${at}`.padEnd(100, 'x'))) }),
      ),
    }),
    [],
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
])('a command that breaks the rule of %s is refused at its path', async (_name, body, path, code) => {
  const { discord, call } = table();
  const answer = await call('POST', `/applications/${discord.applicationId}/commands`, body);
  expect(answer).toMatchObject(formError(path, code));
  expect(discord.commands()).toEqual([]);
});

test('a hundred slash commands are taken and fifteen message commands, not more', async () => {
  const { discord, call } = await scene();
  const path = `/applications/${discord.applicationId}/commands`;
  const slashes = (count: number) => Array.from({ length: count }, (_, index) => slash({ name: `c${index}` }));
  const onMessages = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ type: ApplicationCommandType.Message, name: `C ${index}` }));
  expect((await call('PUT', path, [...slashes(100), ...onMessages(15)])).status).toBe(200);
  expect(await call('PUT', path, slashes(101))).toMatchObject({ status: 400, body: { code: 30032 } });
  expect(await call('PUT', path, onMessages(16))).toMatchObject({ status: 400, body: { code: 30032 } });
  expect(discord.commands()).toHaveLength(115);
});

test('overwriting keeps the ids of commands that stay and drops the others', async () => {
  const { discord, call } = await scene();
  const path = `/applications/${discord.applicationId}/commands`;
  const created = await call('POST', path, slash());
  expect(created.status).toBe(201);
  expect((await call('POST', path, slash({ description: 'new' }))).status).toBe(200);
  await call('POST', path, slash({ name: 'other' }));
  const overwritten = await call('PUT', path, [slash({ description: 'newest' })]);
  expect(overwritten.body).toMatchObject([{ id: idIn(created), description: 'newest' }]);
  expect((await call('GET', path)).body).toHaveLength(1);
  expect((await call('PATCH', `${path}/${idIn(created)}`, { description: 'patched' })).body).toMatchObject({
    id: idIn(created),
    description: 'patched',
  });
  expect((await call('DELETE', `${path}/${idIn(created)}`)).status).toBe(204);
  expect(await call('GET', `${path}/${idIn(created)}`)).toMatchObject({ status: 404, body: { code: 10063 } });
});

test('two commands of one name are refused', async () => {
  const { discord, call } = await scene();
  const answer = await call('PUT', `/applications/${discord.applicationId}/commands`, [slash(), slash()]);
  expect(answer).toMatchObject(formError([1, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME'));
});

test("a server's commands are offered there alone", async () => {
  const { discord, server, channel, ana, call } = await scene();
  const other = discord.createServer();
  other.addMember(ana);
  const elsewhere = other.createChannel();
  await call('PUT', `/applications/${discord.applicationId}/guilds/${server.id}/commands`, [slash()]);
  await ana.run(channel, 'classify');
  await expect(ana.run(elsewhere, 'classify')).rejects.toThrow('offered to this person here (none)');
});

test('default_member_permissions and contexts decide who is offered a command where', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const manager = discord.createPerson({ name: 'manager' });
  server.addMember(manager, { permissions: ['ManageChannels'] });
  await register(
    call,
    discord,
    { name: 'watch', default_member_permissions: `${1n << 4n}`, contexts: [0] },
    { name: 'nobody', default_member_permissions: '0' },
  );
  await expect(ana.run(channel, 'watch')).rejects.toThrow('but got watch');
  await manager.run(channel, 'watch');
  await expect(manager.run(channel, 'nobody')).rejects.toThrow('but got nobody');
  await expect(manager.run(discord.openDm(manager), 'watch')).rejects.toThrow('but got watch');
});

test('options are checked as the client checks them', async () => {
  const { discord, channel, ana, call } = await scene();
  const options = [
    { type: 11, name: 'image', description: 'd', required: true, file_types: ['image'] },
    { type: 10, name: 'threshold', description: 'd', min_value: 0.05, max_value: 0.95 },
    { type: 3, name: 'show', description: 'd', choices: [choice('all')] },
  ];
  await call('PUT', `/applications/${discord.applicationId}/commands`, [slash({ options })]);
  const image = { name: 'a.png', data: Buffer.from('not checked') };
  const run = (given: Parameters<typeof ana.run>[2]) => ana.run(channel, 'classify', given);
  await expect(run({})).rejects.toThrow('required option image');
  await expect(run({ image: { name: 'a.pdf', data: image.data } })).rejects.toThrow(
    'of type image for image but got a.pdf',
  );
  await expect(run({ image, threshold: 1 })).rejects.toThrow('0.05 to 0.95');
  await expect(run({ image, show: 'some' })).rejects.toThrow('one of all for show but got some');
  await expect(run({ image, size: 1 })).rejects.toThrow('(image, threshold, show) but got size');
  const { payload } = await run({ image, threshold: 0.5, show: 'all' });
  expect(payload).toMatchObject({
    data: {
      name: 'classify',
      options: [{ name: 'image' }, { name: 'threshold', value: 0.5 }, { name: 'show', value: 'all' }],
      resolved: { attachments: expect.anything() },
    },
    attachment_size_limit: 10 * 1024 * 1024,
    locale: 'en-US',
    guild_locale: 'en-US',
    context: 0,
  });
});

test('subcommands are found below their groups', async () => {
  const { discord, channel, ana, call } = await scene();
  const sub = { type: 1, name: 'on', description: 'd', options: [{ type: 5, name: 'private', description: 'd' }] };
  await register(call, discord, {
    name: 'watch',
    options: [sub, { type: 2, name: 'all', description: 'd', options: [sub] }],
  });
  expect((await ana.run(channel, 'watch on', { private: true })).payload).toMatchObject({
    data: { options: [{ name: 'on', type: 1, options: [{ name: 'private', value: true }] }] },
  });
  expect((await ana.run(channel, 'watch all on')).payload).toMatchObject({
    data: { options: [{ name: 'all', type: 2, options: [{ name: 'on', type: 1 }] }] },
  });
  await expect(ana.run(channel, 'watch')).rejects.toThrow('expected a subcommand');
});

test('people, roles and channels are resolved for the command', async () => {
  const { discord, server, channel, ana, call } = await scene();
  const named = (type: number, name: string) => ({ type, name, description: 'd' });
  const options = [named(6, 'who'), named(7, 'where'), named(8, 'role'), named(5, 'yes'), named(4, 'count')];
  await call('PUT', `/applications/${discord.applicationId}/commands`, [slash({ options })]);
  const thread = channel.createThread({ members: [ana] });
  const run = (given: Parameters<typeof ana.run>[2]) => ana.run(channel, 'classify', given);
  const { payload } = await run({ who: ana, where: thread, role: { id: server.id }, yes: true, count: 3 });
  expect(payload).toMatchObject({
    data: {
      resolved: {
        users: { [ana.id]: { username: 'ana' } },
        members: { [ana.id]: { permissions: expect.any(String) } },
        channels: { [thread.id]: { name: 'thread', type: 11, parent_id: channel.id } },
        roles: { [server.id]: { name: '@everyone' } },
      },
    },
  });
  await expect(run({ who: 'ana' })).rejects.toThrow('something with an id for who but got string');
  await expect(run({ yes: 'yes' })).rejects.toThrow('a boolean for yes but got string');
  await expect(run({ count: 0.5 })).rejects.toThrow('an integer for count but got 0.5');
});
