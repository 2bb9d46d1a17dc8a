import type { Post, Stage } from './stage.ts';

export interface Tally {
  readonly posted: number;
  readonly answered: number;
  readonly told: number;
  /** Dropped in silence for reasons that are not the post's own: the log says which. */
  readonly shed: number;
  /** Deleted, or in a place that was. */
  readonly withdrawn: number;
  /** Commands whose acknowledgement Discord did not take in the three seconds that there are. */
  readonly unacknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Lines at level error and above. */
  readonly errors: number;
}

type Outcome = 'answered' | 'told' | 'shed' | 'withdrawn' | 'unacknowledged' | 'lost' | 'doubled';

/**
 * What became of all that people posted and asked for.
 * @param told what the log says at level error of the fault itself: no error of ours
 */
export function tally(stage: Stage, told?: RegExp): Tally {
  const outcomes = outcomesOf(stage);
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  return {
    posted: outcomes.length,
    answered: count('answered'),
    told: count('told'),
    shed: count('shed'),
    withdrawn: count('withdrawn'),
    unacknowledged: count('unacknowledged'),
    lost: count('lost'),
    doubled: count('doubled'),
    errors: stage.log.filter(({ level, msg }) => level === 'fatal' || (level === 'error' && !told?.test(String(msg))))
      .length,
  };
}

/** How many have no outcome yet. */
export function open(stage: Stage): number {
  return outcomesOf(stage).filter((outcome) => outcome === 'lost').length;
}

/** Whether a post has one reply, which describes its picture. */
export function isAnswered(stage: Stage, post: Post): boolean {
  return outcomeOf(stage, post, new Set(), new Set()) === 'answered';
}

function outcomesOf(stage: Stage): Outcome[] {
  const shed = new Set(named(stage, ['shed', 'left alone'], 'message'));
  const withdrawn = new Set([
    ...named(stage, ['withdrawn'], 'message'),
    ...stage.log.flatMap(({ code, message }) => (code === 'person/opted-out' ? [message] : [])),
  ]);
  const unacknowledged = new Set(named(stage, ['did not take an acknowledgement'], 'interaction'));
  return [
    ...stage.posts.map((post) => outcomeOf(stage, post, shed, withdrawn)),
    ...stage.commands.map(({ used, outcome }): Outcome => {
      if (outcome) return outcome;
      if (used.followUps.length > 0) return 'told';
      return unacknowledged.has(used.id) ? 'unacknowledged' : 'lost';
    }),
  ];
}

function outcomeOf(
  stage: Stage,
  { message, channel }: Post,
  shed: ReadonlySet<unknown>,
  withdrawn: ReadonlySet<unknown>,
): Outcome {
  const isThere = stage.discord.message(message) !== undefined && channel.server?.members !== undefined;
  if (!isThere || withdrawn.has(message.id)) return 'withdrawn';
  const replies = stage.discord
    .messages(channel)
    .filter(
      ({ author, message_reference: reference }) =>
        author.id === stage.discord.bot.id && reference?.message_id === message.id,
    );
  const [only, ...others] = replies;
  if (others.length > 0) return 'doubled';
  if (only) return only.embeds.length > 0 || (only.components ?? []).length > 0 ? 'answered' : 'told';
  return shed.has(message.id) ? 'shed' : 'lost';
}

function named({ log }: Stage, texts: readonly string[], what: 'message' | 'interaction'): unknown[] {
  return log.flatMap((line) => {
    const { msg } = line;
    return typeof msg === 'string' && texts.some((text) => msg.includes(text)) ? [line[what]] : [];
  });
}
