import { UserError } from '../../user-error.ts';

/** The request may be made again later. */
export function busy(reason: 'queue' | 'person' | 'server' | 'stopping', milliseconds: number): UserError {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const why = {
    queue: 'I am busy',
    person: 'That was a lot of pictures in a short time',
    server: 'This server has had a lot of pictures described in a short time',
    stopping: 'I am about to restart',
  }[reason];
  return new UserError(`busy/${reason}`, `${why}. Please try again in ${seconds} s.`);
}

export function isBusy(error: unknown): boolean {
  return error instanceof UserError && error.code.startsWith('busy/');
}
