import { type APIMessage, EmbedType, MessageReferenceType, MessageType, StickerFormatType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { reasonFor } from '../../../src/bot/discord/attention.ts';
import { attachment, BOT_ROLE_ID, mentionOfBot, messageIn, OTHER_ROLE_ID, scene } from './structures.ts';

const server = scene();
const dm = scene({ dm: true });
const attachments = [attachment()];

describe('a message in a server', () => {
  it.each([
    ['on', 'watched'],
    ['mentions', undefined],
    ['off', undefined],
  ] as const)('with a picture is looked at by itself only where watching is on: %s', (watch, reason) => {
    expect(reasonFor(messageIn(server, { attachments }), watch)).toBe(reason);
  });

  it.each(['on', 'mentions'] as const)(
    'that names the bot asks where watching is %s, with a picture or not',
    (watch) => {
      expect(reasonFor(messageIn(server, { ...mentionOfBot(), attachments }), watch)).toBe('asked');
      expect(reasonFor(messageIn(server, mentionOfBot()), watch)).toBe('asked');
      expect(reasonFor(messageIn(server, { ...mentionOfBot(), attachments }), 'off')).toBeUndefined();
    },
  );

  it('that answers the bot asks only where there is a picture', () => {
    const { mentions } = mentionOfBot();
    const reference = { type: MessageReferenceType.Default, channel_id: '200', message_id: '999' };
    const reply = { mentions, message_reference: reference, type: MessageType.Reply };
    expect(reasonFor(messageIn(server, reply), 'on')).toBeUndefined();
    expect(reasonFor(messageIn(server, { ...reply, attachments }), 'mentions')).toBe('asked');
  });

  it('to everyone does not name the bot', () => {
    expect(reasonFor(messageIn(server, { mention_everyone: true, content: '@everyone' }), 'on')).toBeUndefined();
    expect(reasonFor(messageIn(server, { mention_everyone: true, attachments }), 'mentions')).toBeUndefined();
  });

  it('that names the role which Discord made for the bot asks, and one that names another role does not', () => {
    const named = (role: string) => messageIn(server, { content: `<@&${role}>`, mention_roles: [role], attachments });
    expect(reasonFor(named(BOT_ROLE_ID), 'mentions')).toBe('asked');
    expect(reasonFor(named(OTHER_ROLE_ID), 'mentions')).toBeUndefined();
  });

  it('with a sticker or the preview of a link is looked at where watching is on', () => {
    const sticker = { id: '8', name: 'wave', format_type: StickerFormatType.PNG };
    const stickers: Partial<APIMessage> = { sticker_items: [sticker] };
    const embeds = [{ type: EmbedType.Image, url: 'https://example.org/a.png' }];
    for (const more of [stickers, { embeds }]) {
      expect(reasonFor(messageIn(server, more), 'on')).toBe('watched');
      expect(reasonFor(messageIn(server, more), 'mentions')).toBeUndefined();
    }
  });

  it('without a picture or a mention is nothing to the bot', () => {
    expect(reasonFor(messageIn(server), 'on')).toBeUndefined();
  });

  it('of a bot, a webhook or Discord itself is left alone', () => {
    const robot = { id: '5', username: 'robot', discriminator: '0', global_name: null, avatar: null, bot: true };
    expect(reasonFor(messageIn(server, { attachments, author: robot }), 'on')).toBeUndefined();
    expect(reasonFor(messageIn(server, { attachments, webhook_id: '7' }), 'on')).toBeUndefined();
    expect(reasonFor(messageIn(server, { attachments, type: MessageType.UserJoin }), 'on')).toBeUndefined();
  });
});

describe('a direct message', () => {
  it('always asks', () => {
    expect(reasonFor(messageIn(dm, { attachments }), undefined)).toBe('asked');
    expect(reasonFor(messageIn(dm, mentionOfBot()), undefined)).toBe('asked');
    expect(reasonFor(messageIn(dm, { content: 'hello' }), undefined)).toBe('asked');
  });
});
