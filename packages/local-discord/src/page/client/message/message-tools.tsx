import { type APIMessage, ApplicationCommandType, ChannelType, type Snowflake } from 'discord-api-types/v10';
import { answering } from '../composer/answering.ts';
import { Icon } from '../layout/icons.tsx';
import { Menu, type MenuEntry } from '../layout/menu.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { tellRefusal } from '../notices.ts';
import { act } from '../server.ts';
import { channel, channels, state, viewer } from '../store.ts';
import { editing } from './editing.ts';

/** What one can do to a message: reply, forward, edit, use an app on it, delete it. */
export function MessageTools({ message, ephemeral }: { readonly message: APIMessage; readonly ephemeral: boolean }) {
  const as = viewer.value?.id;
  if (as === undefined || channel.value === undefined) return null;
  const reply = () => {
    answering.value = message;
  };
  const apps = channel.value.commands.filter(({ type }) => type === ApplicationCommandType.Message);
  const entries: MenuEntry[] = [
    ...(ephemeral ? [] : [{ label: 'Reply', icon: <Icon name="reply" />, choose: reply }]),
    ...(message.content === ''
      ? []
      : [
          {
            label: 'Copy text',
            icon: <Icon name="file" />,
            choose: () => void navigator.clipboard.writeText(message.content),
          },
        ]),
    ...message.attachments.slice(0, 1).map(({ url }) => ({
      label: 'Copy link of the file',
      icon: <Icon name="link" />,
      choose: () => void navigator.clipboard.writeText(url),
    })),
    ...(isEditable(message, as)
      ? [
          {
            label: 'Edit message',
            icon: <Icon name="pencil" />,
            choose: () => {
              editing.value = message.id;
            },
          },
        ]
      : []),
    ...(mayDelete(message, as) && !ephemeral
      ? [
          {
            label: 'Delete message',
            icon: <Icon name="trash" />,
            dangerous: true,
            choose: () => void tellRefusal(act({ do: 'delete', as, message: message.id })),
          },
        ]
      : []),
    ...(ephemeral ? [] : apps).map(({ id, name }: { readonly id: Snowflake; readonly name: string }, index) => ({
      label: name,
      icon: <img class="avatar avatar-small" src="/page/assets/icon.svg" alt="" />,
      ...(index === 0 && { heading: `Apps – ${state.value?.bot.username}` }),
      choose: () => void tellRefusal(act({ do: 'apply', as, message: message.id, command: name })),
      key: id,
    })),
  ];
  if (entries.length === 0) return null;
  return (
    <div class="message-tools">
      {!ephemeral && <ToolButton icon="reply" label="Reply" onClick={reply} />}
      {!ephemeral && (
        <Menu label="Forward" entries={destinations(message, as)} class="tool">
          <Icon name="forward" />
        </Menu>
      )}
      <Menu label="More" entries={entries} class="tool">
        <Icon name="more" />
      </Menu>
    </div>
  );
}

/** Where the viewer may forward the message to. */
function destinations(message: APIMessage, as: string): readonly MenuEntry[] {
  return channels.value
    .filter(({ permissions }) => permissions.includes('SendMessages'))
    .map(({ id, name, type }) => ({
      label: type === ChannelType.DM ? name : `#${name}`,
      choose: () => void tellRefusal(act({ do: 'forward', as, message: message.id, to: id })),
    }));
}

function isEditable(message: APIMessage, as: string): boolean {
  return message.author.id === as && message.message_snapshots === undefined;
}

function mayDelete(message: APIMessage, as: string): boolean {
  return message.author.id === as || (channel.value?.permissions.includes('ManageMessages') ?? false);
}
