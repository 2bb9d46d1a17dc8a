import type { Clock } from './api.ts';

interface Alarm {
  readonly due: number;
  readonly callback: () => void;
  timer: NodeJS.Timeout | undefined;
}

const LONGEST_TIMEOUT = 2 ** 31 - 1;

export function createClock(): Clock {
  let offset = 0;
  const alarms = new Set<Alarm>();
  const now = () => Date.now() + offset;

  function arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const delay = Math.min(Math.max(0, alarm.due - now()), LONGEST_TIMEOUT);
    alarm.timer = setTimeout(() => (now() >= alarm.due ? ring(alarm) : arm(alarm)), delay);
    alarm.timer.unref();
  }

  function ring(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    if (alarms.delete(alarm)) alarm.callback();
  }

  return {
    now,
    after(ms, callback) {
      const alarm: Alarm = { due: now() + ms, callback, timer: undefined };
      alarms.add(alarm);
      arm(alarm);
      return () => {
        clearTimeout(alarm.timer);
        alarms.delete(alarm);
      };
    },
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`expected milliseconds to advance by, zero or more, but got ${ms}`);
      offset += ms;
      const due = [...alarms].filter((alarm) => alarm.due <= now()).sort((a, b) => a.due - b.due);
      for (const alarm of due) ring(alarm);
      for (const alarm of alarms) arm(alarm);
    },
    stop() {
      for (const alarm of alarms) clearTimeout(alarm.timer);
      alarms.clear();
    },
  };
}
