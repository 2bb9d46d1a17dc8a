import { computed, signal } from '@preact/signals';
import type { APIMessage, APIUser } from 'discord-api-types/v10';
import type { ChannelView, PageState } from '../protocol.ts';
import { remembered } from './remembered.ts';
import { say } from './texts/language.ts';

/** How long somebody is shown as typing after Discord was told so. */
const TYPING_MS = 10_000;

export const chosenViewer = remembered<string | undefined>('viewer', undefined);
/** Kept in the address, so that a reload stays where it was. */
export const chosenChannel = signal<string | undefined>(location.hash.slice(1));
export const connected = signal(false);
export const state = signal<PageState | undefined>(undefined);
const messagesById = signal<ReadonlyMap<string, APIMessage>>(new Map());
const typing = signal<readonly { readonly channelId: string; readonly userId: string }[]>([]);
const seenUntil = signal<ReadonlyMap<string, string>>(new Map());

export const channels = computed<readonly ChannelView[]>(() => {
  const { value } = state;
  return value === undefined ? [] : [...value.servers.flatMap((server) => server.channels), value.dm];
});

/** The channel in view. */
export const channel = computed<ChannelView | undefined>(
  () => channels.value.find(({ id }) => id === chosenChannel.value) ?? channels.value[0],
);

export const viewer = computed<APIUser | undefined>(
  () => state.value?.people.find(({ user }) => user.id === state.value?.viewer)?.user,
);

/** Messages of the channel in view, oldest first. */
export const messages = computed<readonly APIMessage[]>(() =>
  [...messagesById.value.values()]
    .filter((message) => message.channel_id === channel.value?.id)
    .sort((a, b) => compareIds(a.id, b.id)),
);

/** Names of those who type in the channel in view. */
export const typists = computed<readonly string[]>(() =>
  typing.value
    .filter(({ channelId, userId }) => channelId === channel.value?.id && userId !== viewer.value?.id)
    .map(({ userId }) => nameOf(findUser(userId)) ?? say('somebody')),
);

/** Channels with messages that the viewer has not looked at. */
export const unread = computed<ReadonlySet<string>>(
  () =>
    new Set(
      [...messagesById.value.values()]
        .filter((message) => message.channel_id !== channel.value?.id)
        .filter((message) => compareIds(message.id, seenUntil.value.get(message.channel_id) ?? '0') > 0)
        .map((message) => message.channel_id),
    ),
);

/** The bot and the people one can be. */
export const users = computed<readonly APIUser[]>(() =>
  state.value === undefined ? [] : [state.value.bot, ...state.value.people.map(({ user }) => user)],
);

export function openChannel(id: string): void {
  chosenChannel.value = id;
  history.replaceState(undefined, '', `#${id}`);
  markSeen(id);
}

export function findMessage(id: string): APIMessage | undefined {
  return messagesById.value.get(id);
}

export function findUser(id: string): APIUser | undefined {
  return users.value.find((user) => user.id === id);
}

export function nameOf(user: APIUser | undefined): string | undefined {
  return user?.global_name ?? user?.username;
}

export function takeState(next: PageState): void {
  state.value = next;
}

export function takeMessages(list: readonly APIMessage[]): void {
  messagesById.value = new Map(list.map((message) => [message.id, message]));
  for (const { id } of channels.value) markSeen(id);
}

export function takeMessage(message: APIMessage): void {
  messagesById.value = new Map(messagesById.value).set(message.id, message);
  typing.value = typing.value.filter(({ userId }) => userId !== message.author.id);
  if (message.channel_id === channel.value?.id) markSeen(message.channel_id);
}

export function takeDeletion({ id }: { readonly id: string }): void {
  const left = new Map(messagesById.value);
  left.delete(id);
  messagesById.value = left;
}

export function takeTyping(one: { readonly channelId: string; readonly userId: string }): void {
  typing.value = [...typing.value.filter(({ userId }) => userId !== one.userId), one];
  setTimeout(() => {
    typing.value = typing.value.filter((other) => other !== one);
  }, TYPING_MS);
}

function markSeen(channelId: string): void {
  const newest = [...messagesById.value.values()]
    .filter((message) => message.channel_id === channelId)
    .reduce((latest, { id }) => (compareIds(id, latest) > 0 ? id : latest), '0');
  seenUntil.value = new Map(seenUntil.value).set(channelId, newest);
}

/** Snowflakes grow with time, and a longer number is a larger one. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
