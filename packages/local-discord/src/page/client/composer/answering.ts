import { signal } from '@preact/signals';
import type { APIMessage } from 'discord-api-types/v10';

/** The message that the next post replies to. */
export const answering = signal<APIMessage | undefined>(undefined);

/** Whether that reply mentions its author. */
export const pingAuthor = signal(true);
