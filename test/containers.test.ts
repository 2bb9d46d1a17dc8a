import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { readCompose, type Service } from '../scripts/image/compose.ts';
import { assignments, readStages, stepsOf } from '../scripts/image/dockerfile.ts';
import { loadConfig, SETTING_NAMES } from '../src/config.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const dockerfile = readFileSync(join(PACKAGE_ROOT, 'Dockerfile'), 'utf8');
const stages = readStages(dockerfile);
const FINAL = ['cpu', 'gpu'] as const;
const PASSWORDS = { REDIS_PASSWORD: 'abc123', POSTGRES_PASSWORD: 'def456' };
const compose = await readCompose(PACKAGE_ROOT, PASSWORDS);
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
const seconds = (text = '') => Number(/^(\d+)s$/.exec(text)?.[1]);

describe('the Dockerfile', () => {
  it('has nothing that its linter objects to', () => {
    expect(validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  it('starts from bases of one version each', () => {
    const named = stages.map(({ name }) => name);
    const bases = stages.map(({ base }) => base).filter((base) => !named.includes(base));
    for (const base of bases) expect(base).toMatch(/^[\w./-]+:\d+\.\d+(\.\d+)?-[\w.-]+$/);
  });

  it('takes nothing from addresses, and leaves no lists of packages behind', () => {
    for (const { steps } of stages) {
      expect(steps.map(({ keyword }) => keyword)).not.toContain('ADD');
      for (const { text } of steps.filter(({ keyword }) => keyword === 'RUN')) {
        expect(text).not.toMatch(/\b(curl|wget)\b/);
        if (text.includes('apt-get')) expect(text).toContain('rm -rf /var/lib/apt/lists/*');
      }
    }
  });

  it.each(FINAL)('makes an image for the %s that runs as nobody in particular and knows whether it serves', (name) => {
    const steps = stepsOf(stages, name);
    const words = (keyword: string) => steps.filter((step) => step.keyword === keyword).at(-1)?.words;
    expect(words('USER')).toEqual(['1000:1000']);
    expect(words('ENTRYPOINT')).toEqual(['node', 'dist/src/facets.js']);
    expect(words('CMD')).toEqual(['start']);
    expect(words('HEALTHCHECK')).toEqual(['node', '--eval', expect.stringContaining('/readyz')]);
    const environment = assignments(steps, 'ENV');
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(environment).filter((key) => key !== 'NODE_ENV')));
    expect(loadConfig(environment)).toMatchObject({
      dataDir: '/data',
      device: name === 'gpu' ? 'cuda' : 'cpu',
      metrics: { host: '0.0.0.0', port: Number(words('EXPOSE')?.[0]) },
    });
    expect(words('VOLUME')).toEqual(['/data']);
  });
});

describe('compose.yaml', () => {
  it('has one bot, one on a graphics card, and two gateways with two workers', () => {
    const inProfile = (profile: string) =>
      services
        .filter(([, { profiles }]) => profiles.includes(profile))
        .map(([name, { scale = 1 }]) => `${name} ${scale}`);
    expect(inProfile('one')).toEqual(['bot 1']);
    expect(inProfile('gpu')).toEqual(['bot-gpu 1']);
    expect(inProfile('scaled')).toEqual(['gateway-0 1', 'gateway-1 1', 'worker 2', 'redis 1', 'postgres 1']);
  });

  it.each(services)('lets %s write nowhere but where it has to, and opens no port of it', (_, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.ports).toBeUndefined();
    for (const volume of service.volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  });

  it.each(ours)('builds what %s runs, and gives it time to stop', (_, { build, image, stop_grace_period }) => {
    expect(stages.map(({ name }) => name)).toContain(build?.target);
    expect(image).toBe(`facets:${build?.target}`);
    expect(1000 * seconds(stop_grace_period)).toBeGreaterThan(loadConfig({}).shutdownMs + 6000);
  });

  it('gives gateways and workers settings that hold, and every shard to one gateway', () => {
    const configOf = ({ environment }: Service) => loadConfig(environment);
    const scaled = ours.filter(([, { profiles }]) => profiles.includes('scaled'));
    for (const [, service] of scaled) {
      expect(Object.keys(service.environment).filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
      expect(configOf(service)).toMatchObject({
        redisUrl: 'redis://:abc123@redis:6379',
        databaseUrl: 'postgres://facets:def456@postgres:5432/facets',
      });
      expect(Object.keys(service.depends_on ?? {})).toEqual(['redis', 'postgres']);
    }
    const shards = scaled.flatMap(([, { environment }]) => environment.SHARD_IDS ?? []);
    expect(shards).toEqual(['0', '1']);
    expect(new Set(scaled.flatMap(([, { environment }]) => environment.SHARDS ?? []))).toEqual(new Set(['2']));
  });

  it('keeps Redis and PostgreSQL behind passwords, and on a network of their own', () => {
    const { redis, postgres } = compose.services;
    for (const server of [redis, postgres]) expect(server?.networks).toEqual(['backend']);
    expect(compose.networks).toEqual({ backend: { internal: true } });
    expect(compose.configs.redis?.content).toContain('requirepass abc123');
    expect(compose.configs.redis?.content).toContain('maxmemory-policy noeviction');
    // Nothing of a picture outlives its answer there, not even how a slow command began.
    expect(compose.configs.redis?.content).toMatch(/save "".*appendonly no.*slowlog-log-slower-than -1/s);
    expect(postgres?.environment.POSTGRES_PASSWORD).toBe('def456');
  });
});
