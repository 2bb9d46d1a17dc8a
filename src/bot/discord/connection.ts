import { setTimeout as delay } from 'node:timers/promises';
import { type Client, DiscordjsErrorCodes, Events, GatewayCloseCodes } from 'discord.js';
import type { Config } from '../../config.ts';
import { UserError } from '../../user-error.ts';
import type { Workload } from '../load/workload.ts';
import type { Logger } from '../log.ts';
import { createClient } from './client.ts';
import { badToken, refusedForGood } from './refusals.ts';

export interface ConnectionOptions {
  readonly config: Config & { readonly token: string };
  readonly log: Logger;
  readonly workload: Workload;
  /** Registers the listeners on every client: there is a fresh one after an intent was refused. */
  readonly wire: (client: Client) => void;
  /** Whether Discord grants the message-content intent, as soon as it is known. */
  readonly onContent: (granted: boolean) => void;
  /** The connection ended for good, after it had been there. */
  readonly onLost: (error: UserError) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;
/** Discord bans an address at 10,000 refused requests in ten minutes. */
const REFUSALS_TO_PAUSE_AT = 2000;

export const INTENT_ADVICE =
  'Discord does not grant this bot the message-content intent, so it goes on without: it sees pictures in direct ' +
  'messages, beside a mention of it and through its commands, but not those that are merely posted. To change that, ' +
  'open https://discord.com/developers/applications, choose the application, switch on Bot → Message Content Intent, ' +
  'and start the bot again.';

/** The gateway ended a session and will not have it back. */
class SessionRefused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`The gateway closed the session with ${code}`);
    this.code = code;
  }
}

/** Holds one logged-in client. Goes on without an intent that is refused, and waits longer after each failure. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #stopped = new AbortController();
  #content: boolean;
  #client: Client | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#content = options.config.messageContent;
  }

  get client(): Client | undefined {
    return this.#client;
  }

  /**
   * Resolves with the client that is ready.
   * @throws {UserError} `discord/bad-token`, or `discord/refused` when the gateway turns the bot away for good
   */
  async open(): Promise<Client<true>> {
    const { log } = this.#options;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(LONGEST_WAIT_MS, wait * 2)) {
      try {
        return await this.#attempt();
      } catch (error) {
        this.#stopped.signal.throwIfAborted();
        if (this.#lostIntent(error)) continue;
        const final = finalError(error);
        if (final) throw final;
        log.warn({ err: error, seconds: wait / 1000 }, 'Discord cannot be reached; trying again');
        await delay(wait, undefined, { signal: this.#stopped.signal });
      }
    }
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

  async #attempt(): Promise<Client<true>> {
    const { config, log, wire, onContent } = this.#options;
    const client = createClient(config, this.#content);
    this.#client = client;
    let refused: SessionRefused | undefined;
    let reject: (error: SessionRefused) => void = () => undefined;
    const closed = new Promise<never>((_, rejectClosed) => {
      reject = rejectClosed;
    });
    closed.catch(() => undefined);
    client.on(Events.ShardDisconnect, ({ code }) => {
      refused = new SessionRefused(code);
      reject(refused);
    });
    client.on(Events.Error, (error) => log.error({ err: error }, 'gateway'));
    client.on(Events.ShardError, (error) => log.debug({ err: error }, 'gateway connection'));
    client.on(Events.ShardReconnecting, (shard) => {
      // discord.js says so of the connection that it closes for good, too.
      if (!this.#stopped.signal.aborted) log.info({ shard }, 'reconnecting');
    });
    client.on(Events.ShardResume, (shard, events) => log.info({ shard, events }, 'resumed'));
    client.rest.on('invalidRequestWarning', ({ count, remainingTime }) => this.#onRefusals(count, remainingTime));
    wire(client);
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
    try {
      await Promise.race([client.login(config.token), closed]);
      const readyClient = await Promise.race([ready, closed]);
      onContent(this.#content);
      closed.catch((error: unknown) => this.#reopen(client, error));
      return readyClient;
    } catch (error) {
      await client.destroy();
      throw refused ?? error;
    }
  }

  /** The session was there and was taken away, for instance because the intent was switched off in the portal. */
  async #reopen(old: Client, error: unknown): Promise<void> {
    const { log, onLost, workload } = this.#options;
    if (this.#stopped.signal.aborted) return;
    old.removeAllListeners();
    // Replies in work still go through the old client.
    void workload.idle().then(() => old.destroy());
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
    const { log, workload } = this.#options;
    log.warn({ count }, 'Discord refuses many requests');
    if (count >= REFUSALS_TO_PAUSE_AT) workload.pause(remainingMs);
  }
}

function finalError(error: unknown): UserError | undefined {
  if (error instanceof SessionRefused) {
    return refusedForGood(error.code);
  }
  const invalid = error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;
  return invalid ? badToken() : undefined;
}
