/** Beside what somebody chose, while it is in memory only: see `WriteQueue`. */
export const NOT_SAVED =
  'This holds from now on, but could not be saved to disk yet. I keep trying; should I be restarted before that succeeds, it has to be set again.';
