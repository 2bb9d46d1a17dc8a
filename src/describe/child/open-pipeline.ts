import { usableCores } from '../cores.ts';
import { DecoderPool, type DecoderPoolOptions } from '../decoders/pool.ts';
import { type Describer, PICTURE_MS } from '../describer.ts';
import { pictureMemory } from '../memory/limit.ts';
import type { ChildOptions } from './protocol.ts';
import type { ChildTools } from './run-child.ts';

/** Decoders for so many cores: two even on one core, so that a slow picture does not stop the others. */
const DECODERS = { least: 2, most: 4 } as const;

/** The part of the memory for pictures that files may take, as they came; decoding them takes the rest. */
const FILES_SHARE = 1 / 4;

/** What the child describes with: networks in a thread of this process, and decoders in processes of their own. */
export async function openPipeline(
  {
    device = 'auto',
    precision = 'auto',
    verdict,
    threads = usableCores(),
    memoryBytes = pictureMemory(),
    pictureMs = PICTURE_MS,
    download,
    ffmpeg,
  }: ChildOptions,
  { log, end }: ChildTools,
  { entry }: Pick<DecoderPoolOptions, 'entry'> = {},
): Promise<Describer> {
  const filesBytes = FILES_SHARE * memoryBytes;
  const size = Math.min(Math.max(threads, DECODERS.least), DECODERS.most);
  const pool = DecoderPool.open({
    size,
    memory: memoryBytes - filesBytes,
    ffmpeg,
    onLog: log,
    ...(entry && { entry }),
  });
  // Told below.
  pool.catch(() => undefined);
  // Loaded while the first decoder starts.
  const [{ openAnalyser }, { describeWith }] = await Promise.all([
    import('../../inference/analyser.ts'),
    import('../in-process.ts'),
  ]);
  // Who downloads draws as well: that is loaded while the networks are opened.
  if (download) void import('../illustrate.ts');
  const [analyser, decoders] = await Promise.all([
    openAnalyser({
      device,
      precision,
      threads,
      runMs: pictureMs,
      ...(verdict && { verdict }),
      onLost: (error) => {
        log({ level: 'error', message: 'the networks are lost', fields: { error: error.message } });
        end();
      },
    }),
    pool,
  ]);
  return describeWith(analyser, {
    open: (bytes, signal) => decoders.open(bytes, signal),
    pictureMs,
    filesBytes,
    ...(download && { download }),
  });
}
