import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { asked } from '../asked.ts';
import { unpackError } from '../child/errors.ts';
import { unpackDescribed } from '../child/packed-described.ts';
import {
  type Described,
  type Describer,
  type DescriberOptions,
  type Elsewhere,
  type LogEntry,
  PICTURE_MS,
} from '../describer.ts';
import type { Drawing } from '../drawing.ts';
import { unlessAborted } from '../signals.ts';
import { type Answer, readPresence, unpackAnswer } from './answer.ts';
import { openDrawer } from './drawer.ts';
import { Fleet } from './fleet.ts';
import { type JobData, PRIORITIES, packAddress, packWanted } from './job.ts';
import { answersTo, type Meeting, meetingOfModels, PREFIX, presence, withdrawals } from './names.ts';
import { connectRedis } from './redis.ts';
import { tooLate, Waiting } from './waiting.ts';

/** How often a gateway looks after what it waits for, in ms. */
const ROUND_MS = 1_000;

/** Rounds in which a picture is not found in the queue before it is put there again: its answer may be on its way. */
const MOST_MISSES = 2;

/** What a picture may take beside its own time: a worker that ended is noticed, and another one takes over. In ms. */
const GRACE_MS = 10_000;

/** How long Redis may be away before nothing new is taken, in ms. */
const AWAY_MS = 3_000;

/** Events that BullMQ keeps of a queue; they hold ids alone, and nobody reads them. */
const EVENTS = 100;

export interface QueueDescriberOptions extends Pick<DescriberOptions, 'pictureMs' | 'signal' | 'onLog' | 'onLost'> {
  /** `redis://` or `rediss://`, with the password in it. */
  readonly redisUrl: string;
  /** How long a picture may wait for a worker, in ms. Default 20 s. */
  readonly maxWaitMs?: number;
  /** Default that of the networks that are here. */
  readonly meeting?: Meeting;
}

/**
 * Has pictures described by workers, through a queue in Redis: addresses and options go there, descriptions come back
 * over a channel of this gateway's own and are kept nowhere. What Redis forgets is asked for again; what is answered
 * twice is taken once. Drawing is done by a child of this process.
 */
export class QueueDescriber implements Describer {
  readonly model: string;
  readonly #id = randomUUID();
  readonly #options: QueueDescriberOptions;
  readonly #meeting: Meeting;
  readonly #drawer: Describer;
  readonly #redis: Redis;
  /** Listens; a connection that does cannot ask. */
  readonly #ears: Redis;
  readonly #queue: Queue;
  readonly #fleet = new Fleet();
  readonly #waiting = new Map<string, Waiting>();
  /** Ids of what nobody wants any more, and which the workers have not been told yet. */
  readonly #withdrawn = new Set<string>();
  readonly #rounds: NodeJS.Timeout;
  #lastId = 0;
  /** By `performance.now()`; undefined while Redis can be reached. */
  #awaySince: number | undefined = performance.now();
  /** Pictures in the queue that wait, as they were counted last. */
  #inQueue = 0;
  /** Why Redis takes no pictures, though it can be reached. */
  #refusal: string | undefined;
  #closed = false;

