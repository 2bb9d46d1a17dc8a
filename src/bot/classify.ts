import type { CommandInteraction } from 'discord.js';
import type { Turn, Urgency } from '../describe/describer.ts';
import type { PortraitOptions } from '../describe/portraits.ts';
import { type Analysis, milliseconds } from '../inference/analysis.ts';
import { countDescribed } from '../metrics/describing.ts';
import { BusyError, UserError } from '../user-error.ts';
import { bestOf, turnsFor } from './best-of.ts';
import type { PictureSource } from './discord/sources.ts';
import type { Reservation } from './load/turns.ts';
import { MOST_FACES } from './replies/controls.ts';
import { isAnalysed, type PictureResult } from './replies/picture.ts';
import type { ReplyChoices } from './replies/reply-choices.ts';
import type { Services } from './services.ts';

export interface ClassifyRequest {
  /** Id of the message or interaction, for the log. */
  readonly id: string;
  readonly sources: readonly PictureSource[];
  /** Who asks; in a watched channel, who posted. */
  readonly askerId: string;
  /** Whether they did, or only posted where the bot watches; who asked goes first. */
  readonly urgency: Urgency;
  readonly serverId: string | undefined;
  readonly channelId: string | null;
  /** What faces of several pictures are cut out for. Default a sheet. */
  readonly portraits?: PortraitOptions['on'];
  /** What the card says; no card where the server wants none. */
  readonly choices: Pick<ReplyChoices, 'threshold' | 'leftOut' | 'card' | 'language'>;
  /** Aborts when the work is not wanted any more; see consent.ts. */
  readonly signal: AbortSignal;
}

/**
 * What posts and all commands do with pictures: download, analyse, annotate. A picture that fails does not keep
 * the others from being described.
 * @throws {BusyError} when there is too much to do, and the signal's reason when it aborts
 */
export async function classify(services: Services, request: ClassifyRequest): Promise<PictureResult[]> {
  const { sources, askerId, urgency, serverId } = request;
  await services.rates.take(sources.length, askerId, serverId);
  const start = performance.now();
  const who = { personId: askerId, serverId, asked: urgency !== 'watched' };
  const turns = services.workload.reserve(who, totalTurns(sources));
  try {
    const results = await Promise.all(
      sources.map((source, index) => describe(services, source, index, turns, request)),
    );
    logClassification(services, request, results, performance.now() - start);
    return results;
  } finally {
    turns.close();
  }
}

/**
 * Classifies what a command is about, for who used it, as one of the requests that are in work.
 * @throws {BusyError} when there is too much to do, and the signal's reason when it aborts
 */
export function classifyAsked(
  services: Services,
  { id, user, guildId, channelId }: Pick<CommandInteraction, 'id' | 'user' | 'guildId' | 'channelId'>,
  request: Pick<ClassifyRequest, 'sources' | 'choices' | 'portraits' | 'signal'>,
): Promise<PictureResult[]> {
  const who = { id, askerId: user.id, urgency: 'interaction', serverId: guildId ?? undefined, channelId } as const;
  return services.workload.request(() => classify(services, { ...request, ...who }));
}

async function describe(
  services: Services,
  source: PictureSource,
  index: number,
  turns: Reservation,
  request: ClassifyRequest,
): Promise<PictureResult> {
  const { config, describer, facts, log, meter } = services;
  const { name, spoiler } = source;
  const { choices, signal } = request;
  try {
    const wanted = {
      maxFaces: Math.min(config.maxFaces, Math.floor(MOST_FACES / request.sources.length)),
      ...(choices.card && {
        card: {
          language: choices.language,
          threshold: choices.threshold,
          hidden: [...choices.leftOut],
          showFaces: config.annotate,
        },
        // Several pictures are shown on one card.
        ...(request.sources.length > 1 &&
          config.annotate !== 'never' && { portraits: { on: request.portraits ?? ('sheet' as const) } }),
      }),
    };
    const { analysis, pictures } = await bestOf(source, async (url) => {
      // The size is that of the file itself.
      if (url === source.url) refuseTooLarge(source, config.maxPictureBytes);
      const turn: Turn = (work) => turns.take(work, signal);
      const errand = { posterId: source.posterId, urgency: request.urgency };
      return describer.describe({ kind: 'url', url }, { ...wanted, signal, turn, errand });
    });
    if (pictures.failure) log.error({ id: request.id, err: pictures.failure }, 'a picture could not be illustrated');
    countDescribed(meter, analysis);
    facts.pictures += 1;
    facts.lastMilliseconds = milliseconds(analysis);
    return { name, spoiler, analysis, pictures, index };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError && !(error instanceof BusyError)) {
      meter.count('facets_pictures_refused_total', { code: error.code });
      return { name, failure: error };
    }
    throw error;
  }
}

function totalTurns(sources: readonly PictureSource[]): number {
  return sources.reduce((sum, source) => sum + turnsFor(source), 0);
}

function refuseTooLarge({ size }: PictureSource, most: number): void {
  if (size <= most) return;
  const mebibytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;
  throw new UserError('download/too-large', { values: { most: mebibytes(most), found: mebibytes(size) } });
}

function logClassification(
  { describer, log }: Services,
  { id, serverId, channelId, askerId }: ClassifyRequest,
  results: readonly PictureResult[],
  total: number,
): void {
  const analyses = results.filter(isAnalysed).map(({ analysis }) => analysis);
  const spent = (stage: keyof Analysis['timings']) =>
    Math.round(analyses.reduce((sum, { timings }) => sum + timings[stage], 0));
  log.info(
    {
      id,
      server: serverId,
      channel: channelId,
      person: askerId,
      pictures: results.length,
      failures: results.flatMap((result) => (isAnalysed(result) ? [] : [result.failure.code])),
      faces: analyses.reduce((sum, { faces }) => sum + faces.length, 0),
      ms: {
        total: Math.round(total),
        download: spent('download'),
        decode: spent('decode'),
        detect: spent('detect'),
        attributes: spent('attributes'),
        illustrate: spent('illustrate'),
      },
      device: describer.device,
      precision: describer.precision,
    },
    'classified',
  );
}
