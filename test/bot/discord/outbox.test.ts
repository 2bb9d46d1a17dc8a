import { PermissionFlagsBits as May, type Message } from 'discord.js';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/bot/discord/client.ts';
import { type Form, Outbox } from '../../../src/bot/discord/outbox.ts';
import { loadConfig } from '../../../src/config.ts';
import { LogLines } from '../../log-lines.ts';
import { CountingMeter, EVERYTHING } from '../bot.ts';
import { type Answer, FakeRest, refusal } from '../fake-rest.ts';
import { ownMessage } from '../interactions.ts';
import { answering } from '../sent-replies.ts';
import { CHANNEL_ID, messageIn, populate, type Scene } from './structures.ts';

const never = new AbortController().signal;
const POSTED = /^\/channels\/\d+\/messages$/;

function open(options: Scene = {}) {
  const client = createClient({ config: loadConfig({}), messageContent: true });
  const rest = new FakeRest(client);
  const channel = populate(client, { permissions: EVERYTHING, ...options });
  const log = new LogLines();
  const meter = new CountingMeter();
  const outbox = new Outbox(pino({ level: 'debug' }, log.stream), meter);
  const message: Message = messageIn({ client, channel });
  const forms: Form[] = [];
  const compose = (form: Form) => {
    forms.push(form);
    return { content: 'hello', ...(form.attach && { files: [{ name: 'card.jpg', attachment: Buffer.alloc(1) }] }) };
  };
  const refusing = (answer: Answer | Error, times = Number.POSITIVE_INFINITY) => {
    let left = times;
    rest.answer(({ method }) => (method !== 'GET' && left-- > 0 ? answer : undefined));
  };
  return { client, rest, log, meter, outbox, message, forms, compose, refusing };
}

describe('a reply', () => {
  it('refers to its message, with a nonce that Discord knows again, another for another edition', async () => {
    const { outbox, message, compose, rest, meter } = open();
    const sending = await outbox.reply(message, compose, never);
    await outbox.reply(message, compose, never, 2);
    expect(sending).toMatchObject({ kind: 'sent', reply: { channelId: CHANNEL_ID, messageId: expect.any(String) } });
    expect(rest.sent('POST', POSTED).map(({ body, files }) => [body.nonce, body.enforce_nonce, files])).toEqual([
      ['1000', true, ['card.jpg']],
      ['1000.2', true, ['card.jpg']],
    ]);
    expect(rest.requests[0]?.body.message_reference).toMatchObject({ message_id: '1000', fail_if_not_exists: true });
    expect(meter.of('facets_replies_total sent')).toBe(2);
    expect(outbox.waiting).toBe(0);
  });

  it('has the form that is allowed', async () => {
    for (const [missing, form] of [
      [May.EmbedLinks, { embed: false, attach: true }],
      [May.AttachFiles, { embed: true, attach: false }],
    ] as const) {
      const { outbox, message, compose, forms } = open({
        permissions: [May.ViewChannel, May.SendMessages, May.EmbedLinks, May.AttachFiles].filter(
          (one) => one !== missing,
        ),
      });
      await outbox.reply(message, compose, never);
      expect(forms).toEqual([form]);
    }
  });

  it('refers to nothing where the bot may not read what was', async () => {
    const { outbox, message, compose, rest } = open({ permissions: [May.ViewChannel, May.SendMessages] });
    await outbox.reply(message, compose, never);
    expect(rest.requests[0]?.body.message_reference).toBeUndefined();
  });

  it('that is too large is sent without its files', async () => {
    const { outbox, message, compose, rest, refusing, forms } = open();
    refusing(refusal(413, 40005), 1);
    expect(await outbox.reply(message, compose, never)).toMatchObject({ kind: 'sent' });
    expect(rest.requests.map(({ files }) => files.length)).toEqual([1, 0]);
    expect(forms.map(({ attach }) => attach)).toEqual([true, false]);
  });

  it('counts as waiting until Discord took it, and is tried again where the network failed', async () => {
    const { outbox, message, compose, rest, refusing } = open();
    refusing(Object.assign(new Error('reset'), { code: 'ECONNRESET' }), 1);
    const sending = outbox.reply(message, compose, never);
    expect(outbox.waiting).toBe(1);
    expect(await sending).toMatchObject({ kind: 'sent' });
    expect([outbox.waiting, rest.requests.length]).toEqual([0, 2]);
  });

  it('to a message that is gone is no loss', async () => {
    const { outbox, message, compose, refusing, log, meter } = open();
    refusing(refusal(400, 50035, 'message_reference: Unknown message'));
    expect(await outbox.reply(message, compose, never)).toEqual({ kind: 'gone' });
    expect(log.lines).toMatchObject([{ level: 20, message: '1000' }]);
    expect(meter.of('facets_replies_total gone')).toBe(1);
  });

  it('to a channel that has gone is not tried', async () => {
    const { outbox, message, compose, client, rest } = open();
    client.channels.cache.clear();
    expect(await outbox.reply(message, compose, never)).toEqual({ kind: 'gone' });
    expect(rest.requests).toEqual([]);
  });

  it('that is not like that is refused and logged; the channel stays open', async () => {
    const { outbox, message, compose, refusing, log } = open();
    refusing(refusal(400, 50035, 'embeds: too long'));
    expect(await outbox.reply(message, compose, never)).toEqual({ kind: 'refused' });
    expect(log.lines).toMatchObject([{ level: 40, message: '1000', channel: CHANNEL_ID, refusal: 'unacceptable' }]);
    expect(outbox.mayAnswer(message)).toBe(true);
  });

  it('that is forbidden closes its channel for a while, until one is taken', async () => {
    const { outbox, message, compose, refusing } = open();
    expect(outbox.mayAnswer(message)).toBe(true);
    refusing(refusal(403, 50013), 1);
    expect(await outbox.reply(message, compose, never)).toEqual({ kind: 'refused' });
    expect(outbox.mayAnswer(message)).toBe(false);
    await outbox.reply(message, compose, never);
    expect(outbox.mayAnswer(message)).toBe(true);
  });

  it('is given up with its signal, and a bug is a bug', async () => {
    const { outbox, message, compose, refusing } = open();
    const gone = AbortSignal.abort(new Error('deleted'));
    await expect(outbox.reply(message, compose, gone)).rejects.toThrow('deleted');
    refusing(new TypeError('a bug'));
    await expect(outbox.reply(message, compose, never)).rejects.toThrow('a bug');
    expect(outbox.waiting).toBe(0);
  });

  it('to a channel that lets the bot say nothing is not tried; that is logged once', async () => {
    const { outbox, message, compose, rest, log } = open({ permissions: May.ViewChannel });
    expect(outbox.mayAnswer(message)).toBe(false);
    expect(await outbox.reply(message, compose, never)).toEqual({ kind: 'refused' });
    expect(rest.requests).toEqual([]);
    expect(log.with('no permission')).toMatchObject([{ channel: CHANNEL_ID, level: 40 }]);
  });
});

