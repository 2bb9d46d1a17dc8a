import { setTimeout as delay } from 'node:timers/promises';
import type { CdnFault, GatewayFault, LocalDiscordOptions } from 'local-discord';
import type { Drill } from './drill.ts';
import { fillWithWork, settle } from './filling.ts';
import { FLEET_DRILLS } from './fleet-drills.ts';
import type { Stage } from './stage.ts';
import { tally } from './tally.ts';

const REPLIES = { method: 'POST', path: /^\/channels\/\d+\/messages$/ } as const;
const HOUR_MS = 3_600_000;
const TWO_SHARDS: LocalDiscordOptions = { gateway: { shards: 2, maxConcurrency: 2 } };

function struck({ discord }: Stage): number {
  return discord.happened.filter(({ type }) => type === 'fault.struck').length;
}

function sessions({ discord }: Stage, resumed: boolean): number {
  return discord.happened.filter((happening) => happening.type === 'gateway.ready' && happening.resumed === resumed)
    .length;
}

/** Whether all that was posted is still in work. */
function noneAnswered(stage: Stage): boolean {
  return tally(stage).answered === 0;
}

function handshakes(): Drill[] {
  const faults: readonly (readonly [string, GatewayFault])[] = [
    ['404', { kind: 'status', status: 404 }],
    ['503', { kind: 'status', status: 503 }],
    ['hangs', { kind: 'stalled' }],
  ];
  return faults.flatMap(([what, fault]) =>
    [1, 2].flatMap((shards): Drill[] => {
      const discord = shards === 2 ? { discord: TWO_SHARDS } : {};
      const times = fault.kind === 'stalled' ? shards : 2 * shards;
      const of = shards === 2 ? ', two shards' : '';
      return [
        {
          name: `handshake ${what} at the start${of}`,
          ...discord,
          notStarted: true,
          short: what === '503',
          async run(stage, count) {
            stage.discord.faults.gateway(fault, { times });
            await stage.start();
            await stage.post(count);
            await stage.use(4);
            return struck(stage) === times && sessions(stage, false) === shards;
          },
        },
        {
          name: `handshake ${what} in mid-run${of}`,
          ...discord,
          short: what === '503' && shards === 1,
          async run(stage, count) {
            await settle(stage);
            stage.discord.faults.gateway(fault, { times });
            stage.discord.faults.dropSockets();
            await stage.post(count);
            await stage.until(() => sessions(stage, true) === shards, 'the sessions to be resumed');
            return struck(stage) >= times;
          },
        },
      ];
    }),
  );
}

function downloads(): Drill[] {
  const faults: readonly (readonly [string, CdnFault])[] = [
    ['429', { kind: 'rate-limited', retryAfterMs: 500 }],
    ['503', { kind: 'status', status: 503 }],
    ['is slow', { kind: 'slow', bytesPerSecond: 60_000 }],
    ['sends garbage', { kind: 'malformed', what: 'header' }],
  ];
  return faults.map(([what, fault]) => ({
    name: `CDN ${what}`,
    short: what === '503',
    async run(stage, count) {
      stage.discord.faults.cdn(fault, { times: count });
      await stage.post(count);
      await stage.use(4);
      await stage.until(() => struck(stage) >= count, 'the fault to strike');
      return struck(stage) >= count;
    },
  }));
}

function clocks(): Drill[] {
  return ([2, -2] as const).map((hours) => ({
    name: `clock ${hours > 0 ? '+' : '−'} 2 h`,
    async run(stage, count) {
      await settle(stage);
      await stage.bot.end('SIGTERM');
      await stage.post(count / 2);
      await stage.start({ DRILL_CLOCK_MS: String(hours * HOUR_MS) });
      await stage.post(count / 2);
      await stage.use(4);
      return stage.logged('catching up') > 0;
    },
  }));
}

