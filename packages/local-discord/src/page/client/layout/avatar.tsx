import type { APIUser } from 'discord-api-types/v10';
import { nameOf, state } from '../store.ts';

const COLOURS = 6;

/** The bot's icon, a person's picture, or their first letter on a colour of their own. */
export function Avatar({ user, small = false }: { readonly user: APIUser; readonly small?: boolean }) {
  const size = small ? 'avatar avatar-small' : 'avatar';
  if (user.bot) return <img class={size} src="/page/assets/icon.svg" alt="" />;
  if (user.avatar)
    return <img class={size} src={`${state.value?.cdnBase}/avatars/${user.id}/${user.avatar}.png`} alt="" />;
  const colour = Number(BigInt(user.id) % BigInt(COLOURS));
  return (
    <span class={`${size} avatar-${colour}`} aria-hidden="true">
      {nameOf(user)?.slice(0, 1).toUpperCase()}
    </span>
  );
}
