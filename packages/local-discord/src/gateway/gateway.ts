import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { GatewayFault, GatewayLimits } from '../api.ts';
import { Door } from '../door.ts';
import { FaultList } from '../fault-list.ts';
import { areAllowed } from '../intents.ts';
import { GATEWAY } from '../limits.ts';
import { applicationFlags } from '../payloads/application.ts';
import { guildCreatePayload } from '../payloads/guild.ts';
import { shardOf } from '../snowflake.ts';
import type { State } from '../state.ts';
import type { StoredGuild } from '../stored.ts';
import { Connection } from './connection.ts';
import { LoginBudget, type LoginFault } from './logins.ts';
import type { Publication } from './publication.ts';
import { Session } from './session.ts';

/** 1000, 1001: a bot that says goodbye gives its session up; …/events/gateway#initiating-a-disconnect. */
const FAREWELLS = [1000, 1001];

/** The gateway: its connections, its sessions, and which events go to which. */
export class Gateway {
  readonly heartbeatIntervalMs: number;
  acknowledgesHeartbeats = true;
  readonly budget: LoginBudget;
  readonly upgrades: FaultList<GatewayFault>;
  readonly logins: FaultList<LoginFault>;
  readonly resumes: FaultList<LoginFault>;
  readonly #server = createServer((_request, response) => response.writeHead(426, { upgrade: 'websocket' }).end());
  readonly door = new Door(this.#server);
  readonly #state: State;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #opened = 0;
  #shards = 1;

  constructor(state: State, heartbeatIntervalMs: number) {
    this.#state = state;
    this.heartbeatIntervalMs = heartbeatIntervalMs;
    this.budget = new LoginBudget(state);
    this.upgrades = new FaultList(state);
    this.logins = new FaultList(state);
    this.resumes = new FaultList(state);
    state.publish = (publication) => this.#publish(publication);
  }

  /** Starts to listen, on a port of its own as Discord's gateway is a host of its own. */
  async start(): Promise<void> {
    this.#server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      this.#upgrade(request, socket, head);
    });
    await this.door.open(0);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    // Only browsers send an Origin: some site's page has found the port.
    const isForeign = request.headers.origin !== undefined || request.headers.host !== this.#host;
    if (pathname !== '/' || isForeign) {
      refuseUpgrade(socket, isForeign ? 403 : 404);
      return;
    }
    const fault = this.upgrades.strike('GET', pathname);
    if (fault?.kind === 'status') refuseUpgrade(socket, fault.status, fault.headers);
    if (fault?.kind === 'connection-reset') socket.destroy();
    if (fault && fault.kind !== 'silent') return;
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (fault) {
        webSocket.on('error', () => webSocket.terminate());
      } else if (searchParams.get('v') !== '10') {
        webSocket.close(GatewayCloseCodes.InvalidAPIVersion);
      } else if (searchParams.get('encoding') !== 'json' || searchParams.has('compress')) {
        webSocket.close(GatewayCloseCodes.DecodeError, 'only JSON without compression is spoken here');
      } else {
        this.#opened += 1;
        this.#connections.add(new Connection(this.#opened, webSocket, this.#state, this));
      }
    });
  }

  get #host(): string {
    return `127.0.0.1:${this.door.port}`;
  }

  setLimits(limits: GatewayLimits): void {
    this.#shards = limits.shards ?? this.#shards;
    this.budget.set(limits);
  }

  info(): APIGatewayBotInfo {
    return { url: `ws://${this.#host}`, shards: this.#shards, session_start_limit: this.budget.toJSON() };
  }

  get connectedSessions(): number {
    return [...this.#connections].filter((connection) => connection.session).length;
  }

  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** The close code that a login's token is to be refused with, if any. */
  refusalFor(token: string): number | undefined {
    if (token.replace(/^Bot /, '') !== this.#state.token) return GatewayCloseCodes.AuthenticationFailed;
    if (!this.budget.isSpent) return undefined;
    // …/events/gateway#session-start-limit: past the limit all sessions end and the token is reset.
    this.#state.token = `${this.#state.token}-reset`;
    for (const connection of this.#connections) connection.close(GatewayCloseCodes.AuthenticationFailed);
    return GatewayCloseCodes.AuthenticationFailed;
  }

  open(intents: number, shard: readonly [number, number]): Session {
    this.budget.take(shard[0]);
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

  /** The bot's servers whose events a shard gets. */
  #guildsOn([id, count]: readonly [number, number]): StoredGuild[] {
    const { bot, guilds } = this.#state;
    return [...guilds.values()].filter((guild) => guild.members.has(bot.id) && shardOf(guild.id, count) === id);
  }

  hasTooManyServers(shard: readonly [number, number]): boolean {
    return this.#guildsOn(shard).length > GATEWAY.serversPerShard;
  }

  /** READY and the session's servers. */
  greet(session: Session): void {
    const state = this.#state;
    const guilds = this.#guildsOn(session.shard);
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
    this.door.close();
    for (const connection of this.#connections) connection.drop();
    for (const session of this.#sessions.values()) session.cancelExpiry();
    this.#sockets.close();
  }
}

function refuseUpgrade(socket: Duplex, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': '0' });
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines.map((line) => line.join(': '))];
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
}