export const DRILLS: readonly Drill[] = [
  {
    name: 'socket drop',
    short: true,
    async run(stage, count) {
      stage.discord.faults.dropSockets();
      await stage.post(count);
      await stage.until(() => sessions(stage, true) > 0, 'the session to be resumed');
      await stage.use(4);
      return true;
    },
  },
  {
    name: 'zombie connection',
    discord: { heartbeatIntervalMs: 1500 },
    async run(stage, count) {
      const cancel = stage.discord.faults.stopHeartbeatAcks();
      for (let i = 0; i < count; i++) {
        await stage.post(1);
        await delay(150);
      }
      await stage.until(() => stage.logged('reconnecting') > 0, 'the bot to notice');
      cancel();
      await stage.until(() => sessions(stage, true) > 0, 'the session to be resumed');
      return true;
    },
  },
  {
    name: 'INVALID_SESSION',
    short: true,
    async run(stage, count) {
      await settle(stage);
      stage.discord.faults.invalidateSessions();
      await stage.post(count);
      await stage.until(() => sessions(stage, false) === 2, 'the new session');
      return sessions(stage, false) === 2;
    },
  },
  ...handshakes(),
  {
    name: 'TCP refused for 14 s',
    async run(stage, count) {
      await settle(stage);
      stage.discord.faults.refuseConnections({ forMs: 14_000 });
      await stage.post(count);
      await delay(14_000);
      await stage.until(() => stage.logged('resumed') + stage.logged('logged in anew') > 0, 'the bot to be back');
      return true;
    },
  },
  {
    name: 'kill −9 in mid-work, and restart',
    settings: { DRILL_PICTURE_MS: '400' },
    short: true,
    async run(stage, count) {
      await settle(stage);
      await fillWithWork(stage, count);
      await stage.bot.end('SIGKILL');
      await stage.start();
      return stage.logged('told to ask again') > 0;
    },
  },
  {
    name: 'SIGTERM in mid-work, and restart',
    settings: { DRILL_PICTURE_MS: '200' },
    async run(stage, count) {
      await settle(stage);
      await fillWithWork(stage, count);
      const ended = stage.bot.end('SIGTERM');
      await stage.until(() => stage.logged('stopping') > 0, 'the stop');
      await stage.post(count / 2);
      await ended;
      await stage.start();
      return stage.logged('stopped') > 0;
    },
  },
  {
    name: 'SIGTERM past its deadline, and restart',
    settings: { DRILL_PICTURE_MS: '2000', SHUTDOWN_SECONDS: '1' },
    short: true,
    async run(stage, count) {
      await settle(stage);
      await fillWithWork(stage, count);
      await stage.bot.end('SIGTERM');
      await stage.start({ DRILL_PICTURE_MS: '20' });
      return stage.logged('stopped before everything in work was done') > 0;
    },
  },
  {
    name: '20 × 502 on the replies',
    short: true,
    async run(stage, count) {
      stage.discord.faults.rest({ kind: 'status', status: 502 }, { ...REPLIES, times: 20 });
      await stage.post(count);
      await stage.until(() => struck(stage) >= Math.min(20, count), 'the fault to strike');
      return true;
    },
  },
  {
    name: '15 s of 503 on everything',
    settings: { DRILL_PICTURE_MS: '300' },
    async run(stage, count) {
      await fillWithWork(stage, count / 2);
      stage.discord.faults.rest({ kind: 'status', status: 503 }, { forMs: 15_000 });
      await stage.post(count / 2);
      await stage.use(2);
      await delay(15_000);
      return struck(stage) > 0;
    },
  },
  {
    name: '429 of 10 s on the replies',
    async run(stage, count) {
      stage.discord.faults.rest({ kind: 'rate-limited', retryAfterMs: 10_000 }, { ...REPLIES, times: 4 });
      await stage.post(count);
      await stage.use(4);
      await stage.until(() => struck(stage) >= 1, 'the fault to strike');
      return true;
    },
  },
  {
    name: 'AutoMod refuses every reply',
    async run(stage, count) {
      stage.discord.faults.rest({ kind: 'refused', code: 200_000, status: 400 }, { ...REPLIES, times: count });
      await stage.post(count);
      await stage.until(() => struck(stage) >= count, 'the fault to strike');
      return struck(stage) === count;
    },
  },
  {
    name: 'channel deleted in mid-work',
    settings: { DRILL_PICTURE_MS: '2000' },
    short: true,
    async run(stage, count) {
      const doomed = stage.server.createChannel({ name: 'doomed' });
      await stage.post(count, [doomed]);
      const inWork = noneAnswered(stage);
      doomed.delete();
      return inWork;
    },
  },
  {
    name: 'bot kicked in mid-work',
    settings: { DRILL_PICTURE_MS: '2000' },
    async run(stage, count) {
      await stage.post(count, stage.channels.slice(0, 2));
      const inWork = noneAnswered(stage);
      stage.server.removeBot();
      return inWork;
    },
  },
  {
    name: 'permission to send taken away in mid-work',
    settings: { DRILL_PICTURE_MS: '2000' },
    async run(stage, count) {
      const [channel] = stage.channels;
      if (!channel) throw new Error('expected a channel');
      await stage.post(count, [channel]);
      const inWork = noneAnswered(stage);
      channel.setOverwrites([{ for: 'bot', deny: ['SendMessages'] }]);
      return inWork;
    },
  },
  {
    name: 'posts deleted in mid-work',
    settings: { DRILL_PICTURE_MS: '2000' },
    async run(stage, count) {
      await stage.post(count);
      const inWork = noneAnswered(stage);
      for (const { message } of stage.posts) stage.discord.person(message.author).delete(message);
      return inWork;
    },
  },
  {
    name: 'opting out in mid-work',
    settings: { DRILL_PICTURE_MS: '2000' },
    short: true,
    async run(stage, count) {
      await stage.post(count);
      const [channel] = stage.channels;
      if (!channel) throw new Error('expected a channel');
      const inWork = noneAnswered(stage);
      for (const person of stage.people) await (await person.run(channel, 'privacy opt-out')).reply();
      return inWork;
    },
  },
  ...clocks(),
  {
    name: 'two processes on one token',
    short: true,
    async run(stage, count) {
      await stage.start({}, 'other-data');
      await stage.post(count);
      await stage.use(4);
      return stage.discord.connectedSessions === 2;
    },
  },
  ...downloads(),
  ...FLEET_DRILLS,
];
