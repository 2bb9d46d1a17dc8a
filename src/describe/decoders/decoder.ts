import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { IMAGE_LIMITS } from '../../images/limits.ts';
import { loaderArguments, moduleUrl } from '../../own-modules.ts';
import { UserError } from '../../user-error.ts';
import { childEnvironment, endGroup, OWN_GROUP } from '../processes.ts';
import { FrameReader, writeFrame } from './frames.ts';
import { type DecoderAnswer, type DecoderRequest, decoderAnswer } from './protocol.ts';

/** Three bytes a pixel, with room for what rounding adds to the sides. */
const MOST_PIXEL_BYTES = 4 * IMAGE_LIMITS.workingPixels;

/** The process that decoded a picture ended by itself. */
export class DecoderDeath extends Error {}

export type Answer<Kind extends DecoderAnswer['kind']> = Extract<DecoderAnswer, { kind: Kind }>;

interface Pending {
  readonly resolve: (answer: { readonly message: DecoderAnswer; readonly body: Buffer }) => void;
  readonly reject: (error: unknown) => void;
}

/** One decoder process; it answers in the order in which it is asked. */
export class Decoder {
  /** Resolves when it can be asked. @throws {DecoderDeath} when it ends before */
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  readonly #pipe: Duplex;
  readonly #pending: Pending[] = [];
  #death: Error | undefined;

  /** Starts `entry`, the decoder's own module unless a test has another. */
  constructor(entry = moduleUrl('decoder-process', import.meta.url)) {
    this.#child = spawn(process.execPath, [...loaderArguments(), fileURLToPath(entry)], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
      ...OWN_GROUP,
      env: { ...childEnvironment(), UV_THREADPOOL_SIZE: '2' },
    });
    const pipe = this.#child.stdio[3];
    if (!(pipe instanceof Duplex)) throw new Error('Expected a pipe to the decoder that goes both ways.');
    this.#pipe = pipe;
    const reader = new FrameReader(MOST_PIXEL_BYTES, (header, body) => this.#settle(decoderAnswer.parse(header), body));
    pipe.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (error) {
        this.#die(new DecoderDeath('The decoder said what it should not.', { cause: error }));
      }
    });
    // A pipe breaks when its process ends, which is told below.
    pipe.on('error', () => undefined);
    this.#child.once('error', (error) => this.#die(new DecoderDeath(error.message)));
    this.#child.once('exit', (code, signal) => this.#die(new DecoderDeath(`The decoder ended (${signal ?? code}).`)));
    this.ready = this.#next('ready').then(() => undefined);
  }

  get alive(): boolean {
    return this.#death === undefined;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Aborting ends the process, and with it whatever it does.
   * @throws {UserError} as `openPicture` does
   * @throws {DecoderDeath} when the process ended by itself; the reason for which it was killed
   */
  async ask<Kind extends DecoderAnswer['kind']>(
    request: DecoderRequest,
    kind: Kind,
    { bytes, signal }: { readonly bytes?: Uint8Array; readonly signal?: AbortSignal } = {},
  ): Promise<Answer<Kind> & { readonly body: Buffer }> {
    signal?.throwIfAborted();
    const kill = () => this.kill();
    signal?.addEventListener('abort', kill, { once: true });
    try {
      writeFrame(this.#pipe, request, ...(bytes ? [bytes] : []));
      return await this.#next(kind);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', kill);
    }
  }

  /** Ends it at once, whatever it does; who has asked it something is told `reason`. */
  kill(reason: Error = new DecoderDeath('The decoder was ended.')): void {
    this.#die(reason);
  }

  /** Resolves when the process is gone. */
  async gone(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }

  async #next<Kind extends DecoderAnswer['kind']>(kind: Kind): Promise<Answer<Kind> & { readonly body: Buffer }> {
    if (this.#death) throw this.#death;
    const { message, body } = await new Promise<{ message: DecoderAnswer; body: Buffer }>((resolve, reject) => {
      this.#pending.push({ resolve, reject });
    });
    if (message.kind === 'refused') throw new UserError(message.code, message.message, { values: message.values });
    if (message.kind === 'failed') throw Object.assign(new Error(message.message), { stack: message.stack });
    if (!isA(message, kind)) throw new Error(`Expected the answer "${kind}", but got "${message.kind}".`);
    return { ...message, body };
  }

  #settle(message: DecoderAnswer, body: Buffer): void {
    this.#pending.shift()?.resolve({ message, body });
  }

  #die(death: Error): void {
    if (this.#death) return;
    this.#death = death;
    // A video's still is taken by a program of its own.
    endGroup(this.#child.pid);
    for (const { reject } of this.#pending) reject(death);
    this.#pending.length = 0;
  }
}

function isA<Kind extends DecoderAnswer['kind']>(message: DecoderAnswer, kind: Kind): message is Answer<Kind> {
  return message.kind === kind;
}
