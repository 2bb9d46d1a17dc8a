import { DiscordAPIError, HTTPError, InteractionType, SlashCommandBuilder } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Component, Repertoire, Visibility } from '../../src/bot/command.ts';
import { KINDS } from '../../src/bot/replies/custom-ids.ts';
import { UserError } from '../../src/user-error.ts';
import { Bot, type BotOptions } from './bot.ts';
import { ANA_ID, SERVER_ID } from './discord/structures.ts';
import { refusal } from './fake-rest.ts';
import { onMessage, onPerson, ownMessage, press, slash } from './interactions.ts';

const CALLBACK = /\/callback$/;
const REQUEST = { files: [], body: {} };

/** A bot whose only command and button do this. */
async function doing(
  work: (bot: Bot) => Promise<void> | void,
  {
    ack = 'private',
    uncounted,
    ...options
  }: BotOptions & { readonly ack?: Visibility | 'update' | (() => never); readonly uncounted?: true } = {},
): Promise<Bot> {
  let bot: Bot | undefined;
  const execute = async (interaction: { editReply(options: { content: string }): Promise<unknown> }) => {
    if (bot) await work(bot);
    await interaction.editReply({ content: 'done' });
  };
  const acknowledge = () => {
    const visibility = typeof ack === 'function' ? ack() : ack;
    return visibility === 'update' ? 'public' : visibility;
  };
  const command = {
    data: new SlashCommandBuilder().setName('do').setDescription('does it'),
    ack: acknowledge,
    execute,
    ...(uncounted && { uncounted }),
  } as const;
  const button: Component = { kind: KINDS.why, ack: () => (ack === 'update' ? 'update' : acknowledge()), execute };
  const named = (name: string) => ({ ...command, data: new SlashCommandBuilder().setName(name).setDescription('x') });
  const other = { ...named('other'), execute: () => Promise.reject(new Error('expected another command')) };
  const repertoire: Repertoire = {
    chat: [other, command],
    message: [other, named('do-to-message')],
    user: [other, named('do-to-person')],
    components: [button],
  };
  bot = await Bot.open({ repertoire, ...options });
  return bot;
}

const refuse = () => {
  throw new UserError('image/no-face', 'No face here.');
};

describe('an interaction', () => {
  it('is acknowledged as its command says, then answered', async () => {
    for (const ack of ['public', 'private'] as const) {
      const bot = await doing(() => {}, { ack });
      const used = await bot.use(slash('do'));
      expect(used).toMatchObject({ ack: 5, isPrivate: ack === 'private', text: 'done', deleted: false });
      expect(used.edits).toHaveLength(1);
      expect(bot.meter.of(`facets_interactions_total ${ack}`)).toBe(1);
    }
    const bot = await doing(() => {}, { ack: 'update' });
    expect(await bot.use(press('why|x'))).toMatchObject({ ack: 6, text: 'done' });
  });

  it('that is told of again by a resumed session is answered once', async () => {
    const bot = await doing(() => {});
    const used = slash('do');
    expect((await bot.use(used)).text).toBe('done');
    expect(await bot.use(used)).toMatchObject({ ack: undefined, edits: [], followUps: [] });
    expect(bot.meter.of('facets_interactions_total private')).toBe(1);
  });

  it('is found among those of its kind', async () => {
    const bot = await doing(() => {}, { ack: 'public' });
    const message = await bot.use(onMessage('do-to-message', ownMessage()));
    expect(message).toMatchObject({ ack: 5, isPrivate: false, text: 'done' });
    const person = await bot.use(onPerson('do-to-person', ANA_ID));
    expect(person).toMatchObject({ ack: 5, isPrivate: false, text: 'done' });
    for (const unknown of [onMessage('do', ownMessage()), onPerson('do', ANA_ID), slash('do-to-person')]) {
      expect((await bot.use(unknown)).text).toContain('another version');
    }
    expect(bot.meter.of('facets_requests_refused_total command/unknown')).toBe(3);
  });

  it('that is neither a command nor a press is left alone', async () => {
    const bot = await doing(() => {});
    await bot.use({ ...slash('do'), type: InteractionType.ApplicationCommandAutocomplete });
    expect(bot.rest.requests).toEqual([]);
    expect(bot.log.with('unanswered')).toEqual([]);
  });

  it('of another version is told so, to who used it alone', async () => {
    const bot = await doing(() => {}, { ack: 'public' });
    const command = await bot.use(slash('undo'));
    expect(command).toMatchObject({ ack: 5, isPrivate: true, text: expect.stringContaining('This command is from') });
    const button = await bot.use(press('elsewhere|x'));
    expect(button).toMatchObject({ ack: 5, isPrivate: true, text: expect.stringContaining('button or menu is from') });
  });

  it('is noted for the next start before it is acknowledged, until it is answered', async () => {
    const noted: number[] = [];
    const bot = await doing(({ services }) => void noted.push(services.pending.all.length));
    bot.rest.answer(({ path }) => void (CALLBACK.test(path) && noted.push(bot.services.pending.all.length)));
    await bot.use(slash('do'));
    expect(noted).toEqual([1, 1]);
    expect(bot.services.pending.all).toEqual([]);
  });

  it('that changes what a button stands on is not noted: it can be pressed again', async () => {
    const noted: number[] = [];
    const bot = await doing(({ services }) => void noted.push(services.pending.all.length), { ack: 'update' });
    await bot.use(press('why|x'));
    expect(noted).toEqual([0]);
  });
});

