import { GatewayCloseCodes, GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { areAllowed, areKnown } from '../intents.ts';
import { GATEWAY } from '../limits.ts';
import { type GatewayMessage, gatewayMessage } from '../schemas/gateway.ts';
import type { State } from '../state.ts';
import type { GatewayHost } from './host.ts';
import type { LoginFault } from './logins.ts';
import { requestedMembers } from './members.ts';
import type { NumberedEvent, Session } from './session.ts';

/** One WebSocket: HELLO, then IDENTIFY or RESUME, then heartbeats and events. */
export class Connection {
  readonly number: number;
  readonly #socket: WebSocket;
  readonly #state: State;
  readonly #gateway: GatewayHost<Connection>;
  readonly #sendTimes: number[] = [];
  #session: Session | undefined;
  #heartbeatDeadline: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(number: number, socket: WebSocket, state: State, gateway: GatewayHost<Connection>) {
    this.number = number;
    this.#socket = socket;
    this.#state = state;
    this.#gateway = gateway;
    socket.on('message', (data) => {
      const refusal = this.#closing ? undefined : this.#receive(data.toString());
      if (refusal !== undefined) this.close(refusal);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.#closed(code));
    state.log.add({ type: 'gateway.opened', connection: number });
    this.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: gateway.heartbeatIntervalMs }, s: null, t: null });
    this.#expectHeartbeat();
  }

  get session(): Session | undefined {
    return this.#session;
  }

  readonly deliver = (event: NumberedEvent): void => this.send(event);

  send(payload: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(JSON.stringify(payload));
    this.#state.log.add({ type: 'gateway.sent', connection: this.number, payload });
  }

  close(code: number): void {
    this.#closing = true;
    this.#socket.close(code);
  }

  /** As a failing network does it: without a closing handshake. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Opcode 7. */
  askToReconnect(): void {
    this.send({ op: GatewayOpcodes.Reconnect, d: null, s: null, t: null });
  }

  /** Opcode 9. The connection stays, for another IDENTIFY or RESUME. */
  invalidate(resumable: boolean): void {
    const session = this.#session;
    this.#session = undefined;
    if (session) this.#gateway.release(session, resumable);
    this.send({ op: GatewayOpcodes.InvalidSession, d: resumable, s: null, t: null });
  }

  /** Returns the code to close with, if the message breaks a rule. */
  #receive(text: string): number | undefined {
    const now = this.#state.clock.now();
    this.#sendTimes.push(now);
    while ((this.#sendTimes[0] ?? now) <= now - GATEWAY.sendsWindowMs) this.#sendTimes.shift();
    if (this.#sendTimes.length > GATEWAY.sends) return GatewayCloseCodes.RateLimited;
    if (Buffer.byteLength(text) > GATEWAY.payloadBytes) return GatewayCloseCodes.DecodeError;
    const json = parseJson(text);
    this.#state.log.add({ type: 'gateway.received', connection: this.number, payload: json });
    const message = gatewayMessage.safeParse(json);
    if (message.success) return this.#handle(message.data);
    const isOpcodeWrong = message.error.issues.some((issue) => issue.path[0] === 'op');
    return isOpcodeWrong ? GatewayCloseCodes.UnknownOpcode : GatewayCloseCodes.DecodeError;
  }

  #handle(message: GatewayMessage): number | undefined {
    if (message.op === GatewayOpcodes.Heartbeat) {
      this.#heartbeat();
      return undefined;
    }
    if (message.op === GatewayOpcodes.Identify) return this.#identify(message.d);
    if (message.op === GatewayOpcodes.Resume) return this.#resume(message.d);
    if (!this.#session) return GatewayCloseCodes.NotAuthenticated;
    if (message.op === GatewayOpcodes.RequestGuildMembers) {
      for (const event of requestedMembers(this.#state, message.d)) this.#session.dispatch(event);
    }
    return undefined;
  }

  #heartbeat(): void {
    this.#expectHeartbeat();
    if (this.#gateway.acknowledgesHeartbeats) this.send({ op: GatewayOpcodes.HeartbeatAck, d: null, s: null, t: null });
  }

  /** Heartbeats run on real time: the bot cannot know that a test put the clock forward. */
  #expectHeartbeat(): void {
    clearTimeout(this.#heartbeatDeadline);
    const patience = this.#gateway.heartbeatIntervalMs * 2;
    this.#heartbeatDeadline = setTimeout(() => this.close(GatewayCloseCodes.SessionTimedOut), patience);
    this.#heartbeatDeadline.unref();
  }

  #identify(login: Extract<GatewayMessage, { op: GatewayOpcodes.Identify }>['d']): number | undefined {
    if (this.#session) return GatewayCloseCodes.AlreadyAuthenticated;
    const shard = login.shard ?? [0, 1];
    const fault = this.#gateway.logins.strike('IDENTIFY', `shard ${shard[0]}`);
    if (fault) return this.#answerWith(fault);
    const refusal = this.#gateway.refusalFor(login.token);
    if (refusal !== undefined) return refusal;
    if (shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard;
    if (this.#gateway.hasTooManyServers(shard)) return GatewayCloseCodes.ShardingRequired;
    if (!areKnown(login.intents)) return GatewayCloseCodes.InvalidIntents;
    if (!areAllowed(this.#state, login.intents)) return GatewayCloseCodes.DisallowedIntents;
    if (this.#gateway.budget.isTooSoon(shard[0])) return this.#answerWith({ kind: 'invalid-session' });
    const session = this.#gateway.open(login.intents, shard);
    this.#attach(session);
    this.#gateway.greet(session);
    this.#state.log.add({ type: 'gateway.ready', connection: this.number, resumed: false });
    return undefined;
  }

  #resume(wanted: Extract<GatewayMessage, { op: GatewayOpcodes.Resume }>['d']): number | undefined {
    if (this.#session) return GatewayCloseCodes.AlreadyAuthenticated;
    if (wanted.token !== this.#state.token) return GatewayCloseCodes.AuthenticationFailed;
    const fault = this.#gateway.resumes.strike('RESUME', wanted.session_id);
    if (fault) return this.#answerWith(fault);
    const session = this.#gateway.sessionById(wanted.session_id);
    const missed = session?.after(wanted.seq);
    if (!session || !missed) {
      this.invalidate(false);
      return undefined;
    }
    if (wanted.seq > session.sequence) return GatewayCloseCodes.InvalidSeq;
    for (const event of missed) this.send(event);
    this.#attach(session);
    this.send({ op: GatewayOpcodes.Dispatch, t: GatewayDispatchEvents.Resumed, s: session.sequence, d: {} });
    this.#state.log.add({ type: 'gateway.ready', connection: this.number, resumed: true });
    return undefined;
  }

  #answerWith(fault: LoginFault): number | undefined {
    if (fault.kind === 'closed') return fault.code;
    this.invalidate(false);
    return undefined;
  }

  #attach(session: Session): void {
    this.#session = session;
    session.cancelExpiry();
    session.deliver = this.deliver;
  }

  #closed(code: number): void {
    clearTimeout(this.#heartbeatDeadline);
    this.#gateway.disconnected(this, code);
    this.#state.log.add({
      type: 'gateway.closed',
      connection: this.number,
      code,
      by: this.#closing ? 'gateway' : 'bot',
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it with the close code for what cannot be decoded.
  }
}
