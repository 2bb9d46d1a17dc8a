import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { moduleUrl } from '../../own-modules.ts';
import { asked } from '../asked.ts';
import { crashes } from '../crashes.ts';
import {
  type Described,
  type Describer,
  type DescriberOptions,
  type LogEntry,
  PICTURE_MS,
  type Turn,
} from '../describer.ts';
import type { Drawing } from '../drawing.ts';
import { unlessAborted } from '../signals.ts';
import { DescriberProcess } from './describer-process.ts';
import { unpackError } from './errors.ts';
import { ChildDeath, Job, type JobRequest, type JobResult } from './job.ts';
import { unpackDescribed } from './packed-described.ts';
import type { FromChild } from './protocol.ts';
import { SharedLock } from './shared-lock.ts';

/** Children that may end in a row with nothing in work before describing is taken for impossible. */
const MOST_FAILURES = 3;

/** Deaths that a job which was alone in the child may cause. */
const MOST_DEATHS = 2;

const GRACE_MS = 10_000;

/** The wait before another child is started after two that had nothing in work, in ms. */
const WAIT_MS = 1_000;

export interface ChildDescriberOptions extends DescriberOptions {
  /** How long after its deadline a picture may be unanswered before the child is taken for stuck, in ms. Default 10 s. */
  readonly graceMs?: number;
  /** The module that the child runs; its own unless a test has another. */
  readonly entry?: URL | undefined;
}

/**
 * Describes in a child process, so that nothing which touches strangers' bytes or a graphics driver runs here. A child
 * that dies is started anew, and what it had in work is done again, one at a time: a picture is refused only after it
 * was alone in two children that died.
 */
export class ChildDescriber implements Describer {
  readonly #options: ChildDescriberOptions;
  readonly #jobs = new Map<number, Job>();
  /** Jobs in work share it; a suspect has it alone. */
  readonly #lock = new SharedLock();
  #lastId = 0;
  #child: DescriberProcess | undefined;
  #ready: Extract<FromChild, { kind: 'ready' }> | undefined;
  /** Whether `#child` can be asked. */
  #isReady = false;
  #failures = 0;
  #end: Error | undefined;
  #supervision: Promise<void> | undefined;

  private constructor(options: ChildDescriberOptions) {
    this.#options = options;
  }

