import type { CancelFault, CdnFault, ConnectionMatch, FaultSpan, Faults, RestFault } from './api.ts';
import type { Door } from './door.ts';
import type { FaultList } from './fault-list.ts';
import type { Connection } from './gateway/connection.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { LoginFault } from './gateway/logins.ts';
import type { State } from './state.ts';

export interface FaultParts {
  readonly state: State;
  readonly gateway: Gateway;
  readonly rest: FaultList<RestFault>;
  readonly cdn: FaultList<CdnFault>;
  /** The ports of REST, CDN and page, and of the media proxy. */
  readonly doors: readonly Door[];
}

/** Puts the REST API's, the CDN's and the gateway's faults behind one interface. */
export function createFaults({ state, gateway, rest, cdn, doors }: FaultParts): Faults {
  const lists = [rest, cdn, gateway.upgrades, gateway.logins, gateway.resumes];
  const cancels = new Set<CancelFault>();
  /** Makes a fault one that `clear` ends, too, and its own cancelling harmless the second time. */
  const remember = (end: CancelFault): CancelFault => {
    const cancel = () => {
      if (cancels.delete(cancel)) end();
    };
    cancels.add(cancel);
    return cancel;
  };
  const connections = ({ shard }: ConnectionMatch = {}): readonly Connection[] =>
    gateway.connections.filter(({ session }) => shard === undefined || session?.shard[0] === shard);
  const answer = (list: FaultList<LoginFault>, given: number | 'invalid-session', span?: FaultSpan) =>
    list.add(typeof given === 'number' ? { kind: 'closed', code: given } : { kind: given }, span);

  return {
    rest: (fault, match) => rest.add(fault, match),
    cdn: (fault, match) => cdn.add(fault, match),
    gateway: (fault, span) => gateway.upgrades.add(fault, span),
    refuseConnections({ to, forMs } = {}) {
      const shut = [...(to === 'gateway' ? [] : doors), ...(to === 'http' ? [] : [gateway.door])];
      const releases = shut.map((one) => one.hold());
      state.log.add({ type: 'fault.struck', description: `connections refused: ${to ?? 'gateway and http'}` });
      const cancel = remember(() => {
        for (const release of releases) release();
      });
      if (forMs !== undefined) state.clock.after(forMs, cancel);
      return cancel;
    },
    dropSockets(which) {
      for (const connection of connections(which)) connection.drop();
    },
    closeSockets(code, which) {
      for (const connection of connections(which)) connection.close(code);
    },
    askToReconnect(which) {
      for (const connection of connections(which)) connection.askToReconnect();
    },
    invalidateSessions({ resumable = false, ...which } = {}) {
      for (const connection of connections(which)) connection.invalidate(resumable);
    },
    stopHeartbeatAcks() {
      gateway.acknowledgesHeartbeats = false;
      return remember(() => {
        gateway.acknowledgesHeartbeats = true;
      });
    },
    refuseLogins: (given, span) => answer(gateway.logins, given, span),
    refuseResumes: (given, span) => answer(gateway.resumes, given, span),
    expireUrls() {
      // Whole seconds, as in the URLs: those issued in this second are expired, later ones are not.
      state.urlsValidFrom = (Math.floor(state.clock.now() / 1000) + 1) * 1000;
    },
    expireTokens() {
      state.tokensValidFrom = state.clock.now() + 1;
    },
    clear() {
      for (const list of lists) list.clear();
      for (const cancel of cancels) cancel();
    },
  };
}
