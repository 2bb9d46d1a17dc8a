import type { Config } from './config.ts';
import type { DescriberOptions } from './describe/describer.ts';

/** What describing takes from the settings. */
export function describerOptions(config: Config): DescriberOptions {
  return {
    device: config.device,
    precision: config.precision,
    pictureMs: config.pictureMs,
    ...(config.threads !== undefined && { threads: config.threads }),
    ...(config.memoryBytes !== undefined && { memoryBytes: config.memoryBytes }),
    ...(config.ffmpeg !== undefined && { ffmpeg: config.ffmpeg }),
    download: {
      hosts: config.cdnHosts,
      plain: config.plainDownloads,
      bytes: config.maxPictureBytes,
      milliseconds: config.downloadMs,
    },
  };
}
