import { type Client, SnowflakeUtil } from 'discord.js';
import { BOT_ID, user } from './discord/structures.ts';

/** What a request carried, as far as tests look at it. */
export interface SentBody {
  readonly content?: string;
  readonly embeds?: readonly {
    readonly title?: string;
    readonly description?: string;
    readonly color?: number;
    readonly footer?: { readonly text: string };
  }[];
  readonly components?: readonly { readonly components: readonly SentComponent[] }[];
  readonly attachments?: readonly { readonly filename?: string; readonly description?: string }[];
  readonly message_reference?: { readonly message_id?: string; readonly fail_if_not_exists?: boolean };
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly replied_user?: boolean };
  readonly flags?: number;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly type?: number;
  readonly data?: { readonly flags?: number };
}

export interface SentComponent {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly style?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
}

export interface SentRequest {
  readonly method: string;
  /** Behind the version. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: SentBody;
  /** Names of the files that came along. */
  readonly files: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

type Answerer = (request: SentRequest) => Answer | Error | undefined;

/** Discord's refusal with one of its codes. */
export function refusal(status: number, code: number, message = 'refused'): Answer {
  return { status, body: { code, message } };
}

/**
 * In place of the sockets of a client: keeps what it asked for, and answers as Discord does where nothing goes wrong. What
 * goes wrong is told by `answer`.
 */
export class FakeRest {
  readonly requests: SentRequest[] = [];
  /** What is in channels, newest last: by the channel's id, messages as Discord gives them. */
  readonly history = new Map<string, Readonly<Record<string, unknown>>[]>();
  readonly #answerers: Answerer[] = [];
  #wake: () => void = () => {};

  constructor(client: Client) {
    client.rest.setToken('token');
    const makeRequest = (url: string, { method = 'GET', body }: { method?: string; body?: unknown }) =>
      this.#take(new URL(url), method, body);
    Object.assign(client.rest.options, { makeRequest });
  }

  /** Answers what `answerer` has an answer to; the last one given is asked first. An error is the network's. */
  answer(answerer: Answerer): void {
    this.#answerers.unshift(answerer);
  }

  /** The requests to paths like this one, in the order in which they came. */
  sent(method: string, path: RegExp): SentRequest[] {
    return this.requests.filter((request) => request.method === method && path.test(request.path));
  }

  /** Resolves with the requests like these once there are `count`. */
  async until(method: string, path: RegExp, count = 1): Promise<SentRequest[]> {
    for (;;) {
      const found = this.sent(method, path);
      if (found.length >= count) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #take(url: URL, method: string, sent: unknown): Promise<Response> {
    const form = sent instanceof FormData ? sent : undefined;
    const text = form ? String(form.get('payload_json')) : typeof sent === 'string' ? sent : '{}';
    const body: SentBody = JSON.parse(text);
    const files = [...(form?.entries() ?? [])].flatMap(([, value]) => (typeof value === 'string' ? [] : [value.name]));
    const path = url.pathname.replace(/^\/api\/v\d+/, '');
    const request = { method, path, query: url.searchParams, body, files };
    this.requests.push(request);
    this.#wake();
    for (const answerer of this.#answerers) {
      const answer = answerer(request);
      if (answer instanceof Error) throw answer;
      if (answer !== undefined) return respond(answer);
    }
    return respond(this.#usually(request));
  }

  #usually(request: SentRequest): Answer {
    const { method, path, query } = request;
    const [, kind, channelId = '', , messageId] = path.split('/');
    if (method === 'DELETE' || method === 'PUT' || path.endsWith('/callback') || path.endsWith('/typing')) {
      return { status: 204 };
    }
    if (method !== 'GET') return { status: 200, body: sentMessage(kind === 'channels' ? channelId : '0', request) };
    const messages = this.history.get(channelId) ?? [];
    if (messageId !== undefined) {
      const found = messages.find(({ id }) => id === messageId);
      return found ? { status: 200, body: found } : refusal(404, 10008, 'Unknown Message');
    }
    const after = query.get('after');
    const wanted = messages.filter(({ id }) => after === null || BigInt(String(id)) > BigInt(after));
    return { status: 200, body: wanted.toReversed() };
  }
}

/** The message that Discord makes of what was sent. */
function sentMessage(channelId: string, { body, files }: SentRequest): Readonly<Record<string, unknown>> {
  const { content = '', embeds = [], components = [], flags = 0, message_reference } = body;
  return {
    id: SnowflakeUtil.generate().toString(),
    channel_id: channelId,
    author: user(BOT_ID, { bot: true }),
    content,
    embeds,
    components,
    flags,
    attachments: files.map((filename, id) => ({ id: String(id), filename, size: 1, url: '', proxy_url: '' })),
    mentions: [],
    mention_roles: [],
    timestamp: new Date().toISOString(),
    type: 0,
    ...(message_reference && { message_reference: { ...message_reference, type: 0, channel_id: channelId } }),
  };
}

function respond({ status, body }: Answer): Response {
  const date = new Date().toUTCString();
  if (status === 204) return new Response(null, { status, headers: { date } });
  return new Response(JSON.stringify(body ?? {}), { status, headers: { date, 'content-type': 'application/json' } });
}
