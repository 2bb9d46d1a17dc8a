import { ApplicationCommandType, PermissionFlagsBits as May } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { repertoire } from '../../../commands/index.ts';
import { definitions } from '../../../src/bot/command.ts';
import { createClient } from '../../../src/bot/discord/client.ts';
import { inviteLink } from '../../../src/bot/discord/invite.ts';
import {
  keepRegistering,
  planRegistration,
  type RegisteredCommand,
  register,
} from '../../../src/bot/discord/registration.ts';
import { loadConfig } from '../../../src/config.ts';
import { LogLines } from '../../log-lines.ts';
import { type Answer, FakeRest } from '../fake-rest.ts';

const wanted = definitions(repertoire);

/** As Discord gives them back: with ids and defaults of its own. */
function registered(): RegisteredCommand[] {
  return wanted.map((definition, index) => ({
    description: '',
    ...definition,
    id: `${index}`,
    application_id: '1',
    version: '1',
    type: definition.type ?? ApplicationCommandType.ChatInput,
    default_member_permissions: definition.default_member_permissions?.toString() ?? null,
    nsfw: false,
  }));
}

describe('registration', () => {
  it('changes nothing where Discord has the same', () => {
    const plan = planRegistration(registered(), wanted);
    expect(plan).toMatchObject({ create: [], update: [], remove: [] });
    expect(plan.keep).toHaveLength(wanted.length);
  });

  it('sees a changed option, a new command and one that is gone', () => {
    const [first, ...others] = registered();
    if (first === undefined) throw new Error('expected a command');
    const before = [{ ...first, description: 'old' }, ...others.slice(1), { ...first, name: 'gone' }];
    const plan = planRegistration(before, wanted);
    expect(plan.update).toEqual(['/classify']);
    expect(plan.create).toEqual([`/${others[0]?.name}`]);
    expect(plan.remove).toEqual(['/gone']);
  });

  it('takes any file, since names do not tell pictures, and asks for none', () => {
    const classify = wanted.find(({ name }) => name === 'classify');
    const [image] = classify && 'options' in classify ? (classify.options ?? []) : [];
    expect(image).toMatchObject({ name: 'image', required: false });
    expect(JSON.stringify(classify)).not.toContain('file_types');
  });
});

it('the invite asks for the permissions that the bot uses', () => {
  const link = new URL(inviteLink('42'));
  expect(link.searchParams.get('client_id')).toBe('42');
  // View channel, send messages (in threads), embed links, attach files, read history, add reactions.
  expect(link.searchParams.get('permissions')).toBe('274878024768');
});

describe('who may use a command', () => {
  it.each([
    ['watch', May.ManageChannels],
    ['settings', May.ManageGuild],
  ])('/%s is said to Discord', (name, permission) => {
    const definition = wanted.find((each) => each.name === name);
    expect(definition?.default_member_permissions).toBe(permission.toString());
  });

  it('is everybody, of all others', () => {
    const others = wanted.filter(({ name }) => name !== 'watch' && name !== 'settings');
    expect(others.filter((each) => each.default_member_permissions)).toEqual([]);
  });
});

describe('what tells one definition from another', () => {
  const base = { name: 'x', description: 'y' };
  const option = { type: 4, name: 'a', description: 'b' };
  const plan = (before: object, after: object, scope?: 'global' | 'server') => {
    const definition = { ...base, ...after };
    return planRegistration([{ ...base, type: 1, ...before }], [definition], scope);
  };
  const isUpdate = (before: object, after: object, scope?: 'global' | 'server') =>
    plan(before, after, scope).update.length === 1;

  it.each([
    ['nsfw', true],
    ['default_member_permissions', '8'],
    ['contexts', [0]],
    ['integration_types', [0, 1]],
    ['description_localizations', { de: 'z' }],
    ['name_localizations', { de: 'z' }],
  ])('is its %s', (key, value) => {
    expect(isUpdate({}, { [key]: value })).toBe(true);
    expect(isUpdate({ [key]: value }, {})).toBe(true);
    expect(isUpdate({ [key]: value }, { [key]: value })).toBe(false);
  });

  it.each([
    ['autocomplete', true],
    ['channel_types', [0]],
    ['choices', [{ name: 'one', value: 1 }]],
    ['file_types', ['image']],
    ['max_length', 3],
    ['max_value', 3],
    ['min_length', 3],
    ['min_value', 3],
    ['required', true],
    ['options', [option]],
    ['type', 5],
    ['description', 'c'],
    ['name', 'c'],
  ])('is the %s of its options', (key, value) => {
    expect(isUpdate({ options: [option] }, { options: [{ ...option, [key]: value }] })).toBe(true);
  });

  it('is the value of a choice, and the order of options', () => {
    const choices = (value: number) => ({ options: [{ ...option, choices: [{ name: 'one', value }] }] });
    expect(isUpdate(choices(1), choices(2))).toBe(true);
    const second = { ...option, name: 'z' };
    expect(isUpdate({ options: [option, second] }, { options: [second, option] })).toBe(true);
    expect(isUpdate({ options: [option] }, { options: [option, second] })).toBe(true);
  });

  it('is nothing that Discord adds, and nothing that means the same when it is left out', () => {
    const added = { id: '1', version: '2', application_id: '3', guild_id: '4', dm_permission: true };
    expect(isUpdate(added, {})).toBe(false);
    const defaults = { nsfw: false, options: [], contexts: null, default_member_permissions: null };
    expect(isUpdate(defaults, {})).toBe(false);
    expect(isUpdate({ ...defaults, description_localizations: undefined }, { options: [] })).toBe(false);
  });

  it('is not, for one server, where it may be used', () => {
    for (const more of [{ contexts: [0] }, { integration_types: [0] }]) {
      expect(isUpdate({}, more, 'server')).toBe(false);
      expect(isUpdate({}, more, 'global')).toBe(true);
    }
    expect(isUpdate({}, { nsfw: true }, 'server')).toBe(true);
  });

  it('is whether it stands under Apps or is typed: the same name may be both', () => {
    const both = planRegistration([{ name: 'x', type: 3 }], [base]);
    expect(both).toEqual({ create: ['/x'], update: [], remove: ['Apps → x'], keep: [] });
    expect(plan({}, {})).toEqual({ create: [], update: [], remove: [], keep: ['/x'] });
  });
});

