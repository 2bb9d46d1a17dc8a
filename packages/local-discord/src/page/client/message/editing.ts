import { signal } from '@preact/signals';

/** Id of the message that is being edited in its place. */
export const editing = signal<string | undefined>(undefined);
