import { EventEmitter, on } from 'node:events';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Happening, HappeningOf, HappeningType, Ref, WaitFor, WaitForMessage } from '../api.ts';
import type { HappeningLog } from '../happenings.ts';
import { transcriptOf } from './transcript.ts';

const SHOWN = 15;

export function idOf(ref: Ref): string {
  return typeof ref === 'string' ? ref : ref.id;
}

/** Resolves with the first value that `choose` makes of a happening; rejects with what happened instead, or at the end. */
export function waitFor<T>(
  log: HappeningLog,
  what: string,
  choose: (happening: Happening) => T | undefined,
  {
    since,
    timeoutMs = log.patienceMs,
  }: { readonly since?: number | undefined; readonly timeoutMs?: number | undefined } = {},
): Promise<T> {
  const start = since ?? log.seq;
  return new Promise((resolve, reject) => {
    let stop: () => void = () => {};
    const giveUp = (when: string) => {
      clearTimeout(timer);
      log.ended.removeEventListener('abort', closed);
      stop();
      reject(new Error(`expected ${what} ${when}, but got:\n${summary(log, start)}`));
    };
    const closed = () => giveUp('before the local Discord was closed');
    const timer = setTimeout(() => giveUp(`within ${timeoutMs} ms`), timeoutMs);
    log.ended.addEventListener('abort', closed, { once: true });
    const consider = (happening: Happening): boolean => {
      try {
        const chosen = choose(happening);
        if (chosen === undefined) return false;
        resolve(chosen);
      } catch (error) {
        reject(error);
      }
      clearTimeout(timer);
      log.ended.removeEventListener('abort', closed);
      stop();
      return true;
    };
    for (const happening of log.kept) {
      if (happening.seq > start && consider(happening)) return;
    }
    stop = log.listen(consider);
  });
}

/** Everything from this call on, until `end` aborts. */
export function follow(log: HappeningLog, end: AbortSignal): AsyncIterable<Happening> {
  const events = new EventEmitter();
  const stop = log.listen((happening) => events.emit('happening', happening));
  end.addEventListener('abort', stop, { once: true });
  return until(end, on(events, 'happening', { signal: end }), stop);
}

async function* until(end: AbortSignal, events: AsyncIterable<Happening[]>, stop: () => void) {
  try {
    for await (const batch of events) yield* batch;
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    stop();
  }
}

export function nextHappening<T extends HappeningType>(
  log: HappeningLog,
  type: T,
  wait: WaitFor<HappeningOf<T>> = {},
): Promise<HappeningOf<T>> {
  const choose = (happening: Happening) =>
    isOf(happening, type) && (wait.where?.(happening) ?? true) ? happening : undefined;
  return waitFor(log, `a happening of type ${type}`, choose, wait);
}

function isOf<T extends HappeningType>(happening: Happening, type: T): happening is HappeningOf<T> {
  return happening.type === type;
}

/** The next message that is finished: posted, or no longer "is thinking…". */
export function nextMessage(log: HappeningLog, botId: string, wait: WaitForMessage = {}): Promise<APIMessage> {
  const thinking = new Set<string>();
  return waitFor(
    log,
    'a message',
    (happening) => {
      if (happening.type === 'message.created' && isLoading(happening.message)) {
        thinking.add(happening.message.id);
        return undefined;
      }
      const isDone = happening.type === 'message.edited' && thinking.delete(happening.message.id);
      return happening.type === 'message.created' || isDone ? matching(happening.message, botId, wait) : undefined;
    },
    wait,
  );
}

export function nextEdit(log: HappeningLog, botId: string, wait: WaitForMessage = {}): Promise<APIMessage> {
  const choose = (happening: Happening) =>
    happening.type === 'message.edited' ? matching(happening.message, botId, wait) : undefined;
  return waitFor(log, 'an edit', choose, wait);
}

function matching(message: APIMessage, botId: string, wait: WaitForMessage): APIMessage | undefined {
  const isWanted =
    message.author.id === (wait.by === undefined ? botId : idOf(wait.by)) &&
    (wait.in === undefined || message.channel_id === idOf(wait.in)) &&
    (wait.replyTo === undefined || message.message_reference?.message_id === idOf(wait.replyTo)) &&
    (wait.where?.(message) ?? true);
  return isWanted ? message : undefined;
}

function isLoading(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

function summary(log: HappeningLog, start: number): string {
  const lines = log.kept.filter((happening) => happening.seq > start).map(line);
  return lines.length === 0 ? '  nothing' : lines.slice(-SHOWN).join('\n');
}

function line(happening: Happening): string {
  return `  ${happening.seq} ${new Date(happening.at).toISOString()} ${happening.type} ${gist(happening)}`;
}

function gist(happening: Happening): string {
  switch (happening.type) {
    case 'message.created':
    case 'message.edited':
      return transcriptOf([happening.message]);
    case 'rest':
      return `${happening.method} ${happening.path} ${happening.status} ${short(happening.response)}`;
    default: {
      const { type, seq, at, ...rest } = happening;
      return short(rest);
    }
  }
}

function short(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}
