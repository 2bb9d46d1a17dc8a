import { effect, type Signal, signal } from '@preact/signals';

/** A signal that keeps its value in this browser. */
export function remembered<T extends string | boolean | undefined>(key: string, initial: T): Signal<T> {
  const stored = localStorage.getItem(key);
  const kept = signal<T>(stored === null ? initial : JSON.parse(stored));
  effect(() => {
    if (kept.value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept.value));
  });
  return kept;
}
