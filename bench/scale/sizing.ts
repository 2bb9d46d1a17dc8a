import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** What was measured. */
export interface Measured {
  /** Pictures a second that one core of the workers describes. */
  readonly picturesPerCore: number;
  /** Seconds of a core that one picture takes. */
  readonly perPicture: { readonly gateway: number; readonly redis: number; readonly postgres: number };
  /** Bytes of a gateway without servers, and of each thousand of them. */
  readonly memory: { readonly fixed: number; readonly perThousand: number };
}

/** What is assumed; the page says so. */
const ASSUMED = {
  /** Pictures that are answered in a server in a day, and the part of them that the busiest hour has. */
  picturesADay: 20,
  busiestHour: 0.1,
  /** How much of a core may be in use, so that a burst finds room. */
  use: 0.6,
  serversAShard: 1000,
  shardsAGateway: 16,
  /** Discord's `max_concurrency` below 150,000 servers, and the seconds that it counts in. */
  identifies: 1,
  identifySeconds: 5,
} as const;

const SERVERS = [1, 100, 2500, 100_000] as const;

const PAGE = join(PACKAGE_ROOT, 'docs', 'scaling.md');
const TABLE = /(?<=<!-- npm run bench -- scale -->\n).*(?=<!-- end -->)/s;

/** Lines of a Markdown table: what so many servers take, by arithmetic from what was measured and what is assumed. */
export function sizingTable({ picturesPerCore, perPicture, memory }: Measured): string[] {
  const rows = SERVERS.map((servers) => {
    const perSecond = (servers * ASSUMED.picturesADay * ASSUMED.busiestHour) / 3600;
    const cores = Math.ceil(perSecond / picturesPerCore / ASSUMED.use);
    const shards = Math.ceil(servers / ASSUMED.serversAShard);
    const gateways = Math.ceil(
      Math.max(shards / ASSUMED.shardsAGateway, (perSecond * perPicture.gateway) / ASSUMED.use),
    );
    const megabytes = (memory.fixed + (memory.perThousand * servers) / gateways / 1000) / 1024 / 1024;
    const identifying = (shards / ASSUMED.identifies) * ASSUMED.identifySeconds;
    const share = (seconds: number) => `${(100 * perSecond * seconds).toFixed(perSecond > 1 ? 0 : 2)} %`;
    return [
      servers.toLocaleString('en'),
      perSecond < 0.1 ? perSecond.toPrecision(1) : perSecond.toFixed(1),
      cores,
      `${shards} on ${gateways}`,
      `${megabytes.toFixed(0)} MiB`,
      share(perPicture.redis),
      share(perPicture.postgres),
      `${identifying} s`,
    ];
  });
  return [
    '| Servers | Pictures a second | Cores that describe | Shards on gateways | Memory of each gateway | Of a core: Redis | PostgreSQL | All shards logged in after |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ];
}

/** Puts the table into docs/scaling.md. */
export async function writeSizing(rows: readonly string[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  if (!TABLE.test(page)) throw new Error('Expected the marks of the table in docs/scaling.md, but found none.');
  await writeFile(
    PAGE,
    page.replace(TABLE, () => `\n${rows.join('\n')}\n\n`),
  );
}
