import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { UserError } from '../user-error.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { IMAGE_LIMITS } from './limits.ts';
import { tooSlow } from './refusals.ts';

/** Longest side of the still, in pixels: with a filter's memory for thirty of them. */
const STILL_SIDE = 1280;

/** Memory that ffmpeg may address, in KiB, where the system can limit it. */
const MOST_MEMORY = 1_500_000;

/** Most bytes of a still that are taken from it. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A still of a video as a PNG: the most typical of its first frames, which leaves out a black beginning. By the
 * operator's ffmpeg alone, through pipes: nothing touches the disk, and nothing but these bytes can be read by it.
 * @throws {UserError} `image/video` where there is no ffmpeg, or none of the frames can be had from a pipe
 */
export async function stillOfVideo(bytes: Uint8Array, format: FormatName, ffmpeg: string | undefined): Promise<Buffer> {
  const { title } = FORMATS[format];
  const { still, ended } = ffmpeg === undefined ? NO_FFMPEG : await run(ffmpeg, bytes);
  if (ended === 'timeout') throw tooSlow(format);
  if (ended === 'missing') {
    throw new UserError('image/video', `This is a video (${title}). I describe pictures: send a screenshot of it.`, {
      values: { form: 'unsupported', format: title },
    });
  }
  if (still.byteLength > 0) return still;
  throw new UserError(
    'image/video',
    `No picture could be read from this video (${title}) as it came in: send a screenshot of it.`,
    { values: { form: 'unreadable', format: title } },
  );
}

interface Ended {
  readonly still: Buffer;
  readonly ended: 'done' | 'timeout' | 'missing';
}

const NO_FFMPEG: Ended = { still: Buffer.alloc(0), ended: 'missing' };

/** What a shell exits with when there is no such program, or it cannot be run. */
const NOT_FOUND: readonly (number | null)[] = [126, 127];

function commandLine(ffmpeg: string): readonly [string, ...string[]] {
  const filters = `scale='min(${STILL_SIDE},iw)':'min(${STILL_SIDE},ih)':force_original_aspect_ratio=decrease,thumbnail=30`;
  const words = [
    ...['-nostdin', '-loglevel', 'error', '-protocol_whitelist', 'pipe', '-threads', '2'],
    ...['-i', 'pipe:0', '-an', '-sn', '-dn', '-vf', filters, '-frames:v', '1'],
    ...['-f', 'image2pipe', '-c:v', 'png', 'pipe:1'],
  ];
  if (process.platform === 'win32') return [ffmpeg, ...words];
  return ['sh', '-c', `ulimit -v ${MOST_MEMORY}; exec "$0" "$@"`, ffmpeg, ...words];
}

async function run(ffmpeg: string, bytes: Uint8Array): Promise<Ended> {
  const [command, ...words] = commandLine(ffmpeg);
  const signal = AbortSignal.timeout(IMAGE_LIMITS.seconds * 1000);
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'ignore'], signal, killSignal: 'SIGKILL' });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) resolve(null);
      else if (error.code === 'ENOENT') resolve(127);
      else reject(error);
    });
  });
  // ffmpeg closes its input as soon as it has seen enough.
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(bytes);
  let length = 0;
  child.stdout.on('data', (part: Buffer) => {
    length += part.byteLength;
    if (length > MOST_BYTES) child.kill('SIGKILL');
  });
  const [still, code] = await Promise.all([buffer(child.stdout), exit]);
  if (signal.aborted) return { still: Buffer.alloc(0), ended: 'timeout' };
  return NOT_FOUND.includes(code) ? NO_FFMPEG : { still, ended: 'done' };
}