describe('registering', () => {
  function open(existing: unknown) {
    const client = createClient({ config: loadConfig({}), messageContent: true });
    const rest = new FakeRest(client);
    rest.answer(({ method }): Answer | undefined =>
      method === 'GET' ? { status: 200, body: existing } : method === 'PUT' ? { status: 200, body: [] } : undefined,
    );
    return { rest, target: { rest: client.rest, applicationId: '9' } };
  }

  it('reads what is there in all languages, and writes where anything differs', async () => {
    const { rest, target } = open([]);
    const plan = await register(target, wanted);
    expect(plan.create).toHaveLength(wanted.length);
    expect(rest.requests.map(({ method, path, query }) => `${method} ${path}?${query}`)).toEqual([
      'GET /applications/9/commands?with_localizations=true',
      'PUT /applications/9/commands?',
    ]);
    expect(rest.requests[1]?.body).toEqual(JSON.parse(JSON.stringify(wanted)));
  });

  it.each([
    ['a new one', []],
    ['a changed one', [{ ...registered()[0], description: 'old' }, ...registered().slice(1)]],
    ['one that is gone', [...registered(), { name: 'gone', type: 1 }]],
  ])('writes for %s', async (_, existing) => {
    const { rest, target } = open(existing);
    await register(target, wanted);
    expect(rest.sent('PUT', /commands$/)).toHaveLength(1);
  });

  it('writes nothing where nothing differs, nor in a dry run', async () => {
    const same = open(registered());
    await register(same.target, wanted);
    const dry = open([]);
    expect((await register(dry.target, wanted, { dryRun: true })).create).not.toEqual([]);
    expect([...same.rest.sent('PUT', /./), ...dry.rest.sent('PUT', /./)]).toEqual([]);
  });

  it('for one server goes there, and does not mind what Discord does not keep of it', async () => {
    const bare = registered().map((command) => ({ ...command, contexts: null, integration_types: null }));
    const { rest, target } = open(bare);
    const plan = await register({ ...target, guildId: '5' }, wanted);
    expect(plan.update).toEqual([]);
    expect(rest.requests.map(({ path }) => path)).toEqual(['/applications/9/guilds/5/commands']);
  });

  it.each([[{}], [[1]], [[null]], [[{ type: 1 }]], [[{ name: 'x' }, 1]]])(
    'refuses what is no list of commands: %j',
    async (existing) => {
      await expect(register(open(existing).target, wanted)).rejects.toThrow('Expected a list of commands');
    },
  );

  it('at the start goes on until Discord is there, and says so once', async () => {
    const { rest, target } = open([]);
    let away = 2;
    rest.answer(({ method }) => (method === 'GET' && away-- > 0 ? { status: 503 } : undefined));
    const log = new LogLines();
    const signal = new AbortController().signal;
    await keepRegistering(target, wanted, { log: pino({}, log.stream), signal });
    expect(log.lines).toMatchObject([{ level: 40, msg: expect.stringContaining('not registered yet') }]);
    expect(log.lines[0]?.err).toBeDefined();
    const done = await log.next('commands are registered');
    expect(done).toMatchObject({ update: [], remove: [] });
    expect(log.lines).toHaveLength(2);
    expect(rest.sent('GET', /commands$/)).toHaveLength(3);
  });

  it('that is refused for good is logged, but not after the stop', async () => {
    const refused = open({});
    const log = new LogLines();
    const stop = new AbortController();
    await keepRegistering(refused.target, wanted, { log: pino({}, log.stream), signal: stop.signal });
    expect(log.lines).toMatchObject([{ level: 50, msg: 'the commands could not be registered' }]);
    expect(log.lines[0]?.err).toBeDefined();
    stop.abort(new Error('stopped'));
    await keepRegistering(refused.target, wanted, { log: pino({}, log.stream), signal: stop.signal });
    expect(log.lines).toHaveLength(1);
  });
});
