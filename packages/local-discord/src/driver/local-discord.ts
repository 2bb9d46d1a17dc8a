import { type APIApplicationCommand, type APIMessage, type APIUser, ChannelType } from 'discord-api-types/v10';
import type {
  Channel,
  Clock,
  Faults,
  GatewayLimits,
  Happening,
  HappeningOf,
  HappeningType,
  LinkPreview,
  LocalDiscord,
  Person,
  PersonOptions,
  PrivilegedIntent,
  Ref,
  Server,
  ServerOptions,
  Sticker,
  StickerOptions,
  WaitFor,
  WaitForMessage,
} from '../api.ts';
import { addChannel, messagesOf, openDm } from '../channels.ts';
import { commandsOf } from '../commands.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { joinGuild } from '../guilds.ts';
import { privilegedBits } from '../intents.ts';
import { rolePayload } from '../payloads/guild.ts';
import { EVERYTHING, messagePayload } from '../payloads/message.ts';
import { BOT_DEFAULT, EVERYONE_DEFAULT, permissionBits } from '../permissions.ts';
import { storeAvatar, storeSticker } from '../public-files.ts';
import type { RateLimiter } from '../rate-limits.ts';
import { idOnShard } from '../snowflake.ts';
import { createUser, localeOf, type State } from '../state.ts';
import { storePreview } from '../unfurl.ts';
import { DriverChannel } from './channel.ts';
import type { Directory } from './directory.ts';
import { DriverPerson } from './person.ts';
import { DriverServer } from './server.ts';
import { follow, idOf, nextEdit, nextHappening, nextMessage } from './waits.ts';

export interface DriverParts {
  readonly state: State;
  readonly gateway: Gateway;
  readonly limiter: RateLimiter;
  readonly faults: Faults;
  readonly close: () => Promise<void>;
}

export class Driver implements LocalDiscord, Directory {
  readonly state: State;
  readonly faults: Faults;
  readonly #parts: DriverParts;
  readonly #servers = new Map<string, DriverServer>();
  readonly #people = new Map<string, DriverPerson>();
  readonly #channels = new Map<string, DriverChannel>();

  constructor(parts: DriverParts) {
    this.#parts = parts;
    this.state = parts.state;
    this.faults = parts.faults;
  }

  get token(): string {
    return this.state.token;
  }

  get origin(): string {
    return this.state.origin;
  }

  get apiBase(): string {
    return `${this.state.origin}/api`;
  }

  get gatewayUrl(): string {
    return this.#parts.gateway.info().url;
  }

  get cdnHosts(): readonly string[] {
    return [this.cdnBase, this.mediaBase].map((base) => new URL(base).host);
  }

  get cdnBase(): string {
    return this.state.origin;
  }

  get mediaBase(): string {
    return this.state.mediaOrigin;
  }

  get applicationId(): string {
    return this.state.applicationId;
  }

  get bot(): APIUser {
    return this.state.bot;
  }

  get uploadLimitBytes(): number {
    return this.state.options.uploadLimitBytes;
  }

  get clock(): Clock {
    return this.state.clock;
  }

