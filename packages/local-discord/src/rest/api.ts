import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RestFault } from '../api.ts';
import { ApiError, invalidJson, notFound, refusalOf, tooLarge, unauthorized } from '../errors.ts';
import { UPLOAD } from '../limits.ts';
import type { Decision } from '../rate-limits.ts';
import { applicationRoutes } from './applications.ts';
import { multipartSummaries } from './body.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import type { RestContext } from './context.ts';
import { guildRoutes } from './guilds.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { reactionRoutes } from './reactions.ts';

export const API_PREFIX = '/api/v10';
/** Room for the form around the files. */
const FORM_BYTES = 1024 * 1024;

/** REST v10: authorisation, faults, rate limits and errors around the routes. */
export async function restApi(http: FastifyInstance, context: RestContext): Promise<void> {
  const { state, limiter, faults } = context;
  const started = new WeakMap<FastifyRequest, number>();
  /** Faults that let the action take place and then spoil its answer. */
  const spoiled = new WeakMap<FastifyRequest, SpoilingFault>();

  await http.register(multipart, {
    limits: { fileSize: state.options.uploadLimitBytes + 1, fieldSize: UPLOAD.requestBytes, files: 100 },
    throwFileSizeLimit: false,
  });
  http.addHook('onRequest', async (request, reply) => {
    started.set(request, performance.now());
    const path = pathOf(request);
    const fault = faults.strike(request.method, path.split('?', 1)[0] ?? '');
    if (fault && isSpoiling(fault)) spoiled.set(request, fault);
    else if (fault) await applyFault(fault, request, reply, context);
    if (reply.sent) return reply;
    if (limiter.isBanned) return reply.code(429).type('text/html').send('<h1>Access denied</h1><p>Error 1015</p>');
    if (needsToken(request, path) && request.headers.authorization !== `Bot ${state.token}`) throw unauthorized();
    const decision = limiter.take(request.method, routeOf(request), majorOf(request));
    addRateHeaders(reply, decision, state.clock.now());
    if (decision.limited) return sendLimited(reply, decision.retryAfterMs, decision.scope);
    return undefined;
  });
  http.addHook('onSend', async (request, reply, payload) => {
    const fault = spoiled.get(request);
    const isLost = fault?.kind === 'response-lost';
    const answer = fault?.kind === 'status' ? sendStatus(reply, fault) : payload;
    const isShared = reply.getHeader('x-ratelimit-scope') === 'shared';
    if ([401, 403, 429].includes(reply.statusCode) && !isShared) limiter.countInvalid();
    state.log.add({
      type: 'rest',
      method: request.method,
      path: pathOf(request),
      status: isLost ? 0 : reply.statusCode,
      ms: Math.round(performance.now() - (started.get(request) ?? performance.now())),
      request: multipartSummaries.get(request) ?? request.body ?? null,
      response: typeof answer === 'string' && /^[[{]/.test(answer) ? JSON.parse(answer) : null,
    });
    if (isLost) request.raw.socket.resetAndDestroy();
    return answer;
  });
  http.setNotFoundHandler(() => {
    throw notFound();
  });
  http.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = toApiError(error);
    if (refusal) return reply.code(refusal.status).send(refusal.toJSON());
    state.log.add({ type: 'bug', error });
    return reply.code(500).send({ message: `500: Internal Server Error (${error.message})`, code: 0 });
  });

  for (const routes of [
    applicationRoutes,
    commandRoutes,
    channelRoutes,
    guildRoutes,
    messageRoutes,
    reactionRoutes,
    interactionRoutes,
  ]) {
    routes(http, context);
  }
}

export const BODY_LIMIT_BYTES = UPLOAD.requestBytes + FORM_BYTES;

function pathOf(request: FastifyRequest): string {
  return request.url.slice(API_PREFIX.length);
}

function routeOf(request: FastifyRequest): string {
  return (request.routeOptions.url ?? '').slice(API_PREFIX.length);
}