describe('what was said of a message', () => {
  it('is seen where the bot answered it, and nobody else’s answer counts', async () => {
    const { outbox, message, rest, client } = open();
    const next = (more: Readonly<Record<string, unknown>>) => rest.history.set(CHANNEL_ID, [ownMessage(more)]);
    expect(await outbox.hasReply(message, never)).toBe(false);
    next(answering('1000'));
    expect(await outbox.hasReply(message, never)).toBe(true);
    expect(rest.requests.at(-1)?.query.toString()).toBe('after=1000&limit=50');
    next(answering('999'));
    expect(await outbox.hasReply(message, never)).toBe(false);
    next({ ...answering('1000'), author: { id: '5', username: 'x', discriminator: '0' } });
    expect(await outbox.hasReply(message, never)).toBe(false);
    client.channels.cache.clear();
    expect(await outbox.hasReply(message, never)).toBe(true);
  });
});

describe('a reaction', () => {
  it('is put and taken away, where the bot may', async () => {
    const { outbox, message, rest } = open();
    await outbox.react(message, '🔍');
    await outbox.unreact(message, '🔍');
    expect(rest.requests.map(({ method, path }) => [method, decodeURIComponent(path)])).toEqual(
      ['PUT', 'DELETE'].map((method) => [method, `/channels/${CHANNEL_ID}/messages/1000/reactions/🔍/@me`]),
    );
    const silent = open({ permissions: [May.ViewChannel, May.SendMessages] });
    await silent.outbox.react(silent.message, '🔍');
    silent.client.channels.cache.clear();
    await silent.outbox.react(silent.message, '🔍');
    expect(silent.rest.requests).toEqual([]);
  });

  it('that is refused is logged unless its message is gone, and a channel that forbids it is left alone', async () => {
    const { outbox, message, refusing, log } = open();
    refusing(refusal(404, 10008));
    await outbox.react(message, '🔍');
    expect([log.lines, outbox.mayAnswer(message)]).toEqual([[], true]);
    refusing(refusal(403, 50013));
    await outbox.react(message, '🔍');
    expect(log.lines).toMatchObject([{ message: '1000', channel: CHANNEL_ID, refusal: 'forbidden' }]);
    expect(outbox.mayAnswer(message)).toBe(false);
    refusing(new TypeError('a bug'));
    await expect(outbox.react(message, '🔍')).rejects.toThrow('a bug');
  });
});

it('a reply is taken back', async () => {
  const { outbox, client, rest } = open();
  await outbox.withdraw(client, { channelId: CHANNEL_ID, messageId: '7' });
  expect(rest.requests).toMatchObject([{ method: 'DELETE', path: `/channels/${CHANNEL_ID}/messages/7` }]);
});
