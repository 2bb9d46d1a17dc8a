import {
  type APIInteraction,
  type APIMessageInteractionMetadata,
  type APIUser,
  InteractionType,
} from 'discord-api-types/v10';
import type { StoredInteraction, StoredMessage } from '../stored.ts';

/** What the response's message says of how it came about. */
export function metadataOf(
  payload: APIInteraction,
  user: APIUser,
  source: StoredMessage | undefined,
  origin: StoredInteraction | undefined,
): APIMessageInteractionMetadata {
  const shared = { id: payload.id, user, authorizing_integration_owners: payload.authorizing_integration_owners };
  if (payload.type === InteractionType.ModalSubmit && origin && origin.metadata.type !== InteractionType.ModalSubmit) {
    return { ...shared, type: payload.type, triggering_interaction_metadata: origin.metadata };
  }
  if (payload.type === InteractionType.MessageComponent) {
    return { ...shared, type: payload.type, interacted_message_id: source?.id ?? '' };
  }
  return { ...shared, type: InteractionType.ApplicationCommand };
}
