/** One thing that was looked at. */
export interface Finding {
  /** What was looked at, in a word. */
  readonly subject: string;
  /** `warning`: the bot starts, and does less than it could. `problem`: it does not start, or does nothing. */
  readonly state: 'fine' | 'warning' | 'problem';
  /** What is so. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
}

/** Looks at one thing; a failure that is explained to people is a problem found, another one a bug. */
export async function look(subject: string, work: () => Promise<Omit<Finding, 'subject'>>): Promise<Finding> {
  try {
    return { subject, ...(await work()) };
  } catch (error) {
    return { subject, state: 'problem', text: error instanceof Error ? error.message : String(error) };
  }
}
