import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { UserError } from '../user-error.ts';

export interface DownloadLimits {
  /** The only hosts that are asked, with their port where it is not the default one. */
  readonly hosts: readonly string[];
  /** Allows plain HTTP, for a server on this machine. */
  readonly plain: boolean;
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** Time for everything, the retry included. */
  readonly milliseconds: number;
}

export interface Downloader {
  /**
   * The bytes behind a picture's address. Nothing that the server says of them is believed.
   * @throws {UserError} with a `download/…` code, saying what the person can do
   */
  download(url: string, signal?: AbortSignal): Promise<Buffer>;
  close(): Promise<void>;
}

/** For those who describe files alone. */
export const NO_DOWNLOADS: DownloadLimits = { hosts: [], plain: false, bytes: 0, milliseconds: 0 };

/** How long to wait before the one retry. */
const RETRY_MS = 250;

/** A failure that a second try may not meet. */
class PassingFailure extends Error {}

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

function tooLarge(limit: number): UserError {
  return new UserError(
    'download/too-large',
    `Expected a picture of at most ${megabytes(limit)}, but this one is larger.`,
  );
}

function failed(): UserError {
  return new UserError('download/failed', 'The picture could not be downloaded from Discord. Please try again.');
}

/** Refuses every address but those of allowed hosts: the bot must not be sent to fetch anything else. */
function checkAddress(url: string, { hosts, plain }: DownloadLimits): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const protocolFits = address?.protocol === 'https:' || (plain && address?.protocol === 'http:');
  if (!address || !protocolFits || !hosts.includes(address.host) || address.username !== '') {
    throw new UserError('download/not-allowed', "Only pictures that are on Discord's own servers can be described.");
  }
  return address;
}

export function createDownloader(limits: DownloadLimits): Downloader {
  // undici follows no redirect unless told to, which keeps the bot on the allowed hosts.
  const agent = new Agent({ connect: { timeout: limits.milliseconds }, maxResponseSize: limits.bytes });

  async function attempt(address: URL, signal: AbortSignal): Promise<Buffer> {
    const { statusCode, headers, body } = await request(address, { dispatcher: agent, signal });
    try {
      if (statusCode >= 500) throw new PassingFailure(`status ${statusCode}`);
      if (statusCode === 403 || statusCode === 404) {
        throw new UserError(
          'download/expired',
          'Discord no longer offers this picture: its link has expired or it was deleted. Please post it again.',
        );
      }
      if (statusCode !== 200) throw failed();
      if (Number(headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits.bytes);
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

  function explain(error: unknown, deadline: AbortSignal, limit: number): unknown {
    if (deadline.aborted) {
      return new UserError(
        'download/too-slow',
        `The picture did not arrive from Discord within ${Math.round(limits.milliseconds / 1000)} s. Please try again.`,
      );
    }
    if (error instanceof UserError) return error;
    const code = codeOf(error);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return tooLarge(limit);
    if (error instanceof PassingFailure || NETWORK_FAILURES.has(code)) return failed();
    return error;
  }

  return {
    async download(url, signal) {
      const address = checkAddress(url, limits);
      const deadline = AbortSignal.timeout(limits.milliseconds);
      const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
      try {
        try {
          return await attempt(address, either);
        } catch (error) {
          if (either.aborted || !(error instanceof PassingFailure || RETRIED.has(codeOf(error)))) throw error;
          await delay(RETRY_MS, undefined, { signal: either });
          return await attempt(address, either);
        }
      } catch (error) {
        signal?.throwIfAborted();
        throw explain(error, deadline, limits.bytes);
      }
    },
    close: () => agent.destroy(),
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Connections that were cut: another try may find a server that answers. */
const RETRIED: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

const NETWORK_FAILURES: ReadonlySet<string> = new Set([
  ...RETRIED,
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'HPE_INVALID_CONSTANT',
  'UND_ERR_ABORTED',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);
