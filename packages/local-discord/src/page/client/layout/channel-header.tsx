import { ChannelType } from 'discord-api-types/v10';
import type { ChannelView } from '../../protocol.ts';
import { developerPanelOpen } from '../developer/open.ts';
import { connected, state } from '../store.ts';
import { say } from '../texts/language.ts';
import { Icon } from './icons.tsx';
import { navigationOpen } from './navigation.ts';
import { ToolButton } from './tool-button.tsx';

export function ChannelHeader({ channel }: { readonly channel: ChannelView }) {
  const direct = channel.type === ChannelType.DM;
  return (
    <header class="channel-header">
      <ToolButton
        icon="menu"
        label={say('servers')}
        expanded={navigationOpen.value}
        onlyNarrow
        onClick={() => {
          navigationOpen.value = !navigationOpen.value;
        }}
      />
      <h2>
        <Icon name={direct ? 'at' : 'hash'} />
        {direct ? state.value?.bot.username : channel.name}
      </h2>
      <Presence />
      <ToolButton
        icon="code"
        label={say('developerPanel')}
        expanded={developerPanelOpen.value}
        onClick={() => {
          developerPanelOpen.value = !developerPanelOpen.value;
        }}
      />
    </header>
  );
}

function Presence() {
  const bot = state.value?.bot.username ?? '';
  const [kind, text] = !connected.value
    ? ['lost', say('stopped')]
    : state.value?.online
      ? ['online', say('online', { bot })]
      : ['offline', say('starting', { bot })];
  return (
    <span class={`presence ${kind}`} role="status">
      {text}
    </span>
  );
}
