import { signal } from '@preact/signals';

/** Where a pressed sample goes while a command is being filled in; undefined where it is posted at once. */
export const sampleIntake = signal<((file: File) => void) | undefined>(undefined);
