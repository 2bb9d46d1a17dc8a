import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CdnFault } from '../api.ts';
import type { FaultList } from '../fault-list.ts';
import { isValid } from '../signed-urls.ts';
import type { PublicFile, State } from '../state.ts';
import { isAskedFor, picture } from './pictures.ts';
import { send } from './send.ts';

/** What is at a path; undefined where nothing is. */
type Find = (path: string, query: URLSearchParams) => PublicFile | undefined | Promise<PublicFile | undefined>;

const ATTACHMENTS = [
  '/attachments/:channelId/:attachmentId/:filename',
  '/ephemeral-attachments/:applicationId/:attachmentId/:filename',
];

/** Attachments at signed URLs, avatars and stickers. */
export function cdnRoutes(http: FastifyInstance, state: State, faults: FaultList<CdnFault>): void {
  const attachment: Find = (path, query) => (isValid(state, path, query) ? state.files.get(path) : undefined);
  for (const path of ATTACHMENTS) serve(http, path, () => state.origin, attachment, state, faults);
  for (const path of ['/avatars/:userId/:file', '/guilds/:guildId/users/:userId/avatars/:file', '/stickers/:file']) {
    serve(
      http,
      path,
      () => state.origin,
      (asked, query) => publicFile(state, asked, query),
      state,
      faults,
    );
  }
}

/** The same attachments as pictures of any size and format, links' pictures, and GIF stickers. */
export function mediaRoutes(http: FastifyInstance, state: State, faults: FaultList<CdnFault>): void {
  const attachment: Find = (path, query) => {
    const file = isValid(state, path, query) ? state.files.get(path) : undefined;
    if (!file || !isAskedFor(query)) return file;
    return picture(file.still ? { ...file, data: file.still } : file, query);
  };
  const external: Find = (path, query) => {
    const file = state.external.get(path);
    return file && isAskedFor(query) ? picture(file, query) : file;
  };
  for (const path of ATTACHMENTS) serve(http, path, () => state.mediaOrigin, attachment, state, faults);
  serve(http, '/external/*', () => state.mediaOrigin, external, state, faults);
  serve(
    http,
    '/stickers/:file',
    () => state.mediaOrigin,
    (path, query) => publicFile(state, path, query),
    state,
    faults,
  );
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
function serve(
  http: FastifyInstance,
  route: string,
  origin: () => string,
  find: Find,
  state: State,
  faults: FaultList<CdnFault>,
): void {
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
