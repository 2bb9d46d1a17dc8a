import { PermissionFlagsBits as May } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { abilitiesIn } from '../../../src/bot/discord/abilities.ts';
import { type Scene, scene } from './structures.ts';

const ALL = [
  May.ViewChannel,
  May.SendMessages,
  May.SendMessagesInThreads,
  May.ReadMessageHistory,
  May.EmbedLinks,
  May.AttachFiles,
  May.AddReactions,
];
const EVERYTHING = { send: true, reference: true, embed: true, attach: true, react: true };
const NOTHING = { send: false, reference: false, embed: false, attach: false, react: false };

function abilities(options: Scene) {
  return abilitiesIn(scene(options).channel);
}

function without(permission: bigint) {
  return ALL.filter((one) => one !== permission);
}

describe('the bot in a channel', () => {
  it('may do everything with all its permissions, and in a direct message', () => {
    expect(abilities({ permissions: ALL })).toEqual(EVERYTHING);
    expect(abilities({ dm: true })).toEqual(EVERYTHING);
  });

  it.each([
    ['SendMessages', May.SendMessages, { send: false }],
    ['EmbedLinks', May.EmbedLinks, { embed: false }],
    ['AttachFiles', May.AttachFiles, { attach: false }],
    ['AddReactions', May.AddReactions, { react: false }],
    ['ReadMessageHistory', May.ReadMessageHistory, { reference: false, react: false }],
    ['SendMessagesInThreads', May.SendMessagesInThreads, {}],
  ])('without %s may do all but what that is for', (_, permission, missing) => {
    expect(abilities({ permissions: without(permission) })).toEqual({ ...EVERYTHING, ...missing });
  });

  it('that it may not see, or while it is timed out, may do nothing', () => {
    expect(abilities({ permissions: without(May.ViewChannel) })).toEqual(NOTHING);
    expect(abilities({ permissions: ALL, timedOutUntil: '2999-01-01T00:00:00Z' })).toEqual(NOTHING);
    expect(abilities({ permissions: ALL, timedOutUntil: '2000-01-01T00:00:00Z' })).toEqual(EVERYTHING);
  });

  it('that has ceased to know its own membership may do nothing', () => {
    const { client, channel } = scene({ permissions: ALL });
    client.guilds.cache.first()?.members.cache.clear();
    expect(abilitiesIn(channel)).toEqual(NOTHING);
  });
});

describe('the bot in a thread', () => {
  it('writes by a permission of its own', () => {
    expect(abilities({ permissions: without(May.SendMessages), thread: {} })).toMatchObject({ send: true });
    expect(abilities({ permissions: without(May.SendMessagesInThreads), thread: {} })).toMatchObject({ send: false });
  });

  it('that is locked neither writes nor reacts, unless it manages threads', () => {
    expect(abilities({ permissions: ALL, thread: { locked: true } })).toMatchObject({ send: false, react: false });
    const manager = [...ALL, May.ManageThreads];
    expect(abilities({ permissions: manager, thread: { locked: true } })).toEqual(EVERYTHING);
  });
});
