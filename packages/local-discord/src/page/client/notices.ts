import { signal } from '@preact/signals';

export interface Notice {
  readonly key: number;
  readonly text: string;
}

const SHOWN_MS = 8000;

let latest = 0;

/** What went wrong with something the viewer did, newest last. */
export const notices = signal<readonly Notice[]>([]);

export function notify(text: string): void {
  latest += 1;
  const notice = { key: latest, text };
  notices.value = [...notices.value, notice];
  setTimeout(() => dismissNotice(notice), SHOWN_MS);
}

export function dismissNotice(notice: Notice): void {
  notices.value = notices.value.filter((other) => other !== notice);
}

/** Waits for something the viewer did and tells them when it was refused. */
export async function tellRefusal(doing: Promise<void>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    notify(error instanceof Error ? error.message : String(error));
  }
}
