import type { APIUser } from 'discord-api-types/v10';
import { unknownUser } from '../errors.ts';
import type { State } from '../state.ts';

/** Throws 10013 when there is no such user. */
export function userOf(state: State, id: string): APIUser {
  const stored = state.users.get(id);
  if (!stored) throw unknownUser();
  return stored.user;
}
