import type { Who } from './line.ts';

/** Whom the work for a command, a press or a selection is for. */
export function whoPressed(interaction: {
  readonly user: { readonly id: string };
  readonly guildId: string | null;
}): Who {
  return { personId: interaction.user.id, serverId: interaction.guildId ?? undefined, asked: true };
}
