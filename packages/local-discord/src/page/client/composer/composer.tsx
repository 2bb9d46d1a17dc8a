import { ChannelType } from 'discord-api-types/v10';
import { useState } from 'preact/hooks';
import type { ChannelView } from '../../protocol.ts';
import { nameOf, state } from '../store.ts';
import { say } from '../texts/language.ts';
import { CommandForm } from './command-form.tsx';
import { MessageForm } from './message-form.tsx';
import type { RunnableCommand } from './runnable-command.ts';

/** Where one writes: a message, or, once a command is picked, its options. */
export function Composer({ channel }: { readonly channel: ChannelView }) {
  const [command, setCommand] = useState<RunnableCommand>();
  if (!channel.permissions.includes('SendMessages')) {
    return <p class="composer composer-closed">{say('noPermission')}</p>;
  }
  const close = () => setCommand(undefined);
  return command === undefined ? (
    <MessageForm channel={channel} pick={setCommand} placeholder={placeholder(channel)} />
  ) : (
    <CommandForm key={command.name} channel={channel} command={command} close={close} />
  );
}

function placeholder({ type, name }: ChannelView): string {
  return say('messageTo', { name: type === ChannelType.DM ? `@${nameOf(state.value?.bot)}` : `#${name}` });
}
