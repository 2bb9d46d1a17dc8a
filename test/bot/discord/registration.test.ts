import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { repertoire } from '../../../commands/index.ts';
import { definitions } from '../../../src/bot/command.ts';
import { inviteLink } from '../../../src/bot/discord/invite.ts';
import { planRegistration, type RegisteredCommand } from '../../../src/bot/discord/registration.ts';

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
