import { EventEmitter } from 'node:events';
import {
  type FetchingStrategyOptions,
  type IContextFetchingStrategy,
  managerToFetchingStrategyOptions,
  type SessionInfo,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  type WebSocketManager,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import type { GatewaySendPayload } from 'discord.js';
import { type Backoff, waitAfter } from './backoff.ts';
import { sleep } from './retries.ts';

/** For Discord to take a connection, and to say hello on it. */
const HANDSHAKE_MS = 10_000;
const HELLO_MS = 20_000;

const BACKOFF: Backoff = { firstMs: 1000, longestMs: 30_000 };
/** Logins are counted, 1,000 a day, and past them Discord resets the token. */
const LOGIN_BACKOFF: Backoff = { firstMs: 5000, longestMs: 300_000 };

/** Discord forgets a session after some minutes; one that is lost is made anew at the general address. */
const SESSION_MS = 180_000;

/** A connection that ended without a goodbye: that says nothing about the session. */
const ABNORMAL_CLOSURE = 1006;

/** The state of a socket whose handshake is not over. */
const CONNECTING = 0;

/** Nobody waits for this any more. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

/**
 * What a shard of discord.js asks of those around it, with patience. discord.js tries again every half second, forgets
 * the session when the network fails, and lets a shard that was given up come back from between two attempts.
 */
class PatientContext implements IContextFetchingStrategy {
  readonly options: FetchingStrategyOptions;
  readonly #inner: SimpleContextFetchingStrategy;
  readonly #wait: typeof sleep;
  readonly #ended = new AbortController();
  #shard: WebSocketShard | undefined;
  /** Attempts since the shard was last ready. */
  #attempts = 0;
  /** Of those, the ones that got as far as to log in. */
  #logins = 0;
  #nextLoginAt = 0;
  #awaySince: number | undefined;
  #hello = false;
  #closeCode: number | undefined;

  constructor(manager: WebSocketManager, options: FetchingStrategyOptions, wait: typeof sleep) {
    this.options = options;
    this.#wait = wait;
    this.#inner = new SimpleContextFetchingStrategy(manager, options);
  }

  follow(shard: WebSocketShard): void {
    this.#shard = shard;
    shard.on(WebSocketShardEvents.Hello, () => {
      this.#hello = true;
    });
    shard.on(WebSocketShardEvents.Closed, ({ code }) => {
      this.#closeCode = code;
    });
    const back = () => {
      this.#attempts = 0;
      this.#logins = 0;
      this.#awaySince = undefined;
    };
    shard.on(WebSocketShardEvents.Ready, back);
    shard.on(WebSocketShardEvents.Resumed, back);
  }

  /** The shard never connects again. */
  end(): void {
    this.#ended.abort();
  }

  async retrieveSessionInfo(shardId: number): Promise<SessionInfo | null> {
    // A shard asks before it connects, and again for every event.
    if (this.#shard?.status === WebSocketShardStatus.Idle) await this.#beforeConnecting();
    return this.#inner.retrieveSessionInfo(shardId);
  }

  async updateSessionInfo(shardId: number, session: SessionInfo | null): Promise<void> {
    if (session === null && this.#mayStillResume()) return;
    await this.#inner.updateSessionInfo(shardId, session);
  }

  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    // Counted from the last login: a connection that Discord closes meanwhile does not begin the wait anew.
    const wait = this.#nextLoginAt - performance.now();
    if (this.#logins > 0 && wait > 0) await this.#wait(wait, signal);
    await this.#inner.waitForIdentify(shardId, signal);
    this.#logins += 1;
    this.#nextLoginAt = performance.now() + waitAfter(this.#logins, LOGIN_BACKOFF);
  }

  async #beforeConnecting(): Promise<void> {
    if (this.#ended.signal.aborted) return never();
    this.#hello = false;
    this.#closeCode = undefined;
    this.#awaySince ??= performance.now();
    const failures = this.#attempts++;
    if (failures > 0) {
      // Rejecting would end the process: nothing in discord.js waits for a shard that connects by itself.
      await this.#wait(waitAfter(failures, BACKOFF), this.#ended.signal).catch(never);
    }
  }

  #mayStillResume(): boolean {
    if (this.#ended.signal.aborted) return false;
    if (performance.now() - (this.#awaySince ?? performance.now()) > SESSION_MS) return false;
    return !this.#hello || this.#closeCode === ABNORMAL_CLOSURE;
  }
}

/** Shards in this process that go on trying until they are ready, and that are gone once they are destroyed. */
export class PatientSharding extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #wait: typeof sleep;
  readonly #shards = new Map<number, { readonly shard: WebSocketShard; readonly context: PatientContext }>();

  constructor(manager: WebSocketManager, wait = sleep) {
    super(manager);
    this.#manager = manager;
    this.#wait = wait;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    const given = await managerToFetchingStrategyOptions(this.#manager);
    const options = { ...given, handshakeTimeout: HANDSHAKE_MS, helloTimeout: HELLO_MS };
    for (const id of shardIds) {
      const context = new PatientContext(this.#manager, options, this.#wait);
      const shard = new WebSocketShard(context, id);
      context.follow(shard);
      this.#forward(shard);
      this.#shards.set(id, { shard, context });
    }
  }

  override async connect(): Promise<void> {
    await Promise.all([...this.#shards.values()].map(({ shard }) => untilReady(shard)));
  }

  override async destroy(options?: Omit<WebSocketShardDestroyOptions, 'recover'>): Promise<void> {
    const shards = [...this.#shards.values()];
    this.#shards.clear();
    for (const { context } of shards) context.end();
    await Promise.all(
      shards.map(async ({ shard }) => {
        const abandon = takeOpening(shard);
        await shard.destroy({ ...options });
        abandon();
      }),
    );
  }

  override async send(shardId: number, payload: GatewaySendPayload): Promise<void> {
    const found = this.#shards.get(shardId);
    if (!found) throw new RangeError(`Expected a shard of this process, but got shard ${shardId}`);
    await found.shard.send(payload);
  }

  override async fetchStatus(): ReturnType<SimpleShardingStrategy['fetchStatus']> {
    const statuses = await super.fetchStatus();
    for (const [id, { shard }] of this.#shards) statuses.set(id, shard.status);
    return statuses;
  }

  #forward(shard: WebSocketShard): void {
    const manager = this.#manager;
    const shardId = shard.id;
    shard.on(WebSocketShardEvents.Closed, (event) => manager.emit(WebSocketShardEvents.Closed, { ...event, shardId }));
    shard.on(WebSocketShardEvents.Debug, (event) => manager.emit(WebSocketShardEvents.Debug, { ...event, shardId }));
    shard.on(WebSocketShardEvents.Dispatch, (event) =>
      manager.emit(WebSocketShardEvents.Dispatch, { ...event, shardId }),
    );
    shard.on(WebSocketShardEvents.Error, (event) => manager.emit(WebSocketShardEvents.Error, { ...event, shardId }));
    shard.on(WebSocketShardEvents.Hello, () => manager.emit(WebSocketShardEvents.Hello, { shardId }));
    shard.on(WebSocketShardEvents.Ready, (event) => manager.emit(WebSocketShardEvents.Ready, { ...event, shardId }));
    shard.on(WebSocketShardEvents.Resumed, () => manager.emit(WebSocketShardEvents.Resumed, { shardId }));
    shard.on(WebSocketShardEvents.HeartbeatComplete, (event) =>
      manager.emit(WebSocketShardEvents.HeartbeatComplete, { ...event, shardId }),
    );
  }
}

interface OpeningSocket extends EventEmitter {
  terminate(): void;
}

function isOpening(socket: unknown): socket is OpeningSocket {
  return socket instanceof EventEmitter && 'readyState' in socket && socket.readyState === CONNECTING;
}

/**
 * discord.js lets go of a socket that is still opening: it would be opened later, for nobody, or fail, which nobody hears
 * and ends the process. Returns what ends it, after discord.js is done with it.
 */
function takeOpening(shard: WebSocketShard): () => void {
  const socket: unknown = Reflect.get(shard, 'connection');
  if (!isOpening(socket)) return () => undefined;
  socket.on('error', () => undefined);
  return () => socket.terminate();
}

/** A failed handshake rejects `connect`, though the shard goes on trying: it has not failed until it is given up. */
async function untilReady(shard: WebSocketShard): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    shard.once(WebSocketShardEvents.Ready, () => resolve());
    shard.once(WebSocketShardEvents.Resumed, () => resolve());
  });
  await Promise.race([ready, shard.connect().catch(() => ready)]);
}
