import type { APIUser } from 'discord-api-types/v10';
import { nameOf } from '../store.ts';
import type { RunnableCommand } from './runnable-command.ts';

/** What would complete the text that is being written. */
export type Suggestion =
  | { readonly kind: 'command'; readonly command: RunnableCommand }
  | { readonly kind: 'mention'; readonly user: APIUser };

/** Commands after a slash that begins the text, people after an @ at its end. */
export function suggestionsFor(
  text: string,
  commands: readonly RunnableCommand[],
  users: readonly APIUser[],
): readonly Suggestion[] {
  const command = /^\/([^\n]*)$/.exec(text)?.[1]?.trimEnd().toLowerCase();
  if (command !== undefined) {
    return commands
      .filter(({ name, shownName }) => name.startsWith(command) || shownName.startsWith(command))
      .map((found) => ({ kind: 'command', command: found }));
  }
  const mention = /(?:^|\s)@(\w*)$/.exec(text)?.[1]?.toLowerCase();
  if (mention === undefined) return [];
  return users
    .filter((user) => nameOf(user)?.toLowerCase().startsWith(mention))
    .map((user) => ({ kind: 'mention', user }));
}

/** The text with its unfinished mention finished. */
export function completeMention(text: string, user: APIUser): string {
  return text.replace(/@\w*$/, () => `@${nameOf(user)} `);
}

/** The text as it is sent: every `@name` of somebody here as Discord's `<@id>`. */
export function withMentions(text: string, users: readonly APIUser[]): string {
  return text.replace(/@(\w+)/g, (written, name: string) => {
    const user = users.find((one) => nameOf(one)?.toLowerCase() === name.toLowerCase());
    return user === undefined ? written : `<@${user.id}>`;
  });
}
