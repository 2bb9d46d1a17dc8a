/** For whom something is done. */
export interface Who {
  readonly personId: string;
  readonly serverId: string | undefined;
  /** By a command, a press, a mention or in a direct message, rather than by a post where the bot watches. */
  readonly asked: boolean;
}

/** A queue of people, from which servers are served in turns, and in each server people. */
export class Line<Item> {
  /** The next server comes first, and in it the next person. See `serverOf`. */
  readonly #servers = new Map<string, Map<string, Item[]>>();
  /** By person: what they have waiting, and what of theirs will still come. */
  readonly #expected = new Map<string, number>();

  /** Everybody's together. */
  get expected(): number {
    let sum = 0;
    for (const count of this.#expected.values()) sum += count;
    return sum;
  }

  /** So much more, or less, is to come of a person or waits. */
  expect({ personId }: Who, change: number): void {
    const count = (this.#expected.get(personId) ?? 0) + change;
    if (count > 0) this.#expected.set(personId, count);
    else this.#expected.delete(personId);
  }

  /** How much would be served before the last of `more` of a person's: theirs, and as much of everybody else's. */
  ahead({ personId }: Who, more: number): number {
    const own = this.#expected.get(personId) ?? 0;
    let sum = own;
    for (const [other, count] of this.#expected) if (other !== personId) sum += Math.min(count, own + more);
    return sum;
  }

  join(who: Who, item: Item): void {
    const server = serverOf(who);
    const people = this.#servers.get(server) ?? new Map<string, Item[]>();
    this.#servers.set(server, people);
    people.set(who.personId, [...(people.get(who.personId) ?? []), item]);
  }

  leave(who: Who, item: Item): void {
    const server = serverOf(who);
    const people = this.#servers.get(server);
    const items = people?.get(who.personId)?.filter((other) => other !== item);
    if (!people || !items) return;
    if (items.length > 0) people.set(who.personId, items);
    else people.delete(who.personId);
    if (people.size === 0) this.#servers.delete(server);
  }

  /** Takes who is next of those who may go. */
  next(mayGo: (personId: string, server: string) => boolean): Item | undefined {
    for (const [server, people] of this.#servers) {
      for (const [person, items] of people) {
        if (!mayGo(person, server)) continue;
        const item = items.shift();
        // Whoever has more goes to the end.
        people.delete(person);
        if (items.length > 0) people.set(person, items);
        this.#servers.delete(server);
        if (people.size > 0) this.#servers.set(server, people);
        return item;
      }
    }
    return undefined;
  }
}

/** A server by its id; outside of servers, a person is one of their own. */
export function serverOf({ serverId, personId }: Who): string {
  return serverId ?? `person ${personId}`;
}
