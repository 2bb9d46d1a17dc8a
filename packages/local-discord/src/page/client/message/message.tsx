import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { Avatar } from '../layout/avatar.tsx';
import { Icon } from '../layout/icons.tsx';
import { tellRefusal } from '../notices.ts';
import { act } from '../server.ts';
import { nameOf, takeDeletion, viewer } from '../store.ts';
import { moment, say } from '../texts/language.ts';
import { Components } from './components.tsx';
import { Contents } from './contents.tsx';
import { EditForm } from './edit-form.tsx';
import { editing } from './editing.ts';
import { Forwarded } from './forwarded.tsx';
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
            {author.bot && <span class="app-tag">{say('appTag')}</span>}
            <Time message={message} />
          </div>
        )}
        <Body message={message} thinking={thinking} />
        <Forwarded message={message} />
        <Components message={message} />
        <Reactions message={message} />
        {ephemeral && <Ephemeral message={message} />}
      </div>
      {!thinking && <MessageTools message={message} ephemeral={ephemeral} />}
    </article>
  );
}

function Body({ message, thinking }: { readonly message: APIMessage; readonly thinking: boolean }) {
  if (thinking) return <Thinking name={nameOf(message.author) ?? ''} />;
  if (editing.value === message.id) return <EditForm message={message} />;
  // The bot's own edit of its answer to a command is how the answer comes.
  const edited = message.edited_timestamp !== null && message.interaction_metadata === undefined;
  return <Contents message={message} edited={edited} />;
}

function Thinking({ name }: { readonly name: string }) {
  return (
    <div class="thinking">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {say('thinking', { bot: name })}
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
      {say('onlyYou')} •{' '}
      <button type="button" class="link" onClick={() => tellRefusal(dismiss())}>
        {say('dismiss')}
      </button>
    </div>
  );
}

function Time({ message, short = false }: { readonly message: APIMessage; readonly short?: boolean }) {
  const date = new Date(message.timestamp);
  const today = date.toDateString() === new Date().toDateString();
  const text = today || short ? clock(message.timestamp) : moment(date, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <time
      class={short ? 'time time-short' : 'time'}
      dateTime={message.timestamp}
      title={moment(date, { dateStyle: 'full', timeStyle: 'medium' })}
    >
      {text}
    </time>
  );
}

function clock(timestamp: string): string {
  return moment(new Date(timestamp), { timeStyle: 'short' });
}
