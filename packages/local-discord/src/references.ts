import { MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { type ApiError, cannotReplyWithoutHistory, invalidForm, unreadableForward } from './errors.ts';
import { viewWith } from './intents.ts';
import { may } from './permissions.ts';
import type { MessageBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { Reference, Snapshot, StoredChannel, StoredMessage } from './stored.ts';
import type { Upload } from './uploads.ts';

interface Sender {
  readonly channel: StoredChannel;
  readonly authorId: string;
  readonly body: MessageBody;
  readonly uploads: readonly Upload[];
}

/** What a reply or a forward has beyond other messages. */
interface Referring {
  readonly reference?: Reference;
  readonly snapshot?: Snapshot;
  readonly type?: MessageType;
  readonly flags?: number;
}

/** What a body's `message_reference` makes of the message. Throws what Discord answers. */
export function referenceOf(state: State, sender: Sender): Referring {
  const isForward = sender.body.message_reference?.type === MessageReferenceType.Forward;
  return isForward ? forwardOf(state, sender) : replyOf(state, sender);
}

function replyOf(state: State, { channel, authorId, body }: Sender): Referring {
  const reference = body.message_reference;
  if (!reference) return {};
  const target = state.messages.get(reference.message_id);
  if (!target || target.channelId !== channel.id || target.owner !== undefined) {
    if (reference.fail_if_not_exists === false) return {};
    throw unknownReference();
  }
  if (!may(state, authorId, channel, 'ReadMessageHistory')) throw cannotReplyWithoutHistory();
  return { reference: { messageId: target.id, channelId: channel.id }, type: MessageType.Reply };
}

/** A forward shows what its author sees somewhere, as it is now; a forward's forward shows the same. */
function forwardOf(state: State, { authorId, body, uploads }: Sender): Referring {
  const { message_id, channel_id } = body.message_reference ?? {};
  const target = state.messages.get(message_id ?? '');
  const channel = state.channels.get(channel_id ?? '');
  const isThere = target && channel && target.channelId === channel.id && target.owner === undefined;
  if (!isThere || !may(state, authorId, channel, 'ReadMessageHistory')) throw unknownReference();
  if (body.content || body.embeds?.length || body.components?.length || uploads.length > 0) {
    throw invalidForm(['message_reference'], 'MESSAGE_FORWARD_CANNOT_HAVE_CONTENT', 'A forward holds nothing else');
  }
  if (authorId === state.bot.id && !viewWith(state, state.allowedIntents).readsContent(target))
    throw unreadableForward();
  const { type, createdAt, editedAt, content, embeds, unfurled, components, attachments } = target.snapshot ?? target;
  const { flags, mentionIds, mentionRoleIds, stickerIds } = target.snapshot ?? target;
  return {
    reference: { messageId: target.id, channelId: channel.id },
    flags: MessageFlags.HasSnapshot,
    snapshot: {
      ...{ type, createdAt, editedAt, content, embeds, unfurled, components, attachments },
      ...{ flags, mentionIds, mentionRoleIds, stickerIds },
    },
  };
}

function unknownReference(): ApiError {
  return invalidForm(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
}

/** The message that one replies to; a forward replies to nothing. */
export function answeredBy(
  state: State,
  { reference, snapshot }: Partial<Pick<StoredMessage, 'reference' | 'snapshot'>>,
): StoredMessage | undefined {
  return reference && !snapshot ? state.messages.get(reference.messageId) : undefined;
}
