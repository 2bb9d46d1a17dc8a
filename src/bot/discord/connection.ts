import { type Client, DiscordAPIError, Events, GatewayCloseCodes, Routes, Status } from 'discord.js';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { shareOf } from '../../shard-ids.ts';
import { UserError } from '../../user-error.ts';
import type { Workload } from '../load/workload.ts';
import type { Logger } from '../log.ts';
import { type Backoff, waitAfter } from './backoff.ts';
import { type BuildThrottler, createClient, REFUSALS_TOLD } from './client.ts';
import { badToken, INTENT_ADVICE, refusedForGood } from './refusals.ts';
import { sleep } from './retries.ts';
import { watchShards } from './shard-log.ts';

export interface ConnectionOptions {
  readonly config: Config & { readonly token: string };
  readonly log: Logger;
  readonly workload: Workload;
  readonly buildThrottler?: BuildThrottler | undefined;
  /** Registers the listeners on a client before it logs in. There is a second one only after an intent was refused. */
  readonly wire: (client: Client) => void;
  /** Whether Discord grants the message-content intent, as soon as it is known. */
  readonly onContent: (granted: boolean) => void;
  /** Discord answered a request, with this status. */
  readonly onResponse: (status: number) => void;
  /** A shard may have missed events: at its first login, and at every one that could not resume what was before. */
  readonly onNewSession: (client: Client<true>, shard: number) => void;
  /** The connection ended for good, after it had been there. */
  readonly onLost: (error: UserError) => void;
  /** Default: on the clock. */
  readonly wait?: typeof sleep;
}

const BACKOFF: Backoff = { firstMs: 1000, longestMs: 60_000 };
/** Discord bans an address at 10,000 refused requests in ten minutes; all processes of a bot may have the same. */
const REFUSALS_TO_PAUSE_AT = 2000;

const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

/** The gateway ended a session and will not have it back. */
class SessionRefused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`The gateway closed the session with ${code}`);
    this.code = code;
  }
}

