import { type APIMessage, ApplicationCommandType, ChannelType } from 'discord-api-types/v10';
import { answering } from '../composer/answering.ts';
import { Icon } from '../layout/icons.tsx';
import { Menu, type MenuEntry } from '../layout/menu.tsx';
import { ToolButton } from '../layout/tool-button.tsx';
import { tellRefusal } from '../notices.ts';
import { act } from '../server.ts';
import { channel, channels, state, viewer } from '../store.ts';
import { say } from '../texts/language.ts';
import { namedIn } from '../texts/localised.ts';
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
    ...(ephemeral ? [] : [{ label: say('reply'), icon: <Icon name="reply" />, choose: reply }]),
    ...(message.content === ''
      ? []
      : [
          {
            label: say('copyText'),
            icon: <Icon name="file" />,
            choose: () => void navigator.clipboard.writeText(message.content),
          },
        ]),
    ...message.attachments.slice(0, 1).map(({ url }) => ({
      label: say('copyLink'),
      icon: <Icon name="link" />,
      choose: () => void navigator.clipboard.writeText(url),
    })),
    ...(isEditable(message, as)
      ? [
          {
            label: say('editMessage'),
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
            label: say('deleteMessage'),
            icon: <Icon name="trash" />,
            dangerous: true,
            choose: () => void tellRefusal(act({ do: 'delete', as, message: message.id })),
          },
        ]
      : []),
    ...(ephemeral ? [] : apps).map((command, index) => ({
      label: namedIn(command),
      icon: <img class="avatar avatar-small" src="/page/assets/icon.svg" alt="" />,
      ...(index === 0 && { heading: say('apps', { bot: state.value?.bot.username ?? '' }) }),
      choose: () => void tellRefusal(act({ do: 'apply', as, message: message.id, command: command.name })),
    })),
  ];
  if (entries.length === 0) return null;
  return (
    <div class="message-tools">
      {!ephemeral && <ToolButton icon="reply" label={say('reply')} onClick={reply} />}
      {!ephemeral && (
        <Menu label={say('forward')} entries={destinations(message, as)} class="tool">
          <Icon name="forward" />
        </Menu>
      )}
      <Menu label={say('more')} entries={entries} class="tool">
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
