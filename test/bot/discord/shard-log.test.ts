import { Client, Events } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { watchShards } from '../../../src/bot/discord/shard-log.ts';
import { LogLines } from '../../log-lines.ts';

function watch(signal = new AbortController().signal) {
  const client = new Client({ intents: [] });
  const log = new LogLines();
  watchShards(client, pino({ level: 'debug' }, log.stream), signal);
  const said = () => log.lines.map(({ level, shard, msg }) => [level, shard, msg]);
  return { client, log, said };
}

it('a shard that goes and comes back is told of once each, however often it tries', () => {
  const { client, log, said } = watch();
  for (let attempts = 0; attempts < 5; attempts++) client.emit(Events.ShardReconnecting, 3);
  client.emit(Events.ShardReconnecting, 4);
  client.emit(Events.ShardResume, 3, 17);
  client.emit(Events.ShardReady, 4, undefined);
  expect(said()).toEqual([
    [30, 3, 'reconnecting'],
    [40, 3, 'the gateway cannot be reached; trying again until it can'],
    [30, 4, 'reconnecting'],
    [30, 3, 'resumed'],
    [30, 4, 'logged in anew'],
  ]);
  expect(log.lines[3]).toMatchObject({ attempts: 5, events: 17, seconds: 0 });
});

it('a shard that was never away is not said to be back, and one that goes again is told of again', () => {
  const { client, said } = watch();
  client.emit(Events.ShardReady, 0, undefined);
  expect(said()).toEqual([]);
  client.emit(Events.ShardReconnecting, 0);
  client.emit(Events.ShardResume, 0, 1);
  client.emit(Events.ShardReady, 0, undefined);
  client.emit(Events.ShardReconnecting, 0);
  expect(said().map(([, , message]) => message)).toEqual(['reconnecting', 'resumed', 'reconnecting']);
});

it('what goes wrong on a connection is for who looks closely, and nothing is said after the stop', () => {
  const stop = new AbortController();
  const { client, log, said } = watch(stop.signal);
  client.emit(Events.ShardError, new Error('reset'), 2);
  expect(log.lines).toMatchObject([{ level: 20, shard: 2, err: { message: 'reset' } }]);
  stop.abort();
  client.emit(Events.ShardReconnecting, 2);
  expect(said()).toHaveLength(1);
});
