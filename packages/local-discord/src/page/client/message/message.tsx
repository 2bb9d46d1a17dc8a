import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { Avatar } from '../layout/avatar.tsx';
import { Icon } from '../layout/icons.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { tellRefusal } from '../notices.ts';
import { act } from '../server.ts';
import { nameOf, takeDeletion, viewer } from '../store.ts';
import { Attachments } from './attachments.tsx';
import { Components } from './components.tsx';
import { Embed } from './embed.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { Reference } from './reference.tsx';

interface MessageProps {
  readonly message: APIMessage;
  /** Whether it stands under the name of the message before it. */
  readonly grouped: boolean;
}

export function MessageView({ message, grouped }: MessageProps) {
  const { author } = message;
  const flags = message.flags ?? 0;
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const thinking = (flags & MessageFlags.Loading) !== 0;
  const mentioned = message.mentions.some(({ id }) => id === viewer.value?.id);
  const kind = ['message', grouped && 'grouped', ephemeral && 'ephemeral', mentioned && 'mentioned'];
  return (
    <article
      id={`message-${message.id}`}
      class={kind.filter(Boolean).join(' ')}
      aria-label={`${nameOf(author)}, ${clock(message.timestamp)}`}
      tabIndex={-1}
    >
      <Reference message={message} />
      {grouped ? <Time message={message} short /> : <Avatar user={author} />}
      <div class="message-body">
        {!grouped && (
          <div class="message-head">
            <span class="author">{nameOf(author)}</span>
            {author.bot && <span class="app-tag">APP</span>}
            <Time message={message} />
          </div>
        )}
        {thinking ? <Thinking name={nameOf(author) ?? ''} /> : <Content message={message} />}
        <Attachments attachments={message.attachments} />
        {message.embeds.map((embed, index) => (
          <Embed key={index} embed={embed} />
        ))}
        <Components message={message} />
        <Reactions message={message} />
        {ephemeral && <Ephemeral message={message} />}
      </div>
      {!thinking && <MessageTools message={message} ephemeral={ephemeral} />}
    </article>
  );
}

function Content({ message }: { readonly message: APIMessage }) {
  if (message.content === '') return null;
  return (
    <div class="content">
      <Markdown text={message.content} />
      {message.edited_timestamp && message.interaction_metadata === undefined && (
        <small class="edited"> (edited)</small>
      )}
    </div>
  );
}

function Thinking({ name }: { readonly name: string }) {
  return (
    <div class="thinking">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {name} is thinking…
    </div>
  );
}

function Ephemeral({ message }: { readonly message: APIMessage }) {
  const as = viewer.value?.id;
  if (as === undefined) return null;
  const dismiss = async () => {
    await act({ do: 'dismiss', as, message: message.id });
    // Nothing happens to the message itself, so that no event tells of it.
    takeDeletion(message);
  };
  return (
    <div class="ephemeral-note">
      <Icon name="eye" />
      Only you can see this •{' '}
      <button type="button" class="link" onClick={() => tellRefusal(dismiss())}>
        Dismiss message
      </button>
    </div>
  );
}

function Time({ message, short = false }: { readonly message: APIMessage; readonly short?: boolean }) {
  const date = new Date(message.timestamp);
  const today = date.toDateString() === new Date().toDateString();
  const text =
    today || short
      ? clock(message.timestamp)
      : date.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <time class={short ? 'time time-short' : 'time'} dateTime={message.timestamp} title={date.toLocaleString()}>
      {text}
    </time>
  );
}

function clock(timestamp: string): string {
  return new Date(timestamp).toLocaleTimeString(undefined, { timeStyle: 'short' });
}
