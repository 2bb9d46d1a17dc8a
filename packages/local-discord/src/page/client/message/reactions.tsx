import type { APIMessage } from 'discord-api-types/v10';
import { say } from '../texts/language.ts';

export function Reactions({ message }: { readonly message: APIMessage }) {
  if (!message.reactions?.length) return null;
  return (
    <ul class="reactions" aria-label={say('reactions')}>
      {message.reactions.map(({ emoji, count }) => (
        <li key={emoji.id ?? emoji.name}>
          {emoji.name} <span>{count}</span>
        </li>
      ))}
    </ul>
  );
}
