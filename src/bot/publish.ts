import type { CommandInteraction, Message, MessageComponentInteraction } from 'discord.js';
import type { Subject } from './publications.ts';
import type { Services } from './services.ts';

/**
 * Answers an interaction with something about pictures. Where everybody sees it, it goes when they go: should that happen
 * while `send` is at work, its signal aborts.
 */
export async function publish(
  { outbox, publications }: Pick<Services, 'outbox' | 'publications'>,
  interaction: CommandInteraction | MessageComponentInteraction,
  subject: Subject,
  send: (signal?: AbortSignal) => Promise<Message>,
): Promise<void> {
  // Where the bot is no member, it could not delete it.
  if (interaction.ephemeral || !interaction.inCachedGuild()) {
    await send();
    return;
  }
  await publications.during(subject, async (publication) => {
    const { client, channelId, id } = await send(publication.signal);
    const reply = { channelId, messageId: id };
    if (!publication.sent(reply)) await outbox.withdraw(client, reply);
  });
}