/**
 * Holds the one client that is logged in. It is waited for as long as Discord is away; only what waiting cannot heal
 * ends it. An intent that is refused is done without.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #stopped = new AbortController();
  readonly #wait: typeof sleep;
  #content: boolean;
  #client: Client | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#content = options.config.messageContent;
    this.#wait = options.wait ?? sleep;
  }

  /**
   * Resolves with the client that is ready.
   * @throws {UserError} `discord/bad-token`, or `discord/refused` when the gateway turns the bot away for good
   */
  async open(): Promise<Client<true>> {
    for (let failures = 1; ; failures++) {
      const { config, buildThrottler } = this.#options;
      const client = createClient({ config, messageContent: this.#content, buildThrottler });
      this.#client = client;
      try {
        await this.#untilGatewayOpens(client);
        return await this.#logIn(client);
      } catch (error) {
        // Gone for good before there is another: two clients would take every event twice.
        await client.destroy();
        this.#stopped.signal.throwIfAborted();
        if (this.#lostIntent(error)) continue;
        const final = finalError(error);
        if (final) throw final;
        this.#options.log.warn({ err: error }, 'the login failed; trying again');
        await this.#wait(waitAfter(failures, BACKOFF), this.#stopped.signal);
      }
    }
  }

  /** The one that is logged in or about to be. */
  get client(): Client | undefined {
    return this.#client;
  }

  async close(): Promise<void> {
    this.#stopped.abort(new Error('the bot was stopped'));
    await this.#client?.destroy();
  }

  /** Whether an attempt failed for the intent alone; from then on it is not asked for. */
  #lostIntent(error: unknown): boolean {
    const refused = error instanceof SessionRefused && error.code === GatewayCloseCodes.DisallowedIntents;
    if (!refused || !this.#content) return false;
    this.#content = false;
    this.#options.log.warn(INTENT_ADVICE);
    return true;
  }

  /** Waits until Discord answers and lets the bot log in. Says once that it waits, and for what. */
  async #untilGatewayOpens(client: Client): Promise<void> {
    const { config, log } = this.#options;
    const { signal } = this.#stopped;
    const said = new Set<string>();
    const sayOnce = (message: string, details: object) => {
      if (!said.has(message)) log.warn(details, message);
      said.add(message);
    };
    client.rest.setToken(config.token);
    for (let failures = 1; ; failures++) {
      let wait = waitAfter(failures, BACKOFF);
      try {
        const { shards, session_start_limit: limit } = gatewaySchema.parse(await client.rest.get(Routes.gatewayBot()));
        const needed = config.shards === 'auto' ? shards : config.shards.ids.length;
        if (limit.remaining >= needed) return;
        wait = Math.max(wait, limit.reset_after);
        sayOnce('too few logins are left for today; waiting until Discord gives new ones', {
          ...{ needed, left: limit.remaining, seconds: wait / 1000 },
        });
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status === 401) throw badToken();
        sayOnce('Discord cannot be reached; trying again until it can', { err: error });
      }
      await this.#wait(wait, signal);
    }
  }

  async #logIn(client: Client): Promise<Client<true>> {
    const { config, log, wire } = this.#options;
    const { signal } = this.#stopped;
    const closed = new Promise<never>((_, reject) => {
      client.on(Events.ShardDisconnect, ({ code }) => reject(new SessionRefused(code)));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    closed.catch(() => undefined);
    client.on(Events.Error, (error) => log.error({ err: error }, 'gateway'));
    client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => this.#onRefusals(count, remainingTime));
    client.rest.on('response', (_, { status }) => {
      this.#options.onResponse(status);
      // discord.js forgets the token at the first 401. Whether it is really bad, the gateway says.
      if (status === 401) setImmediate(() => void client.rest.setToken(config.token));
    });
    watchShards(client, log, signal);
    wire(client);
    const ready = this.#whenReady(client);
    const login = client.login(config.token);
    // Given up below when the gateway turns the bot away, and then it is nobody's.
    login.catch(() => undefined);
    await Promise.race([login, closed]);
    const readyClient = await Promise.race([ready, closed]);
    closed.catch((error: unknown) => this.#reopen(client, error));
    return readyClient;
  }

  /** Has each shard serve as soon as it is there, from then on as well; resolves when all of them are for the first time. */
  #whenReady(client: Client): Promise<Client<true>> {
    const { onContent, onNewSession } = this.#options;
    const begun = new Set<number>();
    return new Promise((resolve) => {
      const onReady = (shard: number, isResumed: boolean) => {
        const isNew = !isResumed || !begun.has(shard);
        begun.add(shard);
        const { ws } = client;
        const areAll = ws.shards.every(({ status }) => status === Status.Ready);
        // discord.js would keep what happens until the last one is there, which takes five seconds each.
        if (!areAll || isResumed) ws.status = Status.Ready;
        onContent(this.#content);
        // After discord.js has done its part.
        queueMicrotask(() => {
          if (!client.isReady()) return;
          if (isNew) onNewSession(client, shard);
          if (areAll) resolve(client);
        });
      };
      client.on(Events.ShardReady, (shard) => onReady(shard, false));
      // One that lost its connection before it had all its servers has them when it resumes; nothing else is said of it
      // then, nor of all being there where others became ready while it was away.
      client.on(Events.ShardResume, (shard) => onReady(shard, true));
    });
  }

  /** The session was there and was taken away, for instance because the intent was switched off in the portal. */
  async #reopen(old: Client, error: unknown): Promise<void> {
    const { config, log, onLost } = this.#options;
    if (this.#stopped.signal.aborted) return;
    old.removeAllListeners();
    await old.destroy();
    // Answers in work still go through the old client's requests.
    old.rest.setToken(config.token);
    try {
      if (!this.#lostIntent(error)) throw finalError(error) ?? error;
      await this.open();
    } catch (lost) {
      if (this.#stopped.signal.aborted) return;
      log.error({ err: lost }, 'the connection to Discord is lost');
      onLost(lost instanceof UserError ? lost : refusedForGood(0));
    }
  }

  #onRefusals(count: number, remainingMs: number): void {
    const { config, log, workload } = this.#options;
    log.warn({ count }, 'Discord refuses many requests');
    const most = Math.max(REFUSALS_TOLD, REFUSALS_TO_PAUSE_AT * shareOf(config.shards));
    if (count >= most) workload.pause(remainingMs);
  }
}

/** What waiting cannot heal. */
function finalError(error: unknown): UserError | undefined {
  if (error instanceof UserError) return error;
  return error instanceof SessionRefused ? refusedForGood(error.code) : undefined;
}
