import { ChannelType } from 'discord-api-types/v10';
import type { ChannelView } from '../../protocol.ts';
import { channel, openChannel, state, unread } from '../store.ts';
import { say } from '../texts/language.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { navigationOpen } from './navigation.ts';
import { ViewerPanel } from './viewer-panel.tsx';

/** The channels of the server in view, or the direct messages, over who one is. */
export function Sidebar() {
  const { value } = state;
  if (value === undefined) return null;
  const server = value.servers.find(({ channels }) => channels.some(({ id }) => id === channel.value?.id));
  return (
    <div class="sidebar">
      <h1>{server?.name ?? say('directMessages')}</h1>
      <ul class="channels">
        {server ? (
          server.channels
            .filter(({ parentId }) => !server.channels.some(({ id }) => id === parentId))
            .map((top) => (
              <li key={top.id}>
                <ChannelLink channel={top} />
                <Threads all={server.channels} parent={top.id} />
              </li>
            ))
        ) : (
          <li>
            <ChannelLink channel={value.dm} />
          </li>
        )}
      </ul>
      <ViewerPanel />
    </div>
  );
}

function Threads({ all, parent }: { readonly all: readonly ChannelView[]; readonly parent: string }) {
  const threads = all.filter(({ parentId }) => parentId === parent);
  if (threads.length === 0) return null;
  return (
    <ul class="threads">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ChannelLink channel={thread} />
        </li>
      ))}
    </ul>
  );
}

function ChannelLink({ channel: linked }: { readonly channel: ChannelView }) {
  const isUnread = unread.value.has(linked.id);
  const open = () => {
    openChannel(linked.id);
    navigationOpen.value = false;
  };
  return (
    <button
      type="button"
      class={isUnread ? 'channel unread' : 'channel'}
      aria-current={linked.id === channel.value?.id ? 'page' : undefined}
      onClick={open}
    >
      {linked.type === ChannelType.DM && state.value ? (
        <>
          <Avatar user={state.value.bot} small />
          {state.value.bot.username}
        </>
      ) : (
        <>
          <Icon name={linked.parentId && isThread(linked) ? 'thread' : 'hash'} />
          {linked.name}
        </>
      )}
      {isUnread && <span class="visually-hidden"> {say('unread')}</span>}
    </button>
  );
}

function isThread({ type }: ChannelView): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}
