import type { FaultList } from '../fault-list.ts';
import type { LoginBudget, LoginFault } from './logins.ts';
import type { Session } from './session.ts';

/** What a connection asks of the gateway that it belongs to. `Connection` names the kind of connection it is told of. */
export interface GatewayHost<Connection> {
  readonly heartbeatIntervalMs: number;
  readonly acknowledgesHeartbeats: boolean;
  readonly budget: LoginBudget;
  readonly logins: FaultList<LoginFault>;
  readonly resumes: FaultList<LoginFault>;
  /** The close code that a token is turned away with. */
  refusalFor(token: string): number | undefined;
  hasTooManyServers(shard: readonly [number, number]): boolean;
  open(intents: number, shard: readonly [number, number]): Session;
  sessionById(id: string): Session | undefined;
  greet(session: Session): void;
  release(session: Session, resumable: boolean): void;
  disconnected(connection: Connection, code: number): void;
}
