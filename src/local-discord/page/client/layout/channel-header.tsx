import { ChannelType } from 'discord-api-types/v10';
import type { ChannelView } from '../../protocol.ts';
import { developerPanelOpen } from '../developer/open.ts';
import { connected, state } from '../store.ts';
import { Icon } from './icons.tsx';
import { navigationOpen } from './navigation.ts';

export function ChannelHeader({ channel }: { readonly channel: ChannelView }) {
  const direct = channel.type === ChannelType.DM;
  return (
    <header class="channel-header">
      <button
        type="button"
        class="tool only-narrow"
        aria-label="Servers and channels"
        aria-expanded={navigationOpen.value}
        onClick={() => {
          navigationOpen.value = !navigationOpen.value;
        }}
      >
        <Icon name="menu" />
      </button>
      <h2>
        <Icon name={direct ? 'at' : 'hash'} />
        {direct ? state.value?.bot.username : channel.name}
      </h2>
      <Presence />
      <button
        type="button"
        class="tool"
        aria-label="Developer panel"
        data-tip="Developer panel"
        aria-expanded={developerPanelOpen.value}
        onClick={() => {
          developerPanelOpen.value = !developerPanelOpen.value;
        }}
      >
        <Icon name="code" />
      </button>
    </header>
  );
}

function Presence() {
  const bot = state.value?.bot.username;
  const [kind, text] = !connected.value
    ? ['lost', 'The local Discord has stopped']
    : state.value?.online
      ? ['online', `${bot} is online`]
      : ['offline', `${bot} is starting…`];
  return (
    <span class={`presence ${kind}`} role="status">
      {text}
    </span>
  );
}
