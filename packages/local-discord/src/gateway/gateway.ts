import type { Server } from 'node:http';
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { areAllowed } from '../intents.ts';
import { GATEWAY } from '../limits.ts';
import { applicationFlags } from '../payloads/application.ts';
import { guildCreatePayload } from '../payloads/guild.ts';
import { shardOf } from '../snowflake.ts';
import type { State } from '../state.ts';
import { Connection } from './connection.ts';
import type { Publication } from './publication.ts';
import { Session } from './session.ts';

export const GATEWAY_PATH = '/gateway';
const DAY_MS = 24 * 3600_000;
/** 1000, 1001: a bot that says goodbye gives its session up; …/events/gateway#initiating-a-disconnect. */
const FAREWELLS = [1000, 1001];

/** The gateway: its connections, its sessions, and which events go to which. */
export class Gateway {
  readonly heartbeatIntervalMs: number;
  acknowledgesHeartbeats = true;
  readonly #state: State;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  readonly #identifyTimes: number[] = [];
  readonly #refusals: { code: number; times: number }[] = [];
  #opened = 0;

  constructor(state: State, heartbeatIntervalMs: number) {
    this.#state = state;
    this.heartbeatIntervalMs = heartbeatIntervalMs;
    state.publish = (publication) => this.#publish(publication);
  }

  /** Takes over WebSocket upgrades of GATEWAY_PATH. */
  listenOn(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      if (pathname !== GATEWAY_PATH) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        if (searchParams.get('v') !== '10') {
          webSocket.close(GatewayCloseCodes.InvalidAPIVersion);
          return;
        }
        if (searchParams.get('encoding') !== 'json' || searchParams.has('compress')) {
          webSocket.close(GatewayCloseCodes.DecodeError, 'only JSON without compression is spoken here');
          return;
        }
        this.#opened += 1;
        this.#connections.add(new Connection(this.#opened, webSocket, this.#state, this));
      });
    });
  }

  info(): APIGatewayBotInfo {
    return {
      url: `${this.#state.origin.replace('http', 'ws')}${GATEWAY_PATH}`,
      shards: 1,
      session_start_limit: {
        total: GATEWAY.identifiesPerDay,
        remaining: GATEWAY.identifiesPerDay - this.#identifiesToday(),
        reset_after: Math.max(
          0,
          (this.#identifyTimes[0] ?? this.#state.clock.now()) + DAY_MS - this.#state.clock.now(),
        ),
        max_concurrency: GATEWAY.maxConcurrency,
      },
    };
  }

  get connectedSessions(): number {
    return [...this.#connections].filter((connection) => connection.session).length;
  }

  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  refuseLogins(refusal: { code: number; times: number }): () => void {
    this.#refusals.push(refusal);
    return () => {
      refusal.times = 0;
    };
  }

  /** The close code that a login is to be refused with, if any. */
  refusalFor(token: string): number | undefined {
    const refusal = this.#refusals.find(({ times }) => times > 0);
    if (refusal) {
      refusal.times -= 1;
      this.#state.log.add({ type: 'fault.struck', description: `login refused with ${refusal.code}` });
      return refusal.code;
    }
    if (token.replace(/^Bot /, '') !== this.#state.token) return GatewayCloseCodes.AuthenticationFailed;
    if (this.#identifiesToday() < GATEWAY.identifiesPerDay) return undefined;
    // …/events/gateway#session-start-limit: past the limit all sessions end and the token is reset.
    this.#state.token = `${this.#state.token}-reset`;
    for (const connection of this.#connections) connection.close(GatewayCloseCodes.AuthenticationFailed);
    return GatewayCloseCodes.AuthenticationFailed;
  }

  #identifiesToday(): number {
    const since = this.#state.clock.now() - DAY_MS;
    while ((this.#identifyTimes[0] ?? since + 1) <= since) this.#identifyTimes.shift();
    return this.#identifyTimes.length;
  }

  open(intents: number, shard: readonly [number, number]): Session {
    this.#identifyTimes.push(this.#state.clock.now());
    const session = new Session(intents, shard);
    this.#sessions.set(session.id, session);
    return session;
  }

  sessionById(id: string): Session | undefined {
    return this.#sessions.get(id);
  }

  forget(session: Session): void {
    session.deliver = undefined;
    this.#sessions.delete(session.id);
  }

  disconnected(connection: Connection, code: number): void {
    this.#connections.delete(connection);
    const { session } = connection;
    // A session that was resumed elsewhere is no longer this connection's.
    if (!session || session.deliver !== connection.deliver) return;
    this.release(session, !FAREWELLS.includes(code));
  }

  /** Leaves a session without a connection, to be resumed for a while or not at all. */
  release(session: Session, resumable: boolean): void {
    session.deliver = undefined;
    if (!resumable) this.forget(session);
    else session.cancelExpiry = this.#state.clock.after(GATEWAY.resumeWindowMs, () => this.forget(session));
  }

  /** READY and the session's servers. */
  greet(session: Session): void {
    const state = this.#state;
    const guilds = [...state.guilds.values()]
      .filter((guild) => guild.members.has(state.bot.id))
      .filter((guild) => shardOf(guild.id, session.shard[1]) === session.shard[0]);
    session.dispatch({
      t: GatewayDispatchEvents.Ready,
      d: {
        v: 10,
        user: state.bot,
        guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
        session_id: session.id,
        resume_gateway_url: this.info().url,
        shard: [...session.shard],
        application: { id: state.applicationId, ...applicationFlags(state) },
      },
    });
    if (!(session.intents & GatewayIntentBits.Guilds)) return;
    for (const guild of guilds) {
      const allMembers = (session.intents & GatewayIntentBits.GuildMembers) !== 0;
      const d = guildCreatePayload(state, guild, allMembers);
      session.dispatch({ t: GatewayDispatchEvents.GuildCreate, d });
    }
  }

  #publish(publication: Publication): void {
    for (const session of this.#sessions.values()) {
      const [id, count] = session.shard;
      const shard = publication.guildId === undefined ? 0 : shardOf(publication.guildId, count);
      const isWanted = publication.intents === 0 || (session.intents & publication.intents) !== 0;
      if (shard === id && isWanted) session.dispatch(publication.event(session.intents));
    }
  }

  askToReconnect(): void {
    for (const connection of this.#connections) {
      connection.send({ op: GatewayOpcodes.Reconnect, d: null, s: null, t: null });
    }
  }

  /** Closes sessions that use an intent which has been switched off. */
  enforceIntents(): void {
    for (const connection of this.#connections) {
      if (connection.session && !areAllowed(this.#state, connection.session.intents)) {
        this.forget(connection.session);
        connection.close(GatewayCloseCodes.DisallowedIntents);
      }
    }
  }

  stop(): void {
    for (const connection of this.#connections) connection.drop();
    for (const session of this.#sessions.values()) session.cancelExpiry();
    this.#sockets.close();
  }
}
