import type { Describer, LogEntry } from '../describer.ts';
import { pictureMemory } from '../memory/limit.ts';
import { endProcess, outliveSignals } from '../processes.ts';
import { gatherStats } from '../stats.ts';
import { packError } from './errors.ts';
import type { ChildOptions, FromChild, ToChild } from './protocol.ts';
import { serve } from './serve.ts';

/** The part of the memory for pictures by which the child itself may grow: files, kept pixels and drawings. */
const GROWTH = 1 / 2;

/** How often the child looks at its own size, in ms. */
const WATCH_MS = 500;

/** How often it tells what happened, where somebody wants to know, in ms. */
const STATS_MS = 1000;

export interface ChildTools {
  readonly log: (entry: LogEntry) => void;
  /** Ends the process when what was said before is on its way. */
  readonly end: () => void;
}

/** The life of a child process: it opens a describer as it is told, answers, and ends with whoever started it. */
export function runChild(open: (options: ChildOptions, tools: ChildTools) => Promise<Describer>): void {
  const send = (message: FromChild) => void process.send?.(message);
  // IPC keeps its order, so a message's callback comes when all before it are written.
  const end = () =>
    void process.send?.({ kind: 'log', entry: { level: 'debug', message: 'the child ends', fields: {} } }, endProcess);
  let answer: ReturnType<typeof serve> | undefined;

  /** This process holds files, kept pixels and drawings: one that goes on growing starts afresh. */
  function endWhenLargerThan(most: number): void {
    setInterval(() => {
      const size = process.memoryUsage.rss();
      if (size <= most) return;
      send({
        kind: 'log',
        entry: { level: 'warn', message: 'the child has outgrown its memory', fields: { size, most } },
      });
      end();
    }, WATCH_MS);
  }

  function tellStats(): void {
    const take = gatherStats();
    setInterval(() => {
      const stats = take();
      if (stats) send({ kind: 'stats', stats });
    }, STATS_MS);
  }

  outliveSignals();
  // Whoever started this process is gone, however that happened.
  process.once('disconnect', endProcess);
  process.on('message', (message: ToChild) => {
    if (message.kind !== 'open') return answer?.(message);
    if (message.options.stats) tellStats();
    open(message.options, { log: (entry) => send({ kind: 'log', entry }), end }).then(
      (describer) => {
        answer = serve(describer, send);
        const { device, precision, model } = describer;
        send({ kind: 'ready', verdict: { device, precision }, model });
        endWhenLargerThan(process.memoryUsage.rss() + GROWTH * (message.options.memoryBytes ?? pictureMemory()));
      },
      (error: unknown) => {
        send({ kind: 'failed', error: packError(error) });
        end();
      },
    );
  });
}
