import type { Multipart } from '@fastify/multipart';
import { Locale } from 'discord-api-types/v10';
import { z } from 'zod';
import type { CommandOptions, FileToPost, LocalDiscord, MessageToPost, UsedInteraction } from '../api.ts';
import { ApiError } from '../errors.ts';
import type { CommandRequest, FaultRequest, MessageAction, PostRequest } from './protocol.ts';
import type { Stage } from './view.ts';

/** Where a form goes, and the samples that its files may be. */
type Target = Pick<Stage, 'discord' | 'samples'>;

const snowflake = z.string().regex(/^\d+$/);
const locale = z.enum(Locale);

const postRequest: z.ZodType<PostRequest> = z.object({
  as: snowflake,
  channel: snowflake,
  content: z.string(),
  files: z.array(z.object({ description: z.string(), spoiler: z.boolean() })),
  stickers: z.array(snowflake).optional(),
  replyTo: snowflake.optional(),
  pingAuthor: z.boolean().optional(),
});

const commandRequest: z.ZodType<CommandRequest> = z.object({
  as: snowflake,
  channel: snowflake,
  command: z.string().min(1),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.object({ id: snowflake })])),
  locale,
});

const target = { as: snowflake, message: snowflake, locale };

const messageAction: z.ZodType<MessageAction> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('apply'), ...target, command: z.string() }),
  z.object({ do: z.literal('press'), ...target, button: z.string() }),
  z.object({ do: z.literal('choose'), ...target, menu: z.string(), values: z.array(z.string()) }),
  z.object({ do: z.literal('forward'), ...target, to: snowflake }),
  z.object({ do: z.literal('edit'), ...target, content: z.string(), keep: z.array(snowflake) }),
  z.object({ do: z.literal('delete'), ...target }),
  z.object({ do: z.literal('dismiss'), ...target }),
]);

const faultRequest: z.ZodType<FaultRequest> = z.discriminatedUnion('fault', [
  z.object({ fault: z.literal('latency'), ms: z.number().positive().max(60_000) }),
  z.object({ fault: z.literal('drop-gateway') }),
  z.object({ fault: z.literal('expire-urls') }),
  z.object({ fault: z.literal('server-errors'), times: z.number().int().min(1).max(100) }),
  z.object({ fault: z.literal('clear') }),
]);

/** Posts a message; `parts` are a `request` field and the files, in their order. */
export async function post({ discord, samples }: Target, parts: AsyncIterable<Multipart>): Promise<void> {
  const { request, files } = await readForm(parts, postRequest, samples);
  const message: MessageToPost = {
    content: request.content,
    files: files.map(({ data }, index): FileToPost => {
      const note = request.files[index];
      return { ...data, ...(note?.description && { description: note.description }), spoiler: note?.spoiler ?? false };
    }),
    ...(request.stickers && { stickers: request.stickers }),
    ...(request.replyTo !== undefined && { replyTo: request.replyTo, pingAuthor: request.pingAuthor ?? true }),
  };
  await discord.person(request.as).post(request.channel, message);
}

/** Runs a slash command; `parts` are a `request` field and a file for every attachment option, under its name. */
export async function runCommand({ discord, samples }: Target, parts: AsyncIterable<Multipart>): Promise<void> {
  const { request, files } = await readForm(parts, commandRequest, samples);
  const attachments = Object.fromEntries(files.map(({ field, data }) => [field, data]));
  const options: CommandOptions = { ...request.options, ...attachments };
  const person = discord.person(request.as);
  person.setLocale(request.locale);
  await acknowledged(await person.run(request.channel, request.command, options), 'command');
}

/** Does what the body asks to a message. Resolves once the bot acknowledged it, if the bot has a say. */
export async function act(discord: LocalDiscord, body: unknown): Promise<void> {
  const action = messageAction.parse(body);
  const person = discord.person(action.as);
  person.setLocale(action.locale);
  switch (action.do) {
    case 'apply':
      return acknowledged(await person.applyCommand(action.command, action.message), 'command');
    case 'press':
      return acknowledged(await person.press(action.message, action.button), 'component');
    case 'choose':
      return acknowledged(await person.choose(action.message, action.values, action.menu), 'component');
    case 'forward':
      person.forward(action.message, action.to);
      return;
    case 'edit':
      await person.edit(action.message, { content: action.content, keep: action.keep });
      return;
    case 'delete':
      person.delete(action.message);
      return;
    case 'dismiss':
      person.dismiss(action.message);
      return;
  }
}

/** Injects a fault. */
export function inject(discord: LocalDiscord, body: unknown): void {
  const request = faultRequest.parse(body);
  const { faults } = discord;
  switch (request.fault) {
    case 'latency':
      faults.rest({ kind: 'latency', ms: request.ms }, { times: Number.POSITIVE_INFINITY });
      return;
    case 'server-errors':
      faults.rest({ kind: 'status', status: 503 }, { times: request.times });
      return;
    case 'drop-gateway':
      faults.dropSockets();
      return;
    case 'expire-urls':
      faults.expireUrls();
      return;
    case 'clear':
      faults.clear();
      return;
  }
}

/** @throws {Unanswered} */
async function acknowledged(used: UsedInteraction, what: Unanswered['what']): Promise<void> {
  await used.acknowledged().catch(() => {
    throw new Unanswered(what);
  });
}

/** The bot left an interaction without an answer; the message is Discord's. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly what: 'command' | 'component';

  constructor(what: 'command' | 'component') {
    super(what === 'command' ? 'The application did not respond' : 'This interaction failed');
    this.what = what;
  }
}

async function readForm<T>(
  parts: AsyncIterable<Multipart>,
  schema: z.ZodType<T>,
  samples: Target['samples'],
): Promise<{ request: T; files: readonly { readonly field: string; readonly data: FileToPost }[] }> {
  const files: { field: string; data: FileToPost }[] = [];
  let request: T | undefined;
  for await (const part of parts) {
    if (part.type === 'file') {
      const [name, data] = [part.filename, await part.toBuffer()];
      // What the media proxy gives of a video only the sample itself can tell.
      const still = samples.find((sample) => sample.name === name && data.equals(sample.data))?.still;
      files.push({ field: part.fieldname, data: { name, data, ...(still && { still }) } });
    } else if (part.fieldname === 'request' && typeof part.value === 'string') {
      request = schema.parse(JSON.parse(part.value));
    }
  }
  if (request === undefined) throw new ApiError(400, 0, 'expected a form with a field named request, but got none');
  return { request, files };
}
