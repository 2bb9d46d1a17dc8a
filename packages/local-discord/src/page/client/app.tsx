import { Composer } from './composer/composer.tsx';
import { DropTarget } from './composer/drop-target.tsx';
import { Samples } from './composer/samples.tsx';
import { DeveloperPanel } from './developer/developer-panel.tsx';
import { developerPanelOpen } from './developer/open.ts';
import { ChannelHeader } from './layout/channel-header.tsx';
import { navigationOpen } from './layout/navigation.ts';
import { Notices } from './layout/notices.tsx';
import { ServerRail } from './layout/server-rail.tsx';
import { Sidebar } from './layout/sidebar.tsx';
import { MessageList } from './message/message-list.tsx';
import { channel, state } from './store.ts';
import { say } from './texts/language.ts';

export function App() {
  if (state.value === undefined || channel.value === undefined) {
    return (
      <p class="connecting" role="status">
        {say('connecting')}
      </p>
    );
  }
  return (
    <div class="app">
      <nav class="navigation" aria-label={say('servers')}>
        <ServerRail />
        <Sidebar />
      </nav>
      {navigationOpen.value && (
        <button
          type="button"
          class="scrim"
          aria-label={say('closeServers')}
          onClick={() => {
            navigationOpen.value = false;
          }}
        />
      )}
      <div class="chat">
        <ChannelHeader channel={channel.value} />
        <DropTarget>
          <MessageList channel={channel.value} />
          <Samples channel={channel.value} />
          <Composer key={channel.value.id} channel={channel.value} />
        </DropTarget>
      </div>
      {developerPanelOpen.value && <DeveloperPanel />}
      <Notices />
    </div>
  );
}
