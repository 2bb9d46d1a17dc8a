import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CdnFault } from '../api.ts';
import type { FaultList } from '../fault-list.ts';
import { isValid } from '../signed-urls.ts';
import type { State } from '../state.ts';
import type { PublicFile, StoredAttachment } from '../stored.ts';
import { isAskedFor, picture } from './pictures.ts';
import { send } from './send.ts';

/** What is at a path; undefined where nothing is. */
type Find = (path: string, query: URLSearchParams) => PublicFile | undefined | Promise<PublicFile | undefined>;

interface Host {
  readonly http: FastifyInstance;
  readonly state: State;
  readonly faults: FaultList<CdnFault>;
  /** `http://127.0.0.1:PORT`, once it listens. */
  readonly origin: () => string;
}

const ATTACHMENTS = [
  '/attachments/:channelId/:attachmentId/:filename',
  '/ephemeral-attachments/:applicationId/:attachmentId/:filename',
];

/** Attachments at signed URLs, avatars and stickers. */
export function cdnRoutes(http: FastifyInstance, state: State, faults: FaultList<CdnFault>): void {
  const host: Host = { http, state, faults, origin: () => state.origin };
  for (const route of ATTACHMENTS) serve(host, route, (path, query) => attachmentAt(state, path, query));
  for (const route of ['/avatars/:userId/:file', '/guilds/:guildId/users/:userId/avatars/:file', '/stickers/:file']) {
    serve(host, route, (path, query) => publicFile(state, path, query));
  }
}

/** The same attachments as pictures of any size and format, links' pictures, and GIF stickers. */
export function mediaRoutes(http: FastifyInstance, state: State, faults: FaultList<CdnFault>): void {
  const host: Host = { http, state, faults, origin: () => state.mediaOrigin };
  // The page, of another port, shows what is here; for a browser that is another site.
  http.addHook('onSend', async (_request, reply) => void reply.header('cross-origin-resource-policy', 'cross-origin'));
  for (const route of ATTACHMENTS) {
    serve(host, route, (path, query) => {
      const file = attachmentAt(state, path, query);
      if (!file || !isAskedFor(query)) return file;
      return picture(file.still ? { ...file, data: file.still } : file, query);
    });
  }
  serve(host, '/external/*', (path, query) => {
    const file = state.external.get(path);
    return file && isAskedFor(query) ? picture(file, query) : file;
  });
  serve(host, '/stickers/:file', (path, query) => publicFile(state, path, query));
}

function attachmentAt(state: State, path: string, query: URLSearchParams): StoredAttachment | undefined {
  return isValid(state, path, query) ? state.files.get(path) : undefined;
}

/** An avatar or sticker in the format that its extension asks for. */
function publicFile(state: State, path: string, query: URLSearchParams): PublicFile | Promise<PublicFile> | undefined {
  const dot = path.lastIndexOf('.');
  const file = state.publicFiles.get(path.slice(0, dot));
  const format = path.slice(dot + 1);
  const isAsIs = file?.filename.endsWith(`.${format}`) && !query.has('size');
  const wanted = new URLSearchParams({ format, ...(query.has('size') ? { width: query.get('size') ?? '' } : {}) });
  return file && !isAsIs ? picture(file, wanted) : file;
}

/** An expired or unsigned address is answered 404, as Discord does; what is no picture and is asked for as one, 415. */
function serve({ http, state, faults, origin }: Host, route: string, find: Find): void {
  http.get(route, async ({ url, headers }: FastifyRequest, reply: FastifyReply) => {
    const { host } = new URL(origin());
    // Another name for this machine is how another site's page would get at what is kept here (DNS rebinding).
    if (headers.host !== host) return reply.code(403).type('text/plain').send(`expected the Host ${host}`);
    const { pathname, searchParams } = new URL(url, origin());
    const path = decodeURIComponent(pathname);
    const fault = faults.strike('GET', path);
    const file = await Promise.resolve(find(path, searchParams)).catch(() => 'no picture' as const);
    if (file === 'no picture') await reply.code(415).type('text/plain').send('Unsupported Media Type');
    else if (file && fault?.kind !== 'expired') await send(file, fault, reply);
    else await reply.code(404).type('text/plain').send('This content is no longer available.');
    state.log.add({ type: 'cdn.requested', path, status: reply.statusCode });
    return reply;
  });
}
