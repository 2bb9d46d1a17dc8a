import { setTimeout as delay } from 'node:timers/promises';
import { Agent, errors, request } from 'undici';
import { notAnImage } from '../images/formats.ts';
import { UserError } from '../user-error.ts';
import { within } from './signals.ts';

export interface DownloadLimits {
  /** The only hosts that are asked, with their port where it is not the default one. */
  readonly hosts: readonly string[];
  /** Allows plain HTTP, for a server on this machine. */
  readonly plain: boolean;
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Time for everything, further tries included. */
  readonly milliseconds: number;
}

export type Admit = (bytes: number) => Promise<void>;

export interface Downloader {
  /**
   * The bytes behind a picture's address. Nothing that the server says of them is believed.
   * `admit` is told how long the file is to be, at most, before any of it is kept, and may let it wait.
   * @throws {UserError} with a `download/…` code, saying what the person can do
   */
  download(url: string, signal?: AbortSignal, admit?: Admit): Promise<Buffer>;
  close(): Promise<void>;
}

/** The wait before a second try, in ms; it doubles from try to try. */
const FIRST_WAIT_MS = 250;

/** A failure that another try may not meet. */
class PassingFailure extends Error {
  /** How long the server asks to be left alone, in ms. */
  readonly waitMs: number;

  constructor(message: string, waitMs = 0) {
    super(message);
    this.waitMs = waitMs;
  }
}

const mebibytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

function tooLarge(limit: number): UserError {
  return new UserError('download/too-large', { values: { most: mebibytes(limit), found: 0 } });
}

function failed(cause?: unknown): UserError {
  return new UserError('download/failed', { cause });
}

function tooSlow(milliseconds: number): UserError {
  return new UserError('download/too-slow', { values: { seconds: Math.round(milliseconds / 1000) } });
}

/** Discord's copies of what links lead to; there are several such hosts, numbered. */
const LINK_COPIES = /^images-ext-\d{1,3}\.discordapp\.net$/;

/**
 * Refuses every address but those of allowed hosts: the bot must not be sent to fetch anything else.
 * @throws {UserError} `download/not-allowed`
 */
export function checkAddress(url: string, { hosts, plain }: Pick<DownloadLimits, 'hosts' | 'plain'>): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const protocolFits = address?.protocol === 'https:' || (plain && address?.protocol === 'http:');
  // Where Discord itself is on this machine, so are all of its hosts.
  const hostFits = address && (hosts.includes(address.host) || (!plain && LINK_COPIES.test(address.host)));
  if (!hostFits || !protocolFits || address.username !== '') {
    throw new UserError('download/not-allowed');
  }
  return address;
}

export function createDownloader(limits: DownloadLimits): Downloader {
  // undici follows no redirect unless told to, which keeps the bot on the allowed hosts.
  const agent = new Agent({ connect: { timeout: limits.milliseconds }, maxResponseSize: limits.bytes });

  async function attempt(address: URL, signal: AbortSignal, admit: Admit | undefined): Promise<Buffer> {
    const { statusCode, headers, body } = await request(address, { dispatcher: agent, signal });
    try {
      if (statusCode === 429 || statusCode >= 500) {
        throw new PassingFailure(`status ${statusCode}`, retryAfter(headers['retry-after']));
      }
      if (statusCode === 403 || statusCode === 404) {
        throw new UserError('download/expired');
      }
      // The media proxy was asked for a picture of what it has none of.
      if (statusCode === 415) throw notAnImage();
      if (statusCode !== 200) throw failed();
      const length = Number(headers['content-length'] ?? limits.bytes);
      if (length > limits.bytes) throw tooLarge(limits.bytes);
      await admit?.(length);
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of body) {
        if (!Buffer.isBuffer(chunk)) throw new TypeError('Expected bytes from the network');
        size += chunk.byteLength;
        if (size > limits.bytes) throw tooLarge(limits.bytes);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks, size);
    } finally {
      // What was not read is dropped with its connection; an error in that is of no interest to anybody.
      body.on('error', () => undefined).destroy();
    }
  }

  /** Tries as often as there is time for. */
  async function attempts(address: URL, signal: AbortSignal, admit: Admit | undefined): Promise<Buffer> {
    const end = performance.now() + limits.milliseconds;
    for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
      try {
        return await attempt(address, signal, admit);
      } catch (error) {
        signal.throwIfAborted();
        if (!mayPass(error)) throw error;
        // Those who failed together do not come back together.
        const pause = Math.max(error instanceof PassingFailure ? error.waitMs : 0, wait * (1 + Math.random() / 2));
        if (performance.now() + pause >= end) throw failed(error);
        await delay(pause, undefined, { signal });
      }
    }
  }

  return {
    async download(url, signal, admit) {
      const address = checkAddress(url, limits);
      const { milliseconds } = limits;
      return within(
        milliseconds,
        () => tooSlow(milliseconds),
        signal,
        async (ending) => {
          try {
            return await attempts(address, ending, admit);
          } catch (error) {
            ending.throwIfAborted();
            if (error instanceof errors.ResponseExceededMaxSizeError) throw tooLarge(limits.bytes);
            throw isNetworkFailure(error) ? failed(error) : error;
          }
        },
      );
    },
    close: () => agent.destroy(),
  };
}

/** Milliseconds from a `Retry-After` of seconds; 0 where there is none that can be read. */
function retryAfter(header: string | string[] | undefined): number {
  const seconds = Number(header ?? 0);
  return Number.isFinite(seconds) ? 1000 * Math.max(0, seconds) : 0;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Connections that were cut: another try may find a server that answers. */
const CUT: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function mayPass(error: unknown): boolean {
  return error instanceof PassingFailure || CUT.has(codeOf(error));
}

/** Whether it is the network or the server that failed: what undici, the operating system or TLS say of them. */
function isNetworkFailure(error: unknown): boolean {
  if (error instanceof errors.InvalidArgumentError) return false;
  return (
    error instanceof errors.UndiciError ||
    error instanceof errors.HTTPParserError ||
    (error instanceof Error && 'syscall' in error) ||
    /^(HPE|CERT|ERR_SSL|ERR_TLS|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)_?/.test(codeOf(error))
  );
}
