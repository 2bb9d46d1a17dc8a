import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from '../src/index.ts';

/** A Discord that ends with the test, with one server, one channel and one member. */
export async function scene(options: LocalDiscordOptions = {}) {
  const opened = await openScene(options);
  onTestFinished(() => opened.discord.close());
  return opened;
}

/** The same for all cases of a table, which must not disturb each other; without rate limits. */
export function sharedScene(): () => Awaited<ReturnType<typeof openScene>> {
  let opened: Awaited<ReturnType<typeof openScene>> | undefined;
  beforeAll(async () => {
    opened = await openScene({ globalRateLimit: Number.POSITIVE_INFINITY });
  });
  afterAll(() => opened?.discord.close());
  return () => {
    if (!opened) throw new Error('expected to be called in a test');
    return opened;
  };
}

async function openScene(options: LocalDiscordOptions) {
  const discord = await startLocalDiscord(options);
  const server = discord.createServer();
  const channel = server.createChannel();
  const ana = discord.createPerson({ name: 'ana' });
  server.addMember(ana);
  return { discord, server, channel, ana, call: caller(discord) };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface FileToSend {
  readonly name: string;
  readonly data: Uint8Array;
}

export type Call = (method: string, path: string, body?: unknown, files?: readonly FileToSend[]) => Promise<Answer>;

/** Calls the REST API as the bot, without a library in between. */
export function caller(discord: LocalDiscord, token = discord.token): Call {
  return async (method, path, body, files) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const response = await fetch(`${discord.apiBase}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${token}`,
        ...(json !== undefined && !files ? { 'content-type': 'application/json' } : {}),
      },
      ...(files ? { body: form(json ?? '{}', files) } : json === undefined ? {} : { body: json }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  };
}

function form(json: string, files: readonly FileToSend[]): FormData {
  const data = new FormData();
  data.append('payload_json', json);
  for (const [index, file] of files.entries()) {
    data.append(`files[${index}]`, new Blob([new Uint8Array(file.data)]), file.name);
  }
  return data;
}

/** The id in an answer's body. */
export function idIn(answer: Answer): string {
  const { body } = answer;
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return body.id;
  throw new Error(`expected a body with an id but got ${JSON.stringify(body)}`);
}

/** 50035 with this code at this path. */
export function formError(path: readonly (string | number)[], code: string) {
  const errors = path.reduceRight<object>((inner, key) => ({ [key]: inner }), { _errors: [{ code }] });
  return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors } };
}

export async function register(call: Call, discord: LocalDiscord, ...commands: Partial<APIApplicationCommand>[]) {
  const bodies = commands.map((command) => ({
    type: ApplicationCommandType.ChatInput,
    ...(command.type === ApplicationCommandType.Message || command.type === ApplicationCommandType.User
      ? {}
      : { description: 'A command' }),
    ...command,
  }));
  return call('PUT', `/applications/${discord.applicationId}/commands`, bodies);
}
