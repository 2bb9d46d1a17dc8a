import type { Happening, Person } from '../api.ts';
import type { EventStream } from './event-stream.ts';
import type { PageEvents } from './protocol.ts';
import { canRead, messagesInSight, type Stage, type Viewing, viewOf } from './view.ts';

/** Sends the state and every message in sight, then what changes, until the stream is closed. */
export async function followAs(stage: Stage, view: Viewing, stream: EventStream<PageEvents>): Promise<void> {
  stream.send('state', viewOf(stage, view));
  stream.send('messages', messagesInSight(stage, view.viewer));
  const stop = stage.discord.onHappening((happening) => tell(stage, view, stream, happening));
  await stream.closed;
  stop();
}

function tell(stage: Stage, view: Viewing, stream: EventStream<PageEvents>, happening: Happening): void {
  const { viewer } = view;
  switch (happening.type) {
    case 'message.created':
    case 'message.edited':
      if (happening.owner === undefined || happening.owner === viewer.id) {
        tellMessage(stage, viewer, stream, happening.message.channel_id, happening.message.id);
      }
      return;
    case 'reaction.added':
    case 'reaction.removed':
      tellMessage(stage, viewer, stream, happening.channelId, happening.messageId);
      return;
    case 'message.deleted':
      stream.send('gone', { id: happening.id, channelId: happening.channelId });
      return;
    case 'typing':
      stream.send('typing', { channelId: happening.channelId, userId: happening.userId });
      return;
    case 'channel.changed':
    case 'server.changed':
    case 'commands.registered':
    case 'gateway.ready':
    case 'gateway.closed':
      // The state is read once the change has settled: sessions count as connected only after this happening.
      setImmediate(() => stream.send('state', viewOf(stage, view)));
      return;
    default:
  }
}

function tellMessage(
  stage: Stage,
  viewer: Person,
  stream: EventStream<PageEvents>,
  channelId: string,
  messageId: string,
): void {
  if (!canRead(stage, viewer, channelId)) return;
  const message = viewer.see(channelId).find(({ id }) => id === messageId);
  if (message !== undefined) stream.send('message', message);
}
