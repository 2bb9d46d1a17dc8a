import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { UserError } from '../../user-error.ts';
import { packError } from '../child/errors.ts';
import { packDescribed } from '../child/packed-described.ts';
import { SharedLock } from '../child/shared-lock.ts';
import { crashes } from '../crashes.ts';
import type { Describer, LogEntry } from '../describer.ts';
import { unlessAborted } from '../signals.ts';
import { type Answer, type Presence, packAnswer } from './answer.ts';
import { type JobData, jobSchema, unpackAddress, unpackWanted } from './job.ts';
import { answersTo, inWorkOf, type Meeting, PREFIX, presence, withdrawals } from './names.ts';
import { connectRedis } from './redis.ts';
import { SelfTest, type SelfTestTimes } from './self-test.ts';
import { tooLate } from './waiting.ts';

/** With these, another worker has a dead one's picture after 2.3 s. In ms. */
const LOCK_MS = 2_000;
const STALLED_MS = 1_000;

/**
 * Stalls that BullMQ forgives a picture. It counts a cut network and a busy machine, too, which are not the picture's
 * fault: whose fault an end was, we judge ourselves, see `MOST_DEATHS`.
 */
const MOST_STALLS = 20;

/** Workers that a picture may end while it is alone in them. */
const MOST_DEATHS = 2;

/** How long it listens for a next picture before it listens anew, in seconds: less than the silence of a dead connection. */
const LISTEN_S = 2;

/** How often it says how it is, in ms. */
const PRESENCE_MS = 1_000;

/** How long an answer is offered that nobody hears: a gateway that lost its connection is back by then, or asks anew. */
const OFFER_MS = 3_000;
const OFFER_AGAIN_MS = 100;

/** How long it is remembered that a picture is not wanted any more: it may be taken just then. */
const WITHDRAWN = { max: 10_000, ttl: 60_000 } as const;

/** How long it is remembered what a worker had in work, in seconds; more than anything takes. */
const IN_WORK_S = 900;

/** The first guess of how long a picture takes, in ms. */
const FIRST_PACE_MS = 300;

export interface QueueWorkerOptions {
  readonly redisUrl: string;
  readonly meeting: Meeting;
  /** Its own, which outlives it. */
  readonly describer: Describer;
  /** Pictures analysed at the same time; as many more are fetched meanwhile. */
  readonly concurrency: number;
  /** Asked just before each download. */
  readonly isOptedOut: (personId: string) => boolean | Promise<boolean>;
  /** Calls the listener with everybody who opts out: what is in work of theirs ends. */
  readonly onOptOut?: (listener: (personId: string) => void) => void;
  /** Why `isOptedOut` may not know the latest; undefined where it does. Meanwhile no picture is taken. */
  readonly whyNotKnown?: () => string | undefined;
  /** Told of every answer. */
  readonly onAnswer?: (kind: Answer['kind']) => void;
  /** When it is tested whether the describer works; by default as `SelfTest` says. */
  readonly selfTest?: SelfTestTimes;
  readonly onLog?: (entry: LogEntry) => void;
}

/** Takes pictures out of the queue, has them described, and publishes what came of it to who asked. */
export class QueueWorker {
  readonly #id = randomUUID();
  readonly #options: QueueWorkerOptions;
  readonly #redis: Redis;
  readonly #ears: Redis;
  readonly #worker: Worker;
  readonly #selfTest: SelfTest;
  readonly #analysing: PQueue;
  /** A picture that may have ended a worker has this one alone. */
  readonly #lock = new SharedLock();
  readonly #inWork = new Map<string, { readonly controller: AbortController; readonly poster: string | undefined }>();
  readonly #withdrawn = new LRUCache<string, true>(WITHDRAWN);
  readonly #presence: NodeJS.Timeout;
  #paceMs = FIRST_PACE_MS;
  #closing = false;