  private constructor(options: QueueDescriberOptions, meeting: Meeting, drawer: Describer) {
    this.#options = options;
    this.#meeting = meeting;
    this.#drawer = drawer;
    this.model = meeting.model;
    const { redisUrl: url, onLog } = options;
    this.#redis = connectRedis({ url, purpose: 'queue', onLog });
    this.#ears = connectRedis({ url, purpose: 'results', onLog });
    this.#queue = new Queue(meeting.queue, {
      connection: this.#redis,
      prefix: PREFIX,
      streams: { events: { maxLen: EVENTS } },
      skipVersionCheck: true,
    });
    this.#queue.on('error', (error) => this.#log('debug', 'the queue has trouble', { error: error.message }));
    this.#redis.on('ready', () => void this.#onConnected());
    this.#redis.on('close', () => {
      this.#awaySince ??= performance.now();
    });
    this.#ears.on('close', () => this.#fleet.deafen());
    this.#ears.on('ready', () => this.#fleet.listen());
    this.#ears.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#hear(channel.toString(), message));
    this.#rounds = setInterval(() => void this.#round(), ROUND_MS);
  }

  /** Opens at once, whether or not Redis is there: it is waited for by what is asked. */
  static async open(options: QueueDescriberOptions): Promise<QueueDescriber> {
    const [meeting, drawer] = await Promise.all([options.meeting ?? meetingOfModels(), openDrawer(options)]);
    const describer = new QueueDescriber(options, meeting, drawer);
    // While Redis is away, this waits; it is done anew after each return.
    describer.#ears
      .subscribe(answersTo(describer.#id), presence(meeting))
      .catch((error: unknown) => describer.#complain('results cannot be listened for', error));
    return describer;
  }

  get device() {
    return this.#fleet.device;
  }

  get precision() {
    return this.#fleet.precision;
  }

  get elsewhere(): Elsewhere {
    const { capacity, ready } = this.#fleet;
    return {
      connected: this.#awaySince === undefined,
      workers: ready.length,
      capacity,
      waiting: this.#inQueue,
      expectedWaitMs: this.#expectedWaitMs,
    };
  }

  async describe(...[address, options]: Parameters<Describer['describe']>): Promise<Described> {
    const { signal, turn, errand, wanted } = asked(options);
    const at = packAddress(address);
    if (at === undefined) throw new TypeError(`Expected an address that others can reach, but got a ${address.kind}.`);
    return turn(() => {
      const maxWaitMs = this.#options.maxWaitMs ?? 20_000;
      const data: JobData = {
        v: 1,
        at,
        wanted: packWanted(wanted),
        ...(errand && { poster: errand.posterId }),
        expiresAt: Date.now() + maxWaitMs,
        replyTo: this.#id,
      };
      return this.#ask(
        new Waiting(`${this.#id}-${++this.#lastId}`, data, errand?.urgency ?? 'interaction', {
          beginMs: maxWaitMs,
          answerMs: (this.#options.pictureMs ?? PICTURE_MS) + GRACE_MS,
        }),
        signal,
      );
    });
  }

  draw(drawing: Drawing): Promise<Buffer> {
    return this.#drawer.draw(drawing);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#rounds);
    const closed = new Error('Expected an open describer, but it was closed.');
    for (const waiting of this.#waiting.values()) waiting.reject(closed);
    // What is still in work is wanted by nobody.
    if (this.#isConnected) await Promise.all([...this.#waiting.keys()].map((id) => this.#withdraw(id)));
    await this.#drawer.close();
    this.#redis.disconnect();
    this.#ears.disconnect();
  }

  get #isConnected(): boolean {
    return this.#redis.status === 'ready';
  }

  get #expectedWaitMs(): number {
    if (this.#awaySince !== undefined && performance.now() - this.#awaySince > AWAY_MS) return Number.POSITIVE_INFINITY;
    if (this.#fleet.isDeserted) return Number.POSITIVE_INFINITY;
    // How long its own take, a gateway measures by itself.
    return this.#fleet.millisecondsFor(Math.max(0, this.#inQueue - this.#waiting.size));
  }

  async #ask(waiting: Waiting, signal: AbortSignal | undefined): Promise<Described> {
    signal?.throwIfAborted();
    const { id } = waiting;
    this.#waiting.set(id, waiting);
    let answered = false;
    try {
      void this.#add(waiting);
      const described = await unlessAborted(waiting.answer, signal);
      answered = true;
      return described;
    } finally {
      waiting.close();
      this.#waiting.delete(id);
      // What was put there twice may be there still.
      if (!answered || waiting.adds > 1) void this.#withdraw(id);
    }
  }

  async #add(waiting: Waiting): Promise<void> {
    // Without a connection it waits for the round after the next one.
    if (!this.#isConnected || waiting.isAdding) return;
    waiting.isAdding = true;
    try {
      await this.#queue.add('picture', waiting.data, {
        jobId: waiting.id,
        priority: PRIORITIES[waiting.urgency],
        removeOnComplete: true,
        removeOnFail: true,
      });
      waiting.addedAt = performance.now();
      waiting.misses = 0;
      waiting.adds += 1;
      this.#onTaken();
      // Given up while it was on its way.
      if (!this.#waiting.has(waiting.id)) void this.#withdraw(waiting.id);
    } catch (error) {
      this.#onRefusal(error);
    } finally {
      waiting.isAdding = false;
    }
  }

  /** Takes it from the queue, or tells who has it in work. */
  async #withdraw(id: string): Promise<void> {
    if (this.#closed && !this.#isConnected) return;
    this.#withdrawn.add(id);
    if (!this.#isConnected) return;
    try {
      const wasThere = await this.#queue.remove(id);
      // Where it was taken already, whoever took it is told.
      if (wasThere === 0) await this.#redis.publish(withdrawals(this.#meeting), id);
      this.#withdrawn.delete(id);
    } catch (error) {
      this.#complain('a picture could not be withdrawn', error);
    }
  }

  #hear(channel: string, message: Buffer): void {
    if (channel === presence(this.#meeting)) {
      const heard = readPresence(message.toString());
      if (heard) this.#fleet.hear(heard);
      return;
    }
    const [id, answer] = unpackAnswer(message) ?? [];
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    // A second answer finds nobody.
    if (waiting && answer) settle(waiting, answer);
  }

  async #onConnected(): Promise<void> {
    this.#awaySince = undefined;
    try {
      // A server that was started anew has forgotten it.
      await this.#redis.hset(this.#queue.keys.meta ?? '', 'opts.maxLenEvents', EVENTS);
    } catch (error) {
      this.#complain('the queue could not be set up', error);
    }
    await this.#round();
  }

  /** Puts into the queue what should be there and is not, and looks how much is. */
  async #round(): Promise<void> {
    if (!this.#isConnected || this.#closed) return;
    for (const waiting of this.#waiting.values()) if (waiting.addedAt === undefined) void this.#add(waiting);
    for (const id of this.#withdrawn) void this.#withdraw(id);
    const before = performance.now() - ROUND_MS;
    const added = [...this.#waiting.values()].filter(({ addedAt = Number.POSITIVE_INFINITY }) => addedAt < before);
    try {
      // A connection that was cut without a word says nothing to this either, and is given up.
      const heard = this.#ears.status === 'ready' ? this.#ears.ping() : undefined;
      const [known, inQueue] = await Promise.all([
        Promise.all(added.map(({ id }) => this.#redis.exists(this.#queue.toKey(id)))),
        this.#queue.getJobCountByTypes('waiting', 'prioritized'),
        heard,
      ]);
      this.#inQueue = inQueue;
      for (const [index, waiting] of added.entries()) {
        waiting.misses = known[index] === 0 ? waiting.misses + 1 : 0;
        if (waiting.misses < MOST_MISSES || !this.#waiting.has(waiting.id)) continue;
        this.#log('info', 'a picture was lost on its way, and is asked for again', { picture: waiting.id });
        waiting.addedAt = undefined;
        void this.#add(waiting);
      }
    } catch (error) {
      this.#complain('the queue could not be looked at', error);
    }
  }

  /** A server that answers and takes nothing – it is full, or a mere copy of another – does not mend itself. */
  #onRefusal(error: unknown): void {
    if (!(error instanceof Error) || error.name !== 'ReplyError') {
      this.#complain('a picture could not be put into the queue', error);
      return;
    }
    if (this.#refusal !== error.message) this.#log('error', 'Redis takes no pictures', { error: error.message });
    this.#refusal = error.message;
  }

  #onTaken(): void {
    if (this.#refusal !== undefined) this.#log('info', 'Redis takes pictures again', {});
    this.#refusal = undefined;
  }

  #complain(message: string, error: unknown): void {
    if (this.#closed) return;
    this.#log('debug', message, { error: error instanceof Error ? error.message : String(error) });
  }

  #log(level: LogEntry['level'], message: string, fields: LogEntry['fields']): void {
    this.#options.onLog?.({ level, message, fields });
  }
}

function settle(waiting: Waiting, answer: Answer): void {
  if (answer.kind === 'described') waiting.resolve(unpackDescribed(answer.described));
  else waiting.reject(answer.kind === 'expired' ? tooLate() : unpackError(answer.error));
}
