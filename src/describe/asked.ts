import type { DescribeOptions, Errand, Turn, Wanted } from './describer.ts';

/** What somebody asks for, told apart from how it is to be done. */
export interface Asked {
  readonly signal: AbortSignal | undefined;
  readonly turn: Turn;
  readonly errand: Errand | undefined;
  readonly wanted: Wanted;
}

/** Where nobody says when it is a picture's turn, it is at once. */
export function asked({ signal, turn = (work) => work(), errand, ...wanted }: DescribeOptions = {}): Asked {
  return { signal, turn, errand, wanted };
}
