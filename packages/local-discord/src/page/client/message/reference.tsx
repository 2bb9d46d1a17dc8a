import { type APIMessage, MessageType } from 'discord-api-types/v10';
import { Avatar } from '../layout/avatar.tsx';
import { Icon } from '../layout/icons.tsx';
import { plainText } from '../markdown/parse.ts';
import { channel, findMessage, nameOf } from '../store.ts';
import { say, sayWith } from '../texts/language.ts';
import { namedIn } from '../texts/localised.ts';

/** The line over a message that says what it answers: another message, or a command somebody used. */
export function Reference({ message }: { readonly message: APIMessage }) {
  if (message.type === MessageType.Reply) return <Answered message={message} />;
  const used = message.interaction_metadata;
  if (used === undefined) return null;
  const command = 'name' in used && typeof used.name === 'string' ? used.name : message.interaction?.name;
  if (command === undefined) return null;
  const slash = message.type === MessageType.ChatInputCommand;
  return (
    <div class="reference">
      <Avatar user={used.user} small />
      <span>
        {sayWith('used', {
          person: <strong>{nameOf(used.user)}</strong>,
          command: <span class="reference-command">{slash ? `/${command}` : shownAs(command)}</span>,
        })}
      </span>
    </div>
  );
}

/** A command of a menu, in the viewer's language. */
function shownAs(command: string): string {
  const known = channel.value?.commands.find(({ name }) => name === command);
  return known === undefined ? command : namedIn(known);
}

function Answered({ message }: { readonly message: APIMessage }) {
  const id = message.message_reference?.message_id;
  const answered = id === undefined ? undefined : (findMessage(id) ?? message.referenced_message);
  if (!answered || id === undefined || findMessage(id) === undefined) {
    return (
      <div class="reference">
        <Icon name="reply" />
        <em>{say('originalDeleted')}</em>
      </div>
    );
  }
  const show = () => {
    const element = document.getElementById(`message-${answered.id}`);
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    element?.focus({ preventScroll: true });
  };
  return (
    <div class="reference">
      <Avatar user={answered.author} small />
      <strong>
        {message.mentions.some((user) => user.id === answered.author.id) && '@'}
        {nameOf(answered.author)}
      </strong>
      <button type="button" class="reference-text" onClick={show}>
        {plainText(answered.content) || <em>{say('seeAttachment')}</em>}
      </button>
      {answered.content === '' && <Icon name="picture" />}
    </div>
  );
}
