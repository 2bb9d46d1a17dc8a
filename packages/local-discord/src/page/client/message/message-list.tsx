import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType, MessageType } from 'discord-api-types/v10';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelView } from '../../protocol.ts';
import { uploads } from '../composer/uploads.ts';
import { compareIds, messages, state, typists, viewer } from '../store.ts';
import { moment, say, sayWith } from '../texts/language.ts';
import { MessageView } from './message.tsx';
import { PendingUpload } from './pending-upload.tsx';

/** How long messages of one author stay under one name, as in Discord. */
const GROUP_MS = 7 * 60_000;
/** How near to its end the list has to be to follow new messages, in CSS pixels. */
const NEAR_END = 160;

export function MessageList({ channel }: { readonly channel: ChannelView }) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const [missed, setMissed] = useState(false);
  const list = messages.value;
  const newest = list.at(-1);
  const newestSeen = useRef('0');

  function toEnd(): void {
    atEnd.current = true;
    setMissed(false);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  useLayoutEffect(toEnd, [channel.id]);

  useLayoutEffect(() => {
    if (newest === undefined || compareIds(newest.id, newestSeen.current) <= 0) return;
    newestSeen.current = newest.id;
    // What one asked for comes into sight, wherever one asked for it.
    if (isOwn(newest)) toEnd();
    else if (!atEnd.current) setMissed(true);
  }, [newest?.id]);

  useLayoutEffect(() => {
    const { current } = scroller;
    const content = current?.firstElementChild;
    if (!current || !content) return;
    const follow = () => {
      if (atEnd.current) current.scrollTo({ top: current.scrollHeight });
    };
    const observer = new ResizeObserver(follow);
    observer.observe(content);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  function onScroll({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_END;
    // A message may come between following the last one and hearing of that: only going up means leaving the end.
    atEnd.current = near || (atEnd.current && scrollTop >= lastTop.current);
    lastTop.current = scrollTop;
    if (atEnd.current) setMissed(false);
  }

  return (
    <>
      <section
        class="scroller"
        ref={scroller}
        aria-label={say('messagesIn', { channel: channel.name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={moveFocus}
      >
        <div class="messages" role="log" aria-live="polite">
          <Beginning channel={channel} />
          {list.map((message, index) => (
            <MessageEntry key={message.id} message={message} before={list[index - 1]} />
          ))}
          {uploads.value
            .filter((upload) => upload.channel === channel.id)
            .map((upload) => (
              <PendingUpload key={upload.key} upload={upload} />
            ))}
          <p class="typing" role="status">
            {typingText(typists.value)}
          </p>
        </div>
      </section>
      {missed && (
        <button type="button" class="missed" onClick={toEnd}>
          {say('newMessages')}
        </button>
      )}
    </>
  );
}

/** Whether the viewer wrote it, or it answers a command or component that they used. */
function isOwn({ author, interaction_metadata: used }: APIMessage): boolean {
  return viewer.value !== undefined && (author.id === viewer.value.id || used?.user.id === viewer.value.id);
}

function MessageEntry({ message, before }: { readonly message: APIMessage; readonly before: APIMessage | undefined }) {
  const date = new Date(message.timestamp);
  const newDay = before === undefined || new Date(before.timestamp).toDateString() !== date.toDateString();
  return (
    <>
      {newDay && (
        <div class="day">
          <span>{moment(date, { dateStyle: 'long' })}</span>
        </div>
      )}
      <MessageView message={message} grouped={!newDay && continues(before, message)} />
    </>
  );
}

function continues(before: APIMessage, message: APIMessage): boolean {
  return (
    before.author.id === message.author.id &&
    message.type === MessageType.Default &&
    message.interaction_metadata === undefined &&
    (before.flags ?? 0) === (message.flags ?? 0) &&
    Date.parse(message.timestamp) - Date.parse(before.timestamp) < GROUP_MS
  );
}

function Beginning({ channel }: { readonly channel: ChannelView }) {
  const { bot, welcome } = state.value ?? {};
  const direct = channel.type === ChannelType.DM;
  return (
    <header class="beginning">
      <h3>{direct ? bot?.username : say('welcomeTo', { channel: `#${channel.name}` })}</h3>
      <p>
        {welcome} {sayWith('hint', { key: <kbd>/</kbd>, bot: bot?.username })}
      </p>
    </header>
  );
}

/** Who is typing, in a sentence; empty where nobody is. */
function typingText(names: readonly string[]): string {
  const [only, ...others] = names;
  if (only === undefined) return '';
  return others.length === 0 ? say('typingOne', { name: only }) : say('typingSeveral', { names: names.join(', ') });
}

/** Up and down walk through the messages, as in Discord. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  if (event.target !== event.currentTarget && !event.target.matches('article')) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = all.indexOf(event.target);
  const next = at === -1 ? all.at(-1) : all[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
