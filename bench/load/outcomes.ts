import { type Figure, quantile } from '../measure.ts';
import type { Post } from './town.ts';

/** How long posts took to be answered, and how many were. */
export function outcomes(what: string, posts: readonly Post[]): Figure[] {
  const times = posts.flatMap(({ sent, replies: [first] }) => (first === undefined ? [] : [first - sent]));
  const count = (test: (post: Post) => boolean) => posts.filter(test).length;
  const once = count(({ replies, described }) => replies.length === 1 && described);
  const told = count(({ replies, described }) => replies.length === 1 && !described);
  const lost = count(({ replies }) => replies.length === 0);
  const doubled = count(({ replies }) => replies.length > 1);
  return [
    {
      what: `${what}: from post to reply`,
      figure: [0.5, 0.95, 0.99]
        .map((share) => `${(100 * share).toFixed(0)} % ${quantile(times, share).toFixed(0)} ms`)
        .join(', '),
    },
    {
      what: 'Answered once, told to come back, lost, answered twice',
      figure: `${once} of ${posts.length}, ${told}, ${lost}, ${doubled}`,
    },
  ];
}
