import { signal } from '@preact/signals';
import { tellRefusal } from '../notices.ts';
import type { Progress } from '../server.ts';

export interface Upload {
  readonly key: number;
  readonly channel: string;
  readonly label: string;
  /** 0 to 1. */
  readonly fraction: number;
}

let latest = 0;

/** What is on its way to the server, oldest first. */
export const uploads = signal<readonly Upload[]>([]);

/** Shows `send` as an upload in a channel until it is over, and tells when it was refused. */
export async function upload(
  channel: string,
  label: string,
  send: (progress: Progress) => Promise<void>,
): Promise<void> {
  latest += 1;
  const key = latest;
  uploads.value = [...uploads.value, { key, channel, label, fraction: 0 }];
  const progress = (fraction: number) => {
    uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, fraction } : one));
  };
  await tellRefusal(send(progress));
  uploads.value = uploads.value.filter((one) => one.key !== key);
}