describe('an acknowledgement', () => {
  it('is tried again where the network failed', async () => {
    const bot = await doing(() => {});
    let failures = 1;
    bot.rest.answer(({ path }) =>
      CALLBACK.test(path) && failures-- > 0 ? Object.assign(new Error('reset'), { code: 'ECONNRESET' }) : undefined,
    );
    expect((await bot.use(slash('do'))).text).toBe('done');
  });

  it('that Discord did take although its answer was lost is followed by the answer', async () => {
    const bot = await doing(() => {});
    let attempts = 0;
    bot.rest.answer(({ path }) => {
      if (!CALLBACK.test(path)) return undefined;
      return ++attempts === 1 ? Object.assign(new Error('reset'), { code: 'ECONNRESET' }) : refusal(400, 40060);
    });
    expect((await bot.use(slash('do'))).text).toBe('done');
    expect(attempts).toBe(2);
    expect(bot.log.with('another process')).toEqual([]);
  });

  it('that Discord has already although it was not sent before means another process, which is told once', async () => {
    const bot = await doing(() => {});
    bot.rest.answer(({ path }) => (CALLBACK.test(path) ? refusal(400, 40060) : undefined));
    for (let times = 0; times < 2; times++) expect((await bot.use(slash('do'))).text).toBe('done');
    expect(bot.log.with('another process answers for this bot')).toMatchObject([{ level: 40 }]);
  });

  it('that came too late is followed by nothing, and nobody is told later', async () => {
    const done: string[] = [];
    const bot = await doing(() => void done.push('work'));
    bot.rest.answer(({ path }) => (CALLBACK.test(path) ? refusal(404, 10062) : undefined));
    const used = await bot.use(slash('do'));
    expect([done, used.edits, used.followUps]).toEqual([[], [], []]);
    expect(bot.services.pending.all).toEqual([]);
    expect(bot.log.with('did not take an acknowledgement')).toHaveLength(1);
  });

  it('that fails by a bug is logged and counted', async () => {
    const bot = await doing(() => {});
    bot.rest.answer(({ path }) => (CALLBACK.test(path) ? new TypeError('a bug') : undefined));
    await bot.use(slash('do'));
    expect(bot.log.with('unanswered')).toMatchObject([{ err: { message: 'a bug' } }]);
    expect(bot.meter.of('facets_errors_total')).toBe(1);
  });
});

