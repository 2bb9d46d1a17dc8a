import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);

const health = z.strictObject({
  test: z.array(z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.int(),
});

/** A service, with all that ours may have: what is misspelt is noticed. */
const service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), target: z.string() }).optional(),
  profiles: z.array(z.string()).min(1),
  env_file: z.string().optional(),
  environment: z.record(z.string(), text).default({}),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  init: z.boolean().optional(),
  read_only: z.boolean(),
  tmpfs: z.array(z.string()),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  pids_limit: z.int().optional(),
  mem_limit: z.string(),
  shm_size: z.string().optional(),
  restart: z.enum(['unless-stopped']),
  stop_grace_period: z.string().optional(),
  scale: z.int().optional(),
  volumes: z.array(z.string()).default([]),
  configs: z.array(z.strictObject({ source: z.string(), target: z.string() })).default([]),
  networks: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck: health.optional(),
  deploy: z
    .strictObject({
      resources: z.strictObject({
        reservations: z.strictObject({
          devices: z.array(z.strictObject({ driver: z.string(), count: z.int(), capabilities: z.array(z.string()) })),
        }),
      }),
    })
    .optional(),
  ports: z.array(z.string()).optional(),
});

const compose = z.object({
  services: z.record(z.string(), service),
  configs: z.record(z.string(), z.strictObject({ content: z.string() })),
  networks: z.record(z.string(), z.object({ internal: z.boolean() })),
  volumes: z.record(z.string(), z.unknown()),
});

export type Compose = z.infer<typeof compose>;
export type Service = z.infer<typeof service>;

/** compose.yaml, with what its variables stand for put in. @throws where there is something in it that we do not know */
export async function readCompose(root: string, variables: Readonly<Record<string, string>>): Promise<Compose> {
  const source = await readFile(join(root, 'compose.yaml'), 'utf8');
  const filled = source.replaceAll(/\$\{(\w+):-\}/g, (_, name: string) => variables[name] ?? '');
  return compose.parse(parse(filled, { merge: true }));
}
