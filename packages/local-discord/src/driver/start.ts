import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { CdnFault, LocalDiscord, LocalDiscordOptions, RestFault } from '../api.ts';
import { cdnRoutes, mediaRoutes } from '../cdn/routes.ts';
import { createClock } from '../clock.ts';
import { Door } from '../door.ts';
import { FaultList } from '../fault-list.ts';
import { createFaults } from '../faults.ts';
import { Gateway } from '../gateway/gateway.ts';
import { HappeningLog } from '../happenings.ts';
import { ALL_PRIVILEGED, privilegedBits } from '../intents.ts';
import { GATEWAY, RATE, SIGNED_URL, UPLOAD } from '../limits.ts';
import { RateLimiter } from '../rate-limits.ts';
import { API_PREFIX, BODY_LIMIT_BYTES, restApi } from '../rest/api.ts';
import { State } from '../state.ts';
import { Driver } from './local-discord.ts';

/**
 * Starts a Discord on 127.0.0.1. Rejects when the port is taken.
 * @example
 * const discord = await startLocalDiscord();
 * const channel = discord.createServer().createChannel();
 * const ana = discord.createPerson({ name: 'ana' });
 * channel.server.addMember(ana);
 * const bot = new Client({ intents: ['Guilds', 'GuildMessages', 'MessageContent'], rest: { api: discord.apiBase } });
 * bot.on('messageCreate', (message) => message.content === 'ping' && message.reply('pong'));
 * await bot.login(discord.token);
 * await discord.botOnline();
 * const { content } = await discord.nextMessage({ replyTo: await ana.post(channel, 'ping') });
 * await bot.destroy();
 * await discord.close();
 */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const clock = options.clock ?? createClock();
  const log = new HappeningLog(clock, options.patienceMs);
  const state = new State(clock, log, {
    token: options.token ?? generatedToken(),
    applicationName: options.applicationName ?? 'Bot',
    uploadLimitBytes: options.uploadLimitBytes ?? UPLOAD.fileBytes,
    attachmentLifetimeMs: options.attachmentLifetimeMs ?? SIGNED_URL.lifetimeMs,
  });
  state.allowedIntents = privilegedBits(options.privilegedIntents ?? ALL_PRIVILEGED);
  const gateway = new Gateway(state, options.heartbeatIntervalMs ?? GATEWAY.heartbeatMs);
  if (options.gateway) gateway.setLimits(options.gateway);
  const limiter = new RateLimiter(clock, options.globalRateLimit ?? RATE.globalPerSecond);
  const restFaults = new FaultList<RestFault>(state);
  const cdnFaults = new FaultList<CdnFault>(state);

  const settings = { forceCloseConnections: true, routerOptions: { maxParamLength: 1000 } };
  const http = Fastify({ ...settings, bodyLimit: BODY_LIMIT_BYTES });
  const media = Fastify(settings);
  await http.register(async (api) => restApi(api, { state, gateway, limiter, faults: restFaults }), {
    prefix: API_PREFIX,
  });
  cdnRoutes(http, state, cdnFaults);
  mediaRoutes(media, state, cdnFaults);
  const doors = [http, media].map(({ server }) => new Door(server));

  const close = async () => {
    await Promise.all([http.close(), media.close()]);
    for (const door of doors) door.close();
  };

  const faults = createFaults({ state, gateway, rest: restFaults, cdn: cdnFaults, doors });
  const driver = new Driver({ state, gateway, limiter, faults, close });
  await media.listen({ host: '127.0.0.1', port: 0 });
  state.mediaOrigin = addressOf(media);
  await gateway.start();
  try {
    await options.mount?.(http, driver);
    await http.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  } catch (error) {
    await driver.close();
    throw error;
  }
  state.origin = addressOf(http);
  return driver;
}

function addressOf({ server }: FastifyInstance): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`expected a TCP address but got ${address}`);
  return `http://127.0.0.1:${address.port}`;
}

/** Of the form that discord.js recognises as a token. */
function generatedToken(): string {
  return [24, 6, 38].map((length) => randomBytes(length).toString('base64url').slice(0, length)).join('.');
}
