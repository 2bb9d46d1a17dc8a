import multipart from '@fastify/multipart';
import { Locale } from 'discord-api-types/v10';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ZodError, z } from 'zod';
import type { LocalDiscord, PageOptions } from '../api.ts';
import { ApiError, type FormError, type FormErrors } from '../errors.ts';
import { contentTypeOf } from '../uploads.ts';
import { pageAssets } from './assets.ts';
import { followDevelopment } from './developer-events.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { guard } from './guard.ts';
import type { DeveloperEvents, PageEvents, Refusal } from './protocol.ts';
import { act, inject, post, runCommand, Unanswered } from './requests.ts';
import type { Stage } from './view.ts';
import { followAs } from './view-events.ts';

/** Adds the page to a local Discord's server: `/`, and what it needs under `/page/`. */
export async function mountPage(http: FastifyInstance, discord: LocalDiscord, options: PageOptions): Promise<void> {
  const { cast, samples = [], links = new Map(), forwards = [] } = options;
  const assets = await pageAssets();
  for (const [url, preview] of links) await discord.setLinkPreview(url, preview);
  const stickers = (options.stickers ?? []).map((sticker) => discord.createSticker(sticker));
  const stage: Stage = { ...options, discord, samples, links, stickers, forwards };

  await http.register(async (page) => {
    page.addHook('onRequest', guard({ origin: () => discord.origin, media: () => discord.mediaBase }));
    page.setErrorHandler((error, _request, reply) => {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      return reply.code(refusal.status).send(refusal.body);
    });
    // The driver refuses what is over the limit as Discord does; this one only bounds the memory.
    await page.register(multipart, { limits: { fileSize: 4 * discord.uploadLimitBytes, files: 25 } });

    const sendAsset = (name: string, reply: FastifyReply) => {
      const asset = assets.get(name);
      if (asset === undefined) return reply.callNotFound();
      return reply.type(asset.contentType).header('cache-control', 'no-cache').send(asset.body);
    };
    page.get('/', (_request, reply) => sendAsset('index.html', reply));
    page.get('/page/assets/:name', ({ params }, reply) => sendAsset(named.parse(params).name, reply));
    page.get('/page/samples/:name', ({ params }, reply) => {
      const { name } = named.parse(params);
      const sample = samples.find((one) => one.name === name);
      if (sample === undefined) return reply.callNotFound();
      return reply.type(contentTypeOf(name) ?? 'application/octet-stream').send(Buffer.from(sample.data));
    });

    const streams = new Set<EventStream<never>>();
    page.addHook('preClose', async () => {
      for (const stream of streams) stream.close();
    });
    const stream = async <Events>(
      reply: FastifyReply,
      follow: (stream: EventStream<Events>) => Promise<void>,
    ): Promise<void> => {
      const opened = openEventStream<Events>(reply);
      streams.add(opened);
      await follow(opened);
      streams.delete(opened);
    };
    page.get('/page/events', async ({ query }, reply) => {
      const { as, locale } = viewing.parse(query);
      const viewer = [...cast.keys()].find(({ id }) => id === as) ?? [...cast.keys()][0];
      if (viewer === undefined) throw new ApiError(404, 0, 'expected at least one person in the cast, but got none');
      stage.onLocale?.(locale);
      await stream<PageEvents>(reply, (opened) => followAs(stage, { viewer, locale }, opened));
    });
    page.get('/page/developer/events', (_request, reply) =>
      stream<DeveloperEvents>(reply, (opened) => followDevelopment(discord, opened)),
    );

    page.post('/page/posts', async (request, reply) => {
      await post(stage, request.parts());
      return reply.code(204).send();
    });
    page.post('/page/commands', async (request, reply) => {
      await runCommand(stage, request.parts());
      return reply.code(204).send();
    });
    page.post('/page/actions', async ({ body }, reply) => {
      await act(discord, body);
      return reply.code(204).send();
    });
    page.post('/page/developer/faults', async ({ body }, reply) => {
      inject(discord, body);
      return reply.code(204).send();
    });
  });
}

const named = z.object({ name: z.string() });
const viewing = z.object({ as: z.string().optional(), locale: z.enum(Locale).default(Locale.EnglishUS) });

function refusalOf(error: unknown): { readonly status: number; readonly body: Refusal } | undefined {
  if (error instanceof ApiError) {
    const message = [error.text, ...wordsIn(error.errors ?? {})].join(' – ');
    return { status: error.status, body: { code: error.code, message } };
  }
  if (error instanceof Unanswered) {
    return { status: 504, body: { code: 0, message: error.message, unanswered: error.what } };
  }
  if (error instanceof ZodError) return { status: 400, body: { code: 0, message: z.prettifyError(error) } };
  return undefined;
}

function wordsIn(errors: FormErrors): readonly string[] {
  return Object.values(errors).flatMap((inner) =>
    isList(inner) ? inner.map(({ message }) => message) : wordsIn(inner),
  );
}

function isList(errors: FormErrors | readonly FormError[]): errors is readonly FormError[] {
  return Array.isArray(errors);
}
