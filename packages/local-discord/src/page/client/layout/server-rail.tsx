import { ChannelType } from 'discord-api-types/v10';
import { channel, openChannel, state } from '../store.ts';
import { say } from '../texts/language.ts';

/** The strip of servers, with the direct messages on top. */
export function ServerRail() {
  const { value } = state;
  if (value === undefined) return null;
  const inDm = channel.value?.type === ChannelType.DM;
  return (
    <ul class="rail">
      <li>
        <button
          type="button"
          class="rail-item rail-dm"
          aria-label={say('directMessages')}
          aria-current={inDm}
          onClick={() => openChannel(value.dm.id)}
        >
          <img src="/page/assets/icon.svg" alt="" />
        </button>
      </li>
      {value.servers.map((server) => (
        <li key={server.id}>
          <button
            type="button"
            class="rail-item"
            // What stands on it is in its name: who controls the page by voice says what they see.
            aria-label={`${server.name}, ${initials(server.name)}`}
            aria-current={server.channels.some(({ id }) => id === channel.value?.id)}
            onClick={() => server.channels[0] && openChannel(server.channels[0].id)}
          >
            {initials(server.name)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 3);
}
