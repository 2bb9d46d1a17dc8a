import { type APIMessage, MessageReferenceType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { asksAboutAnother, sourcesOfReference, sourcesOfTarget } from '../../../src/bot/discord/references.ts';
import { loadConfig } from '../../../src/config.ts';
import { EVERYTHING } from '../bot.ts';
import { FakeRest, refusal } from '../fake-rest.ts';
import { ownMessage } from '../interactions.ts';
import { ANA_ID, attachment, BOT_ID, CHANNEL_ID, messageIn, populate, user } from './structures.ts';

const BEN = user('900000000000000002');
const BOT = user(BOT_ID, { bot: true });
const { Default, Forward } = MessageReferenceType;

/** A message of Ana's that refers to another, which says `target`. */
function open({
  target = {},
  reference = { type: Default, channel_id: CHANNEL_ID, message_id: '500' },
  mentions = [],
  dm = false,
}: {
  readonly target?: Partial<APIMessage>;
  readonly reference?: Readonly<Record<string, unknown>> | undefined;
  readonly mentions?: readonly object[];
  readonly dm?: boolean;
} = {}) {
  const client = createClient({ config: loadConfig({}), messageContent: true });
  const rest = new FakeRest(client);
  const channel = populate(client, { permissions: EVERYTHING, dm });
  rest.history.set(CHANNEL_ID, [ownMessage({ id: '500', author: BEN, attachments: [], ...target })]);
  const referenced_message = { author: mentions[0] ?? BEN };
  const more = JSON.parse(JSON.stringify({ message_reference: reference, mentions, referenced_message }));
  return { client, channel, rest, message: messageIn({ client, channel }, more) };
}

const picture = { attachments: [attachment({ url: 'http://cdn/ben.png' })] };
const forwarded = {
  type: 0,
  message_reference: { type: Forward, channel_id: '999', message_id: '501' },
  message_snapshots: [
    {
      message: {
        content: '',
        attachments: [attachment()],
        embeds: [],
        timestamp: '2026-01-01T00:00:00Z',
        edited_timestamp: null,
        type: 0,
        mentions: [],
        mention_roles: [],
        flags: 0,
      },
    },
  ],
};

describe('whether a message is about another', () => {
  it('is what a reply says', () => {
    expect(asksAboutAnother(open().message)).toBe(true);
    expect(
      asksAboutAnother(open({ reference: { type: Forward, channel_id: CHANNEL_ID, message_id: '500' } }).message),
    ).toBe(false);
    expect(asksAboutAnother(open({ reference: { type: Default, channel_id: CHANNEL_ID } }).message)).toBe(false);
    const { client, channel } = open();
    expect(asksAboutAnother(messageIn({ client, channel }))).toBe(false);
  });

  it('is so of an answer to the bot on a server, but not in direct messages', () => {
    expect(asksAboutAnother(open({ mentions: [BOT] }).message)).toBe(true);
    expect(asksAboutAnother(open({ mentions: [BOT], dm: true }).message)).toBe(false);
    expect(asksAboutAnother(open({ mentions: [BEN], dm: true }).message)).toBe(true);
  });
});

describe('the pictures of what a message replies to', () => {
  it('are its own, which are looked at when asked for', async () => {
    const sources = await sourcesOfReference(open({ target: picture }).message, true);
    expect(sources.map(({ url, posterId }) => [url, posterId])).toEqual([['http://cdn/ben.png', BEN.id]]);
  });

  it('are none where there are none, and that is said', async () => {
    await expect(sourcesOfReference(open().message, true)).rejects.toMatchObject({ code: 'message/no-picture' });
  });

  it('may be there but out of sight where Discord does not show what is in messages', async () => {
    await expect(sourcesOfReference(open().message, false)).rejects.toMatchObject({ code: 'message/unseen' });
    const own = open({ target: { author: BOT } });
    await expect(sourcesOfReference(own.message, false)).rejects.toMatchObject({ code: 'message/own' });
  });

  it('are out of sight where the message is gone or in a channel that the bot does not see', async () => {
    for (const answer of [refusal(404, 10008), refusal(403, 50001)]) {
      const { message, rest } = open({ target: picture });
      rest.answer(() => answer);
      await expect(sourcesOfReference(message, true)).rejects.toMatchObject({ code: 'message/unseen' });
    }
  });

  it('that are forwarded from somebody who cannot be seen are not shown to all', async () => {
    const { message } = open({ target: forwarded });
    await expect(sourcesOfReference(message, true)).rejects.toMatchObject({ code: 'message/unknown-author' });
  });
});

describe('the pictures of what a command was used on', () => {
  it('are its own', async () => {
    const { client, channel } = open();
    const sources = await sourcesOfTarget(messageIn({ client, channel }, picture));
    expect(sources.map(({ url, posterId }) => [url, posterId])).toEqual([['http://cdn/ben.png', ANA_ID]]);
  });

  it('that are forwarded are shown to who alone sees the answer', async () => {
    const { client, channel } = open();
    const message = messageIn({ client, channel }, JSON.parse(JSON.stringify(forwarded)));
    expect(await sourcesOfTarget(message)).toHaveLength(1);
  });

  it('are none where there are none, and that is said', async () => {
    const { client, channel } = open();
    await expect(sourcesOfTarget(messageIn({ client, channel }))).rejects.toMatchObject({ code: 'message/no-picture' });
  });
});