  get servers(): readonly Server[] {
    return [...this.#servers.values()];
  }

  get people(): readonly Person[] {
    return [...this.#people.values()];
  }

  get invalidRequests(): number {
    return this.#parts.limiter.invalidRequests;
  }

  get connectedSessions(): number {
    return this.#parts.gateway.connectedSessions;
  }

  get happened(): readonly Happening[] {
    return this.state.log.kept;
  }

  createServer(options: ServerOptions = {}): Server {
    const owner = options.owner ?? this.createPerson({ name: 'owner' });
    const id = options.shard ? idOnShard(this.state, options.shard) : this.state.nextId();
    const everyone = permissionBits(options.everyone ?? EVERYONE_DEFAULT);
    const guild = {
      id,
      name: options.name ?? 'Local server',
      ownerId: owner.id,
      locale: localeOf(options.locale),
      community: options.community ?? false,
      roles: new Map([[id, rolePayload(id, '@everyone', everyone, 0)]]),
      members: new Map(),
      blockedWords: [],
      systemChannelId: undefined,
    };
    this.state.guilds.set(id, guild);
    joinGuild(this.state, guild, owner.id);
    const server = new DriverServer(this, guild);
    this.#servers.set(id, server);
    if (options.withBot ?? true) server.addBot(options.botPermissions ?? BOT_DEFAULT);
    return server;
  }

  createPerson(options: PersonOptions = {}): Person {
    const id = this.state.nextId();
    const name = options.name ?? `person${this.#people.size + 1}`;
    const avatar = options.avatar ? storeAvatar(this.state, `/avatars/${id}`, options.avatar) : null;
    const user = createUser(id, name, { displayName: options.displayName, bot: options.bot ?? false, avatar });
    this.state.users.set(id, {
      user,
      locale: localeOf(options.locale),
      installedApp: options.installedApp ?? false,
      acceptsDms: options.acceptsDms ?? true,
    });
    const person = new DriverPerson(this, user);
    this.#people.set(id, person);
    return person;
  }

  createSticker(options: StickerOptions): Sticker {
    return storeSticker(this.state, options);
  }

  async setLinkPreview(url: string, preview: LinkPreview | undefined): Promise<void> {
    if (preview) await storePreview(this.state, url, preview);
    else this.state.previews.delete(url);
  }

  openDm(person: Person): Channel {
    return this.channel(openDm(this.state, person.id).id);
  }

  openGroupDm(people: readonly Person[]): Channel {
    const recipientIds = people.map(({ id }) => id);
    return this.channel(addChannel(this.state, { type: ChannelType.GroupDM, recipientIds }).id);
  }

  channel(ref: Ref): Channel {
    const id = idOf(ref);
    const stored = this.state.channels.get(id);
    if (!stored) throw new Error(`expected a channel but got ${id}`);
    const known = this.#channels.get(id) ?? new DriverChannel(this, stored);
    this.#channels.set(id, known);
    return known;
  }

  person(ref: Ref): Person {
    const person = this.#people.get(idOf(ref));
    if (!person) throw new Error(`expected a person but got ${idOf(ref)}`);
    return person;
  }

  serverById(id: string): Server | undefined {
    return this.#servers.get(id);
  }

  commands(server?: Server): readonly APIApplicationCommand[] {
    const ofServer = server ? [...commandsOf(this.state, server.id).values()] : [];
    return [...commandsOf(this.state, undefined).values(), ...ofServer];
  }

  setGatewayLimits(limits: GatewayLimits): void {
    this.#parts.gateway.setLimits(limits);
  }

  setPrivilegedIntents(intents: readonly PrivilegedIntent[]): void {
    this.state.allowedIntents = privilegedBits(intents);
    this.#parts.gateway.enforceIntents();
  }

  message(ref: Ref): APIMessage | undefined {
    const message = this.state.messages.get(idOf(ref));
    return message && messagePayload(this.state, message, EVERYTHING);
  }

  messages(channel: Ref): readonly APIMessage[] {
    return messagesOf(this.state, idOf(channel)).map((message) => messagePayload(this.state, message, EVERYTHING));
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    return this.state.log.listen(listener);
  }

  happenings(signal?: AbortSignal): AsyncIterable<Happening> {
    const end = AbortSignal.any([this.state.log.ended, ...(signal ? [signal] : [])]);
    return follow(this.state.log, end);
  }

  next<T extends HappeningType>(type: T, wait?: WaitFor<HappeningOf<T>>): Promise<HappeningOf<T>> {
    return nextHappening(this.state.log, type, wait);
  }

  nextMessage(wait?: WaitForMessage): Promise<APIMessage> {
    return nextMessage(this.state.log, this.bot.id, wait);
  }

  nextEdit(wait?: WaitForMessage): Promise<APIMessage> {
    return nextEdit(this.state.log, this.bot.id, wait);
  }

  nextDeletion(wait?: WaitFor<HappeningOf<'message.deleted'>>): Promise<HappeningOf<'message.deleted'>> {
    return this.next('message.deleted', wait);
  }

  nextAck(wait?: WaitFor<HappeningOf<'interaction.acknowledged'>>): Promise<HappeningOf<'interaction.acknowledged'>> {
    return this.next('interaction.acknowledged', wait);
  }

  async botOnline(wait: { readonly timeoutMs?: number } = {}): Promise<void> {
    if (this.connectedSessions === 0) await this.next('gateway.ready', wait);
  }

  async close(): Promise<void> {
    this.#parts.gateway.stop();
    this.state.clock.stop();
    await this.#parts.close();
    this.state.log.end();
  }
}
