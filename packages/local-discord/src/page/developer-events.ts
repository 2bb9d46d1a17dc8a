import type { Happening, LocalDiscord } from '../api.ts';
import type { EventStream } from './event-stream.ts';
import type { DeveloperEvents } from './protocol.ts';

const REPLAYED = 300;
const LONGEST_STRING = 2000;

/** Sends the latest of what happened, then everything that happens, until the stream is closed. */
export async function followDevelopment(discord: LocalDiscord, stream: EventStream<DeveloperEvents>): Promise<void> {
  for (const happening of discord.happened.slice(-REPLAYED)) stream.send('happening', readable(happening));
  const stop = discord.onHappening((happening) => stream.send('happening', readable(happening)));
  await stream.closed;
  stop();
}

/** A copy for reading: bytes by their number, long strings cut. */
function readable(happening: Happening): Happening {
  return JSON.parse(JSON.stringify(happening, (_key, value: unknown) => shorten(value)));
}

function shorten(value: unknown): unknown {
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string' && value.length > LONGEST_STRING) {
    return `${value.slice(0, LONGEST_STRING)}… (${value.length} characters)`;
  }
  return value;
}
