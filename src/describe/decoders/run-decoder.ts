import { Socket } from 'node:net';
import { IMAGE_LIMITS } from '../../images/limits.ts';
import type { Picture } from '../../images/picture.ts';
import { UserError } from '../../user-error.ts';
import { LEEWAY } from '../memory/limit.ts';
import { tooMuchMemory } from '../memory/refusal.ts';
import { endProcess, outliveSignals } from '../processes.ts';
import { FrameReader, writeFrame } from './frames.ts';
import type { DecoderAnswer, DecoderRequest } from './protocol.ts';

export interface DecoderWork {
  readonly estimate: (bytes: Uint8Array) => Promise<number>;
  readonly open: (bytes: Uint8Array, options: { readonly ffmpeg?: string }) => Promise<Picture>;
}

/** How often a decoder looks at its own size, in ms. */
const WATCH_MS = 100;

/** The life of a decoder: it opens pictures for whoever started it, and ends with them. */
export function runDecoder({ estimate, open }: DecoderWork): void {
  outliveSignals();
  const pipe = new Socket({ fd: 3, readable: true, writable: true });
  for (const event of ['end', 'close', 'error']) pipe.once(event, endProcess);
  const send = (message: DecoderAnswer, ...body: readonly Uint8Array[]) => writeFrame(pipe, message, ...body);
  let file: { readonly bytes: Uint8Array; readonly ffmpeg?: string } | undefined;
  let picture: Promise<Picture> | undefined;

  async function answer(request: DecoderRequest, bytes: Uint8Array): Promise<void> {
    if (request.kind === 'release') {
      file = undefined;
      picture = undefined;
      send({ kind: 'released', rss: process.memoryUsage.rss() });
    } else if (request.kind === 'open') {
      file = { bytes, ...(request.ffmpeg !== undefined && { ffmpeg: request.ffmpeg }) };
      send({ kind: 'wants', memory: await estimate(bytes) });
    } else if (request.kind === 'decode') {
      if (!file) throw new Error('Expected a file to decode, but there is none.');
      const { bytes, ...options } = file;
      picture = watched(request.memory, open(bytes, options));
      const { raster, region: _, animation, ...facts } = await picture;
      const frames = animation?.frames ?? [{ index: 0, raster }];
      const pixels = frames.map((frame) => frame.raster.data);
      send(
        {
          kind: 'picture',
          facts: {
            ...facts,
            ...(animation && { animation: { count: animation.count, frames: frames.map((frame) => frame.index) } }),
          },
          raster: sizeOf(raster),
        },
        ...pixels,
      );
    } else {
      if (!picture) throw new Error('Expected an open picture to look at a part of, but there is none.');
      const { raster, ...facts } = await (await picture).region(request.region, request.frame);
      send({ kind: 'view', facts, raster: sizeOf(raster) }, raster.data);
    }
  }

  /** Ends this process when a picture takes much more memory than it was given; Linux lets whoever started it see more. */
  function watched<Result>(memory: number, work: Promise<Result>): Promise<Result> {
    const most = process.memoryUsage.rss() + memory + LEEWAY;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() <= most) return;
      send(failure(tooMuchMemory()));
      pipe.end(endProcess);
    }, WATCH_MS);
    return work.finally(() => clearInterval(watch));
  }

  const reader = new FrameReader(IMAGE_LIMITS.bytes, (header, body) => {
    // Only the process that started this one has the pipe's other end.
    const request: DecoderRequest = Object(header);
    answer(request, body).catch((error: unknown) => send(failure(error)));
  });
  pipe.on('data', (chunk) => reader.push(chunk));
  send({ kind: 'ready' });
}

function failure(error: unknown): DecoderAnswer {
  if (error instanceof UserError) {
    const { code, message, values } = error;
    return { kind: 'refused', code, message, values };
  }
  if (error instanceof Error) return { kind: 'failed', message: error.message, stack: error.stack };
  return { kind: 'failed', message: String(error) };
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
  return { width, height };
}
