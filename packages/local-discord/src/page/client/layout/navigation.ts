import { signal } from '@preact/signals';

/** Whether servers and channels are in sight on a screen too narrow to show them beside the messages. */
export const navigationOpen = signal(false);