describe('what goes wrong', () => {
  it('is told to who asked alone: in place of a private answer, after a public one is gone', async () => {
    const alone = await doing(refuse);
    const hidden = await alone.use(slash('do'));
    expect(alone.services.pending.all).toEqual([]);
    expect(hidden.edits.map(({ body }) => body)).toMatchObject([
      { content: 'No face here.', embeds: [], components: [], attachments: [] },
    ]);
    expect(hidden).toMatchObject({ deleted: false, followUps: [] });
    const aloud = await doing(refuse, { ack: 'public' });
    const open = await aloud.use(slash('do'));
    expect(aloud.services.pending.all).toEqual([]);
    expect(open).toMatchObject({ edits: [], deleted: true, followUps: [{ content: 'No face here.', flags: 64 }] });
    const update = await (await doing(refuse, { ack: 'update' })).use(press('why|x'));
    expect(update).toMatchObject({ edits: [], deleted: false, followUps: [{ content: 'No face here.', flags: 64 }] });
  });

  it('is told even where a moderator was faster with the public answer', async () => {
    const bot = await doing(refuse, { ack: 'public' });
    bot.rest.answer(({ method }) => (method === 'DELETE' ? refusal(404, 10008) : undefined));
    expect((await bot.use(slash('do'))).followUps).toMatchObject([{ content: 'No face here.' }]);
    bot.rest.answer(({ method }) => (method === 'DELETE' ? new TypeError('a bug') : undefined));
    expect((await bot.use(slash('do'))).followUps).toEqual([]);
    expect(bot.log.with('unanswered')).toHaveLength(1);
  });

  it('that is a bug is told by an id that the log has', async () => {
    const bot = await doing(() => {
      throw new TypeError('x is not a function');
    });
    const { text } = await bot.use(slash('do'));
    const [line] = bot.log.with('failed');
    expect(line).toMatchObject({ server: SERVER_ID, err: { message: 'x is not a function' } });
    expect(text).toContain(String(line?.errorId));
    expect(bot.meter.of('facets_errors_total')).toBe(1);
  });

  it('before the acknowledgement is told as well', async () => {
    const bot = await doing(() => {}, { ack: refuse });
    expect(await bot.use(slash('do'))).toMatchObject({ isPrivate: true, text: 'No face here.' });
  });

  it('is not told where what it was about is gone', async () => {
    const bot = await doing(() => {
      throw new DiscordAPIError({ code: 10008, message: 'gone' }, 10008, 404, 'PATCH', 'https://d.test/', REQUEST);
    });
    const used = await bot.use(slash('do'));
    expect([used.edits, used.followUps, bot.services.pending.all]).toEqual([[], [], []]);
    expect(bot.log.with('gone before it was answered')).toHaveLength(1);
    expect(bot.log.with('did not take an answer')).toEqual([]);
  });

  it('because Discord did not accept the answer is told so', async () => {
    const bot = await doing(() => {
      throw new DiscordAPIError({ code: 50035, message: 'form' }, 50035, 400, 'PATCH', 'https://d.test/', REQUEST);
    });
    expect((await bot.use(slash('do'))).text).toBe('Discord did not accept my answer to this. I am sorry.');
    expect(bot.meter.of('facets_requests_refused_total discord/not-taken')).toBe(1);
    expect(bot.log.with('did not take an answer')).toMatchObject([{ refusal: 'unacceptable' }]);
  });

  it('because Discord was away for too long is left to the next start', async () => {
    const bot = await doing(() => {
      throw new HTTPError(503, 'away', 'PATCH', 'https://d.test/', REQUEST);
    });
    const used = await bot.use(slash('do'));
    expect([used.edits, used.followUps]).toEqual([[], []]);
    expect(bot.services.pending.all).toHaveLength(1);
  });

  it('and cannot be told is over where the person is gone, and logged where they are not', async () => {
    for (const [status, code, logged] of [
      [404, 10008, 0],
      [403, 50013, 1],
    ] as const) {
      const bot = await doing(refuse);
      bot.rest.answer(({ method }) => (method === 'PATCH' ? refusal(status, code) : undefined));
      await bot.use(slash('do'));
      expect(bot.services.pending.all).toEqual([]);
      expect(bot.log.with('not told')).toHaveLength(logged);
    }
  });
});

describe('a bot that stops', () => {
  it('takes nothing new and says so', async () => {
    const done: string[] = [];
    const bot = await doing(() => void done.push('work'), { ack: 'public' });
    await bot.services.workload.stop(0, 0);
    const used = await bot.use(slash('do'));
    expect(used).toMatchObject({ isPrivate: true, text: expect.stringMatching(/restart/) });
    expect(done).toEqual([]);
  });

  it('tells those for whom it has no time left', async () => {
    const bot = await doing(() => new Promise(() => undefined));
    bot.receive('INTERACTION_CREATE', slash('do'));
    await bot.rest.until('POST', CALLBACK);
    await bot.services.workload.stop(1, 5000);
    const [request] = await bot.rest.until('PATCH', /^\/webhooks\//);
    expect(request?.body.content).toMatch(/restart/);
  });
});

describe('a person', () => {
  it('who uses much is told when to come back, but never kept from what protects them', async () => {
    const settings = { PERSON_PICTURES_PER_MINUTE: '1' };
    const bot = await doing(() => {}, { settings });
    for (let times = 0; times < 30; times++) expect((await bot.use(slash('do'))).text).toBe('done');
    expect((await bot.use(slash('do'))).text).toMatch(/a lot in a short time.*\d+ s/);
    expect((await bot.use(slash('do', {}, { userId: '900000000000000002' }))).text).toBe('done');
    const free = await doing(() => {}, { settings, uncounted: true });
    for (let times = 0; times < 32; times++) expect((await free.use(slash('do'))).text).toBe('done');
  });

  it('whom the operator turned away is told so, and still has what protects them', async () => {
    const bot = await doing(() => {});
    void bot.services.blocked.people.add(ANA_ID);
    expect((await bot.use(slash('do'))).text).not.toBe('done');
    expect(bot.meter.of('facets_requests_refused_total person/turned-away')).toBe(1);
    const server = await doing(() => {});
    void server.services.blocked.servers.add(SERVER_ID);
    expect((await server.use(slash('do'))).text).not.toBe('done');
    expect(server.meter.of('facets_requests_refused_total server/turned-away')).toBe(1);
    const free = await doing(() => {}, { uncounted: true });
    void free.services.blocked.people.add(ANA_ID);
    expect((await free.use(slash('do'))).text).toBe('done');
  });
});