/** An interaction's token stands in for the bot's. */
function needsToken(request: FastifyRequest, path: string): boolean {
  const isByToken = routeOf(request).startsWith('/interactions/') || /^\/webhooks\/\d+\/[^/]+/.test(path);
  return !isByToken && path !== '/gateway';
}

function majorOf(request: FastifyRequest): string {
  const [, kind, id] = pathOf(request).split(/[/?]/);
  return kind === 'channels' || kind === 'guilds' ? `${kind}/${id}` : '';
}

type StatusFault = Extract<RestFault, { kind: 'status' }>;
type SpoilingFault = Extract<RestFault, { kind: 'response-lost' }> | (StatusFault & { readonly done: true });

function isSpoiling(fault: RestFault): fault is SpoilingFault {
  return fault.kind === 'response-lost' || (fault.kind === 'status' && fault.done === true);
}

async function applyFault(
  fault: Exclude<RestFault, SpoilingFault>,
  request: FastifyRequest,
  reply: FastifyReply,
  { limiter, state }: RestContext,
): Promise<void> {
  switch (fault.kind) {
    case 'latency':
      await sleep(fault.ms);
      return;
    case 'status':
      await reply.send(sendStatus(reply, fault));
      return;
    case 'refused':
      throw refusalOf(fault.code, fault);
    case 'rate-limited': {
      const scope = fault.scope ?? 'user';
      const decision = limiter.take(request.method, routeOf(request), majorOf(request));
      addRateHeaders(reply, decision, state.clock.now());
      await sendLimited(reply, fault.retryAfterMs, scope);
      return;
    }
    case 'stalled':
      reply.hijack();
      return;
    case 'connection-reset':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
  }
}

/** Sets status and headers; returns the body. */
function sendStatus(reply: FastifyReply, { status, html = false, headers = {} }: StatusFault): string {
  reply.code(status).removeHeader('content-length').headers(headers);
  const title = `${status} ${STATUS_CODES[status] ?? ''}`;
  reply.type(html ? 'text/html' : 'application/json');
  return html ? `<html><title>${title}</title></html>` : JSON.stringify({ message: title, code: 0 });
}

function addRateHeaders(reply: FastifyReply, { state }: Decision, now: number): void {
  if (!state) return;
  reply.headers({
    'x-ratelimit-limit': state.limit,
    'x-ratelimit-remaining': state.remaining,
    'x-ratelimit-reset': (state.resetAt / 1000).toFixed(3),
    'x-ratelimit-reset-after': Math.max(0, (state.resetAt - now) / 1000).toFixed(3),
    'x-ratelimit-bucket': state.bucket,
  });
}

function sendLimited(reply: FastifyReply, retryAfterMs: number, scope: 'user' | 'global' | 'shared'): FastifyReply {
  const seconds = Math.max(0, retryAfterMs / 1000);
  const isGlobal = scope === 'global';
  // The header is in whole seconds, the body's figure is exact.
  reply.headers({ 'retry-after': Math.ceil(seconds), 'x-ratelimit-scope': scope, via: '1.1 google' });
  if (isGlobal) reply.header('x-ratelimit-global', 'true');
  else reply.headers({ 'x-ratelimit-remaining': 0, 'x-ratelimit-reset-after': seconds.toFixed(3) });
  const message = isGlobal ? 'You are being rate limited globally.' : 'You are being rate limited.';
  return reply.code(429).send({ message, retry_after: seconds, global: isGlobal });
}

function toApiError(error: FastifyError): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error.statusCode === 413) return tooLarge();
  const isBadJson = error instanceof SyntaxError || /^FST_ERR_CTP_(EMPTY|INVALID)_JSON_BODY$/.test(error.code);
  if (isBadJson) return invalidJson();
  if (error.statusCode && error.statusCode < 500) return new ApiError(error.statusCode, 0, error.message);
  return undefined;
}