  private constructor(options: QueueWorkerOptions) {
    this.#options = options;
    const { redisUrl: url, meeting, describer, concurrency, onLog } = options;
    this.#analysing = new PQueue({ concurrency });
    this.#redis = connectRedis({ url, purpose: 'queue', onLog });
    this.#ears = connectRedis({ url, purpose: 'withdrawals', onLog });
    this.#selfTest = new SelfTest(describer, options.selfTest);
    this.#worker = new Worker(meeting.queue, (job) => this.#process(job), {
      connection: this.#redis,
      prefix: PREFIX,
      name: this.#id,
      autorun: false,
      concurrency: 2 * concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_MS,
      maxStalledCount: MOST_STALLS,
      runRetryDelay: 1_000,
      drainDelay: LISTEN_S,
      skipVersionCheck: true,
    });
    // Locks that were lost, commands that were cut off: the picture is another worker's by then.
    this.#worker.on('error', (error) => this.#log('debug', 'the queue has trouble', { error: error.message }));
    this.#ears.on('message', (_: string, id: string) => {
      this.#withdrawn.set(id, true);
      this.#inWork.get(id)?.controller.abort(new Error('Nobody wants this picture any more.'));
    });
    options.onOptOut?.((personId) => {
      for (const { controller, poster } of this.#inWork.values()) if (poster === personId) controller.abort(optedOut());
    });
    this.#presence = setInterval(() => void this.#sayHow(), PRESENCE_MS);
  }

  /**
   * Resolves when it takes pictures for the first time: its describer has passed a test, and Redis is there.
   * @param signal gives the start up
   * @throws what the test says, or the signal's reason
   */
  static async open(options: QueueWorkerOptions, signal?: AbortSignal): Promise<QueueWorker> {
    const worker = new QueueWorker(options);
    try {
      await unlessAborted(worker.#begin(), signal);
      return worker;
    } catch (error) {
      await worker.close(0);
      throw error;
    }
  }

  async #begin(): Promise<void> {
    await this.#selfTest.run();
    await this.#ears.subscribe(withdrawals(this.#options.meeting));
    await this.#worker.waitUntilReady();
    await this.#takeOrNot();
  }

  /** Pictures in work here. */
  get inWork(): number {
    return this.#inWork.size;
  }

  /** Why it takes no picture; undefined where it does. */
  get whyNotReady(): string | undefined {
    if (this.#closing) return 'stopping';
    if (this.#redis.status !== 'ready') return 'Redis is away';
    return this.#selfTest.trouble ?? this.#options.whyNotKnown?.();
  }

  /** Takes nothing new, and waits so many ms for what is in work; what is left then, other workers take over. */
  async close(milliseconds: number): Promise<void> {
    this.#closing = true;
    clearInterval(this.#presence);
    this.#selfTest.close();
    await this.#sayHow();
    const drained = this.#worker.close(milliseconds === 0).then(() => true);
    const done = await Promise.race([drained, delay(milliseconds, false, { ref: false })]);
    const left = this.#inWork.size;
    if (!done && left > 0) this.#log('warn', 'stopped with pictures in work, which others take over', { left });
    // It was not a picture that ended this worker.
    if (this.#redis.status === 'ready') await this.#redis.del(inWorkOf(this.#options.meeting, this.#id));
    for (const redis of [this.#redis, this.#ears]) redis.disconnect();
  }

  async #process(job: Job): Promise<void> {
    const parsed = jobSchema.safeParse(job.data);
    if (!parsed.success || job.id === undefined) {
      this.#log('warn', 'there is something in the queue that is no picture', { problem: parsed.error?.message });
      return;
    }
    // It was taken while this worker was told to take none.
    if (this.whyNotReady !== undefined && job.token !== undefined) {
      await job.moveToWait(job.token);
      throw new WaitingError();
    }
    const controller = new AbortController();
    this.#inWork.set(job.id, { controller, poster: parsed.data.poster });
    try {
      const answer = await this.#answer(job, job.id, parsed.data, controller.signal);
      if (answer) {
        this.#options.onAnswer?.(answer.kind);
        await this.#offer(job.id, parsed.data.replyTo, answer);
      }
    } finally {
      this.#inWork.delete(job.id);
    }
  }

  /** Undefined where nobody waits for it. */
  async #answer(job: Job, id: string, data: JobData, signal: AbortSignal): Promise<Answer | undefined> {
    const { meeting } = this.#options;
    if (Date.now() > data.expiresAt && data.begunBy === undefined) return { kind: 'expired' };
    const deaths = await this.#deathsOf(job, data);
    if (deaths >= MOST_DEATHS) {
      const reason = `${deaths} workers ended with it alone in work`;
      return { kind: 'rejected', error: packError(crashes(reason, this.#options.onLog)) };
    }
    const release = await this.#lock.acquire(data.begunBy !== undefined);
    const mine = inWorkOf(meeting, this.#id);
    try {
      if (this.#withdrawn.has(id) || signal.aborted) return undefined;
      const [[, listeners]] = await Promise.all([
        this.#redis.pubsub('NUMSUB', answersTo(data.replyTo)),
        job.updateData({ ...data, begunBy: this.#id, deaths }),
        this.#redis.multi().sadd(mine, id).expire(mine, IN_WORK_S).exec(),
      ]);
      // A gateway that ended. One that is away for a moment asks again.
      if (listeners === 0) return undefined;
      return await this.#describe(data, signal);
    } finally {
      release();
      this.#redis.srem(mine, id).catch((error: unknown) => this.#complain('a picture is still listed', error));
    }
  }

  /** How many workers have ended with this picture alone in work, as far as can be told. */
  async #deathsOf(job: Job, { begunBy, deaths = 0 }: JobData): Promise<number> {
    if (begunBy === undefined || job.stalledCounter === 0) return deaths;
    const together = await this.#redis.scard(inWorkOf(this.#options.meeting, begunBy));
    return together === 1 ? deaths + 1 : deaths;
  }

  async #describe(data: JobData, signal: AbortSignal): Promise<Answer | undefined> {
    const { describer, isOptedOut, whyNotKnown } = this.#options;
    try {
      if (whyNotKnown?.() !== undefined) throw tooLate();
      if (data.poster !== undefined && (await isOptedOut(data.poster))) throw optedOut();
      const described = await describer.describe(unpackAddress(data.at), {
        ...unpackWanted(data.wanted),
        signal,
        turn: (work) => this.#analyse(work, signal),
      });
      this.#selfTest.passed();
      return { kind: 'described', described: packDescribed(described) };
    } catch (error) {
      // Whoever opted out meanwhile is told so; one that was withdrawn is nobody's.
      if (signal.aborted) {
        return signal.reason instanceof UserError ? { kind: 'rejected', error: packError(signal.reason) } : undefined;
      }
      if (!(error instanceof UserError))
        this.#log('error', 'a picture could not be described', { error: String(error) });
      return { kind: 'rejected', error: packError(error) };
    }
  }

  async #analyse<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    return this.#analysing.add(
      async () => {
        const start = performance.now();
        const result = await work();
        this.#paceMs += (performance.now() - start - this.#paceMs) / 8;
        return result;
      },
      { signal },
    );
  }

  async #offer(id: string, gatewayId: string, answer: Answer): Promise<void> {
    const packed = packAnswer(id, answer);
    const end = performance.now() + OFFER_MS;
    while ((await this.#redis.publish(answersTo(gatewayId), packed)) === 0 && performance.now() < end) {
      await delay(OFFER_AGAIN_MS);
    }
  }

  async #sayHow(): Promise<void> {
    await this.#takeOrNot();
    if (this.#redis.status !== 'ready') return;
    const { meeting, concurrency, describer } = this.#options;
    const how: Presence = {
      id: this.#id,
      ready: this.whyNotReady === undefined,
      capacity: 2 * concurrency,
      paceMs: 2 * this.#paceMs,
      device: describer.device,
      precision: describer.precision,
    };
    try {
      // A connection that was cut without a word says nothing to this, and is given up.
      const heard = this.#ears.status === 'ready' ? this.#ears.ping() : undefined;
      await Promise.all([this.#redis.publish(presence(meeting), JSON.stringify(how)), heard]);
    } catch (error) {
      this.#complain('nobody could be told of this worker', error);
    }
  }

  /** Begins or ceases to take pictures, as it is ready or not. */
  async #takeOrNot(): Promise<void> {
    if (this.#closing) return;
    const isReady = this.whyNotReady === undefined;
    if (!isReady && this.#worker.isRunning() && !this.#worker.isPaused()) {
      this.#log('warn', 'no pictures are taken', { why: this.whyNotReady });
      await this.#worker.pause(true);
    } else if (isReady && (!this.#worker.isRunning() || this.#worker.isPaused())) {
      this.#log('info', 'pictures are taken', { worker: this.#id });
      await this.#worker.resume();
    }
  }

  #complain(message: string, error: unknown): void {
    if (this.#closing) return;
    this.#log('debug', message, { error: error instanceof Error ? error.message : String(error) });
  }

  #log(level: LogEntry['level'], message: string, fields: LogEntry['fields']): void {
    this.#options.onLog?.({ level, message, fields });
  }
}

function optedOut(): UserError {
  return new UserError('person/opted-out', {
    values: { whose: 'other' },
  });
}
