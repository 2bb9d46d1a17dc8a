import { MessageFlags } from 'discord-api-types/v10';
import { useMemo } from 'preact/hooks';
import type { Happening } from '../../../api.ts';
import { say } from '../texts/language.ts';

const SHOWN = 5;

interface Timing {
  readonly seq: number;
  readonly label: string;
  readonly ms: number;
}

/** How long the bot took from the latest posts and commands to its finished answers. */
export function ReplyTimes({ happenings }: { readonly happenings: readonly Happening[] }) {
  const timings = useMemo(() => measure(happenings).slice(-SHOWN).reverse(), [happenings]);
  return (
    <section>
      <h3>{say('times')}</h3>
      {timings.length === 0 ? (
        <p class="hint">{say('timesHint')}</p>
      ) : (
        <ul class="timings">
          {timings.map(({ seq, label, ms }) => (
            <li key={seq}>
              <span>{label}</span> <strong>{Math.round(ms)} ms</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function measure(happenings: readonly Happening[]): readonly Timing[] {
  const begun = new Map<string, { readonly at: number; readonly label: string }>();
  const timings: Timing[] = [];
  for (const happening of happenings) {
    if (happening.type === 'interaction.started') {
      const { id, data } = happening.interaction;
      const label = data && 'name' in data ? `/${data.name}` : 'component';
      begun.set(id, { at: happening.at, label });
    }
    if (happening.type !== 'message.created' && happening.type !== 'message.edited') continue;
    const { message } = happening;
    if (happening.type === 'message.created' && !message.author.bot) {
      begun.set(message.id, { at: happening.at, label: message.attachments[0]?.filename ?? 'message' });
    }
    if (((message.flags ?? 0) & MessageFlags.Loading) !== 0) continue;
    const cause = message.interaction_metadata?.id ?? message.message_reference?.message_id ?? '';
    const start = begun.get(cause);
    if (!message.author.bot || start === undefined) continue;
    begun.delete(cause);
    timings.push({ seq: happening.seq, label: start.label, ms: happening.at - start.at });
  }
  return timings;
}