  /** @throws {UserError} `device/unavailable`, `model/missing` or `model/damaged` */
  static open(options: ChildDescriberOptions = {}): Promise<ChildDescriber> {
    const { signal } = options;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const describer = new ChildDescriber(options);
      const giveUp = () => {
        describer.#finish(signal?.reason);
        describer.#child?.kill();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      const onOpen = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve(describer);
      };
      describer.#supervision = describer.#supervise(onOpen, reject);
    });
  }

  get device() {
    return this.#opened.verdict.device;
  }

  get precision() {
    return this.#opened.verdict.precision;
  }

  get model() {
    return this.#opened.model;
  }

  /** Of the child that is there now. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async describe(...[address, options]: Parameters<Describer['describe']>): Promise<Described> {
    const { signal, turn, wanted } = asked(options);
    const result = await this.#run({ kind: 'describe', address, wanted }, signal, turn);
    if (Buffer.isBuffer(result)) throw new TypeError('Expected a description, but got a picture.');
    return result;
  }

  async draw(drawing: Drawing): Promise<Buffer> {
    const result = await this.#run({ kind: 'draw', drawing });
    if (!Buffer.isBuffer(result)) throw new TypeError('Expected a picture, but got a description.');
    return result;
  }

  async close(): Promise<void> {
    this.#finish(new Error('Expected an open describer, but it was closed.'));
    this.#child?.kill();
    await this.#supervision;
  }

  get #opened() {
    if (!this.#ready) throw new Error('Expected a describer that has been opened.');
    return this.#ready;
  }

  async #run(request: JobRequest, signal?: AbortSignal, turn: Turn = asked().turn): Promise<JobResult> {
    signal?.throwIfAborted();
    // One signal may be for many pictures.
    if (signal) setMaxListeners(0, signal);
    if (this.#end) throw this.#end;
    const job = new Job(++this.#lastId, request);
    this.#jobs.set(job.id, job);
    if (this.#isReady) this.#submit(job);
    const abort = () => this.#child?.send({ kind: 'abort', id: job.id });
    signal?.addEventListener('abort', abort, { once: true });
    const work = async () => {
      try {
        await job.loaded;
        return await turn(() => this.#work(job, signal));
      } catch (error) {
        // Where its turn was refused, the child still holds the file.
        abort();
        throw error;
      } finally {
        signal?.removeEventListener('abort', abort);
        this.#jobs.delete(job.id);
      }
    };
    return unlessAborted(work(), signal);
  }

  /** Has it done, by several children if need be. */
  async #work(job: Job, signal: AbortSignal | undefined): Promise<JobResult> {
    for (;;) {
      await job.loaded;
      const release = await this.#lock.acquire(job.suspect);
      try {
        signal?.throwIfAborted();
        if (job.isLoaded) return await this.#do(job);
      } catch (error) {
        if (!(error instanceof ChildDeath)) throw error;
        signal?.throwIfAborted();
        job.suspect = true;
        if (error.alone) job.deaths += 1;
        if (job.deaths >= MOST_DEATHS) throw crashes(error.message, this.#options.onLog);
      } finally {
        release();
      }
    }
  }

  async #do(job: Job): Promise<JobResult> {
    if (this.#end) throw this.#end;
    const child = this.#child;
    const watchdog = setTimeout(
      () => {
        this.#log('error', 'the child is stuck, and is ended');
        child?.kill();
      },
      (this.#options.pictureMs ?? PICTURE_MS) + (this.#options.graceMs ?? GRACE_MS),
    );
    try {
      const result = job.begin();
      child?.send(job.start);
      return await result;
    } finally {
      clearTimeout(watchdog);
    }
  }

  #submit(job: Job): void {
    if (job.opening) this.#child?.send(job.opening);
    else job.onLoaded();
  }

  #onMessage(message: FromChild): void {
    if (message.kind === 'stats') this.#options.onStats?.(message.stats);
    if (!('id' in message)) return;
    const job = this.#jobs.get(message.id);
    if (!job) return;
    if (message.kind === 'loaded') {
      job.onLoaded();
    } else if (message.kind === 'rejected') {
      job.onRejected(unpackError(message.error));
    } else {
      this.#failures = 0;
      job.onResult(message.kind === 'drawn' ? message.picture : unpackDescribed(message.described));
    }
  }

  /** Keeps a child running until the end. */
  async #supervise(onOpen: () => void, onFailure: (error: unknown) => void): Promise<void> {
    while (!this.#end) {
      const started = performance.now();
      const child = this.#start();
      try {
        const ready = await child.ready;
        if (this.#ready) this.#log('info', 'describing goes on', { ms: Math.round(performance.now() - started) });
        this.#ready ??= ready;
        this.#isReady = true;
        for (const job of this.#jobs.values()) this.#submit(job);
        onOpen();
      } catch (error) {
        // What the operator can mend is not tried again.
        if (!this.#ready && error instanceof Error && error.name === 'UserError') this.#finish(error);
      }
      const how = await child.ended;
      this.#isReady = false;
      if (!this.#end) await this.#onDeath(child.failure ?? how);
    }
    onFailure(this.#end);
  }

  #start(): DescriberProcess {
    const { device, precision, download, pictureMs, threads, memoryBytes, ffmpeg, entry } = this.#options;
    this.#child = new DescriberProcess({
      entry: entry ?? moduleUrl('describer-main', import.meta.url),
      options: {
        ...(device && { device }),
        ...(precision && { precision }),
        ...(download && { download }),
        ...(pictureMs !== undefined && { pictureMs }),
        ...(threads !== undefined && { threads }),
        ...(memoryBytes !== undefined && { memoryBytes }),
        ...(ffmpeg !== undefined && { ffmpeg }),
        ...(this.#ready && { verdict: this.#ready.verdict }),
        stats: this.#options.onStats !== undefined,
      },
      onMessage: (message) => this.#onMessage(message),
      onLog: (entry) => this.#options.onLog?.(entry),
    });
    return this.#child;
  }

  /** Tells who had work in it, and waits before the next one where it is the child that does not serve. */
  async #onDeath(how: string): Promise<void> {
    const inWork = [...this.#jobs.values()].filter((job) => job.inWork).length;
    this.#log('error', 'the child that describes has ended', { how, inWork });
    for (const job of this.#jobs.values()) job.onDeath(new ChildDeath(how, inWork === 1));
    this.#failures = inWork > 0 ? 0 : this.#failures + 1;
    if (this.#failures >= MOST_FAILURES) {
      const lost = new Error(`The process that describes ended ${MOST_FAILURES} times with nothing to do: ${how}`);
      this.#finish(lost);
      if (this.#ready) this.#options.onLost?.(lost);
    } else if (this.#failures > 1) {
      await delay(WAIT_MS);
    }
  }

  #finish(error: Error): void {
    this.#end ??= error;
    for (const job of this.#jobs.values()) job.onRejected(error);
  }

  #log(level: LogEntry['level'], message: string, fields: LogEntry['fields'] = {}): void {
    this.#options.onLog?.({ level, message, fields });
  }
}
