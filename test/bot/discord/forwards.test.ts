import { MessageReferenceType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { originalAuthorOf, withOriginalAuthors } from '../../../src/bot/discord/forwards.ts';
import type { PictureSource } from '../../../src/bot/discord/sources.ts';
import { loadConfig } from '../../../src/config.ts';
import { EVERYTHING } from '../bot.ts';
import { FakeRest, refusal } from '../fake-rest.ts';
import { ownMessage } from '../interactions.ts';
import { ANA_ID, BOT_ID, CHANNEL_ID, messageIn, populate, user } from './structures.ts';

const BEN = '900000000000000002';
const source = (kind: PictureSource['kind']): PictureSource => ({
  kind,
  name: 'a.png',
  url: `https://cdn/${kind}.png`,
  size: 1,
  spoiler: false,
  posterId: ANA_ID,
});
const both = [source('forward'), source('attachment')];

function open({
  author = user(BEN),
  channelId = CHANNEL_ID,
  type = MessageReferenceType.Forward,
  messageId = '500',
} = {}) {
  const client = createClient({ config: loadConfig({}), messageContent: true });
  const rest = new FakeRest(client);
  const channel = populate(client, { permissions: EVERYTHING });
  rest.history.set(CHANNEL_ID, [ownMessage({ id: '500', author })]);
  const message_reference = { type, channel_id: channelId, message_id: messageId };
  return { rest, message: messageIn({ client, channel }, { message_reference }) };
}

describe('who wrote what is forwarded', () => {
  it('is found where the bot can see it', async () => {
    const { message, rest } = open();
    expect(await originalAuthorOf(message)).toBe(BEN);
    expect(rest.requests.map(({ path }) => path)).toEqual([`/channels/${CHANNEL_ID}/messages/500`]);
  });

  it('is found by way of other forwards, as far as the bot can see them', async () => {
    const forwardOf = (message_id: string) => ({
      message_reference: { type: MessageReferenceType.Forward, channel_id: CHANNEL_ID, message_id },
    });
    const { message, rest } = open({ messageId: '502' });
    rest.history.set(CHANNEL_ID, [
      ownMessage({ id: '502', author: user('900000000000000003'), ...forwardOf('501') }),
      ownMessage({ id: '501', author: user(ANA_ID), ...forwardOf('500') }),
      ownMessage({ id: '500', author: user(BEN) }),
    ]);
    expect(await originalAuthorOf(message)).toBe(BEN);
    // The one in between has forwarded what nobody can see.
    const hidden = open({ messageId: '502' });
    hidden.rest.history.set(CHANNEL_ID, [ownMessage({ id: '502', author: user(ANA_ID), ...forwardOf('499') })]);
    expect(await originalAuthorOf(hidden.message)).toBeUndefined();
    // A ring of them has no author.
    const ring = open({ messageId: '502' });
    ring.rest.history.set(CHANNEL_ID, [ownMessage({ id: '502', author: user(ANA_ID), ...forwardOf('502') })]);
    expect(await originalAuthorOf(ring.message)).toBeUndefined();
  });

  it('is not known of another kind of reference, in a channel out of sight, or where the message is gone', async () => {
    for (const options of [{ type: MessageReferenceType.Default }, { channelId: '999' }, { messageId: '501' }]) {
      expect(await originalAuthorOf(open(options).message)).toBeUndefined();
    }
    const { message, rest } = open();
    rest.answer(() => refusal(403, 50001));
    expect(await originalAuthorOf(message)).toBeUndefined();
    rest.answer(() => refusal(400, 50035));
    await expect(originalAuthorOf(message)).rejects.toThrow();
  });
});

describe('forwarded pictures', () => {
  it('are their author’s, others stay whose they were', async () => {
    const { message } = open();
    for (const privately of [true, false]) {
      const found = await withOriginalAuthors(message, both, { privately });
      expect(found.map(({ posterId }) => posterId)).toEqual([BEN, ANA_ID]);
    }
  });

  it('are left out where their author is not to be found, unless only who asks will see', async () => {
    const { message } = open({ messageId: '501' });
    expect(await withOriginalAuthors(message, both, { privately: false })).toEqual([both[1]]);
    expect(await withOriginalAuthors(message, both, { privately: true })).toEqual(both);
  });

  it('that the bot itself posted are none', async () => {
    const { message } = open({ author: user(BOT_ID, { bot: true }) });
    expect(await withOriginalAuthors(message, both, { privately: true })).toEqual([both[1]]);
  });

  it('are not looked for where there are none', async () => {
    const { message, rest } = open();
    expect(await withOriginalAuthors(message, [source('attachment')], { privately: false })).toHaveLength(1);
    expect(rest.requests).toEqual([]);
  });
});
