/** Where it is kept whom the operator turned away, by what the ids are of. */
export const BLOCKED_TABLES = { person: 'blocked_people', server: 'blocked_servers' } as const;

export type BlockedKind = keyof typeof BLOCKED_TABLES;

/** The ids of those whom the operator turned away. */
export type Blocked = Readonly<Record<BlockedKind, readonly string[]>>;
