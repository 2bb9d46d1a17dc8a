import { ApplicationFlagsBitField, DiscordAPIError, PermissionsBitField, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { INVITE_PERMISSIONS, inviteLink } from '../bot/discord/invite.ts';
import { badToken } from '../bot/discord/refusals.ts';
import { count } from '../cli/count.ts';
import type { Config } from '../config.ts';
import type { OwnShards } from '../shard-ids.ts';
import { type Finding, look } from './finding.ts';

/** Discord gives up to so many servers at once. */
const SERVERS_PAGE = 200;

/** Servers that are named for what they lack; of more, how many there are. */
const MOST_NAMED = 10;

/** How long Discord may take for an answer, in ms. */
const PATIENCE_MS = 10_000;

const applicationSchema = z.object({ id: z.string(), name: z.string(), flags: z.number().default(0) });
const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});
const serversSchema = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));

type Application = z.infer<typeof applicationSchema>;
type DiscordConfig = Pick<Config, 'apiBase' | 'token' | 'messageContent'> & Partial<Pick<Config, 'shards'>>;

/** Looks at the address, the token, the intents and the servers; what needs what is missing is left out. */
export async function lookAtDiscord({
  apiBase,
  token,
  messageContent,
  shards = 'auto',
}: DiscordConfig): Promise<Finding[]> {
  const rest = new REST({ api: apiBase, timeout: PATIENCE_MS, retries: 1 });
  const address = await look('address', () => reach(rest, apiBase));
  if (address.state === 'problem') return [address];
  if (token === undefined) return [address, MISSING_TOKEN];
  rest.setToken(token);
  let application: Application | undefined;
  const login = await look('token', async () => {
    application = await readApplication(rest);
    return { state: 'fine', text: `It is the token of ${application.name} (application ${application.id}).` };
  });
  if (!application) return [address, login];
  const { id, flags } = application;
  return [
    address,
    login,
    intents(flags, messageContent),
    await look('logins', () => logins(rest, shards)),
    await look('servers', () => servers(rest, id)),
  ];
}

const MISSING_TOKEN: Finding = {
  subject: 'token',
  state: 'problem',
  text: 'DISCORD_TOKEN is not set.',
  advice: 'Copy it from https://discord.com/developers/applications → Bot → Reset Token into .env.',
};

async function reach(rest: REST, apiBase: string): Promise<Omit<Finding, 'subject'>> {
  try {
    await rest.get(Routes.gateway(), { auth: false });
    return { state: 'fine', text: `${apiBase} answers.` };
  } catch (error) {
    const reason = error instanceof Error ? reasonOf(error) : String(error);
    return {
      state: 'problem',
      text: `${apiBase} does not answer: ${reason}.`,
      advice: 'Look at the network, at a proxy or firewall in between, and at DISCORD_API_BASE.',
    };
  }
}

function reasonOf(error: Error): string {
  if (error.name === 'AbortError') return `nothing came within ${PATIENCE_MS / 1000} s`;
  const cause = error.cause instanceof Error ? error.cause : error;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

async function readApplication(rest: REST): Promise<Application> {
  try {
    return applicationSchema.parse(await rest.get(Routes.currentApplication()));
  } catch (error) {
    throw error instanceof DiscordAPIError && error.status === 401 ? badToken() : error;
  }
}

/** Whether there are shards enough for the bot's servers, and logins enough for a start. */
async function logins(rest: REST, own: OwnShards): Promise<Omit<Finding, 'subject'>> {
  const { shards, session_start_limit: limit } = gatewaySchema.parse(await rest.get(Routes.gatewayBot()));
  const text = `${limit.remaining} of ${limit.total} logins are left today; Discord recommends ${count(shards, 'shard')}.`;
  const needed = own === 'auto' ? shards : own.ids.length;
  if (limit.remaining < needed) {
    const hours = Math.ceil(limit.reset_after / 3_600_000);
    const advice = `A start needs ${needed}: it waits until there are new ones, in ${count(hours, 'hour')} at most.`;
    return { state: 'warning', text, advice };
  }
  if (own !== 'auto' && own.of < shards) {
    const advice = 'Raise SHARDS, on every machine to the same number, or leave it at auto where one process has all.';
    return { state: 'warning', text: `${text} SHARDS is ${own.of}.`, advice };
  }
  return { state: 'fine', text };
}

function intents(flags: number, messageContent: boolean): Finding {
  const granted = new ApplicationFlagsBitField(flags).any(['GatewayMessageContent', 'GatewayMessageContentLimited']);
  if (granted) return { subject: 'intents', state: 'fine', text: 'The message-content intent is granted.' };
  if (!messageContent) {
    return { subject: 'intents', state: 'fine', text: 'The message-content intent is not granted, nor asked for.' };
  }
  return {
    subject: 'intents',
    state: 'warning',
    text: 'The message-content intent is not granted: pictures that are merely posted are not seen.',
    advice:
      'Switch on https://discord.com/developers/applications → Bot → Message Content Intent, and restart the bot.',
  };
}

/** Whether it may do in every server what it is made for; a channel may still say otherwise. */
async function servers(rest: REST, applicationId: string): Promise<Omit<Finding, 'subject'>> {
  const found = await allServers(rest);
  const link = inviteLink(applicationId);
  if (found.length === 0) return { state: 'warning', text: 'The bot is in no server.', advice: `Invite it: ${link}` };
  const lacking = found
    .map(({ name, permissions }) => ({
      name,
      missing: new PermissionsBitField(BigInt(permissions)).missing(INVITE_PERMISSIONS),
    }))
    .filter(({ missing }) => missing.length > 0);
  if (lacking.length === 0)
    return { state: 'fine', text: `It has all its permissions in ${count(found.length, 'server')}.` };
  return {
    state: 'warning',
    text: [
      ...lacking.slice(0, MOST_NAMED).map(({ name, missing }) => `In ${name} it lacks ${missing.join(', ')}.`),
      ...(lacking.length > MOST_NAMED ? [`It lacks some in ${lacking.length - MOST_NAMED} more.`] : []),
    ].join(' '),
    advice: `Give its role these permissions, or invite it anew: ${link}`,
  };
}

async function allServers(rest: REST) {
  const found: z.infer<typeof serversSchema> = [];
  for (;;) {
    const last = found.at(-1)?.id;
    const query = new URLSearchParams({ limit: String(SERVERS_PAGE), ...(last !== undefined && { after: last }) });
    const page = serversSchema.parse(await rest.get(Routes.userGuilds(), { query }));
    found.push(...page);
    if (page.length < SERVERS_PAGE) return found;
  }
}
