import { type REST, Routes } from 'discord.js';
import type { PendingInteraction } from '../store/pending-interactions.ts';
import { languageOf, wordingIn } from '../wording/language.ts';
import { refusalOf } from './discord/refusals.ts';
import { withRetries } from './discord/retries.ts';
import type { Services } from './services.ts';

/** Tells those whose command the last run left at "is thinking…". */
export async function tellUnanswered(
  left: readonly PendingInteraction[],
  rest: REST,
  { log, pending }: Services,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, applicationId, token, locale } of left) {
    const content = wordingIn(languageOf(locale)).say('askAgain');
    const route = Routes.webhookMessage(applicationId, token, '@original');
    try {
      await withRetries(() => rest.patch(route, { auth: false, body: { content } }), { signal });
      log.info({ interaction: id }, 'told to ask again');
    } catch (error) {
      if (signal.aborted) return;
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      if (refusal !== 'gone') log.warn({ interaction: id, refusal, err: error }, 'could not be told to ask again');
    }
    pending.answered(id);
  }
}
