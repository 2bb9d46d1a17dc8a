interface Counter<Label extends string = string> {
  readonly kind: 'counter';
  readonly help: string;
  readonly labels: readonly Label[];
}

interface Gauge<Label extends string = string> {
  readonly kind: 'gauge';
  readonly help: string;
  readonly labels: readonly Label[];
}

interface Histogram<Label extends string = string> {
  readonly kind: 'histogram';
  readonly help: string;
  readonly labels: readonly Label[];
  /** Upper bounds, ascending. */
  readonly buckets: readonly number[];
}

export type Metric = Counter | Gauge | Histogram;

/** From a cached answer to the longest that a picture may take, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

/**
 * Every metric of the gateways and the workers. Labels take few values each, and none that names a person, a server or a
 * channel. ops/ and docs/scaling.md may name no other; a test holds them to it.
 */
export const METRICS = {
  facets_posts_seen_total: {
    kind: 'counter',
    help: 'Posts that the bot looked at: where it was asked, and where it watches.',
    labels: ['reason'],
  },
  facets_posts_shed_total: {
    kind: 'counter',
    help: 'Posts that went without an answer for reasons that are not their own.',
    labels: [],
  },
  facets_interactions_total: {
    kind: 'counter',
    help: 'Commands, presses and selections, by how they were acknowledged.',
    labels: ['ack'],
  },
  facets_pictures_described_total: { kind: 'counter', help: 'Pictures that were described.', labels: [] },
  facets_faces_total: { kind: 'counter', help: 'Faces that were described in them.', labels: [] },
  facets_pictures_refused_total: {
    kind: 'counter',
    help: 'Pictures that could not be had or read, by the reason that people are told.',
    labels: ['code'],
  },
  facets_requests_refused_total: {
    kind: 'counter',
    help: 'Requests that were answered with a reason why not, by the reason.',
    labels: ['code'],
  },
  facets_errors_total: { kind: 'counter', help: 'Bugs: each has an id in the log.', labels: [] },
  facets_stage_seconds: {
    kind: 'histogram',
    help: 'What one picture took, by stage: download, decode, detect, attributes, illustrate.',
    labels: ['stage'],
    buckets: SECONDS,
  },
  facets_batch_size: {
    kind: 'histogram',
    help: 'Inputs that a network was run on at once.',
    labels: ['network'],
    buckets: [1, 2, 4, 8, 16, 32, 64],
  },
  facets_requests_in_work: { kind: 'gauge', help: 'Requests in work or waiting.', labels: [] },
  facets_pictures_waiting: { kind: 'gauge', help: 'Pictures that were let in and wait for their turn.', labels: [] },
  facets_queue_connected: {
    kind: 'gauge',
    help: '1 where a gateway reaches the queue that workers take pictures from, else 0; absent without one.',
    labels: [],
  },
  facets_queue_waiting: {
    kind: 'gauge',
    help: 'Pictures of all gateways that wait in the queue, as this one counted them last.',
    labels: [],
  },
  facets_workers_ready: { kind: 'gauge', help: 'Workers that take pictures, as this gateway hears them.', labels: [] },
  facets_workers_capacity: {
    kind: 'gauge',
    help: 'Pictures that all of them together may have at the same time.',
    labels: [],
  },
  facets_worker_pictures_in_work: { kind: 'gauge', help: 'Pictures that this worker has in work.', labels: [] },
  facets_worker_answers_total: {
    kind: 'counter',
    help: 'What this worker answered: described, rejected, expired.',
    labels: ['kind'],
  },
  facets_memory_budget_bytes: {
    kind: 'gauge',
    help: 'Memory that pictures may take together, by what for: files, decoders.',
    labels: ['of'],
  },
  facets_memory_budget_used_bytes: {
    kind: 'gauge',
    help: 'Of that, what is taken now.',
    labels: ['of'],
  },
  facets_describer_info: {
    kind: 'gauge',
    help: 'Always 1: what describes here, and with what.',
    labels: ['device', 'model', 'version'],
  },
  facets_shard_ready: { kind: 'gauge', help: '1 for each own shard that is connected, else 0.', labels: ['shard'] },
  facets_shard_ping_seconds: {
    kind: 'gauge',
    help: 'From the last heartbeat to its acknowledgement, by shard.',
    labels: ['shard'],
  },
  facets_shards_held_twice: {
    kind: 'gauge',
    help: 'Own shards that another process of this bot holds, too, as Redis tells; absent without one.',
    labels: [],
  },
  facets_servers: { kind: 'gauge', help: 'Servers of the own shards.', labels: [] },
  facets_discord_responses_total: {
    kind: 'counter',
    help: "Responses of Discord's REST interface, by status.",
    labels: ['status'],
  },
  facets_outbox_waiting: { kind: 'gauge', help: 'Replies on their way to Discord.', labels: [] },
  facets_replies_total: {
    kind: 'counter',
    help: 'What became of replies to posts: sent, gone, refused, later.',
    labels: ['outcome'],
  },
  facets_catch_up_channels_total: {
    kind: 'counter',
    help: 'Channels that were read back after a start or a lost session.',
    labels: [],
  },
  facets_catch_up_posts_total: { kind: 'counter', help: 'Posts that were found there without an answer.', labels: [] },
  facets_store_waiting: { kind: 'gauge', help: 'Changes that are not in the database yet.', labels: [] },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
export type NameOf<Kind extends Metric['kind']> = {
  [Name in MetricName]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]['labels'][number], string | number>
>;
