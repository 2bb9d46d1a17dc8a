import { GatewayOpcodes } from 'discord-api-types/v10';
import type { Happening } from '../../../api.ts';

export const SOURCES = ['gateway', 'REST', 'CDN', 'people', 'faults'] as const;

/** Which side of the local Discord something happened on. */
export type Source = (typeof SOURCES)[number];

export interface Description {
  readonly source: Source;
  readonly summary: string;
  readonly failed: boolean;
}

/** One line on what happened. */
export function describe(happening: Happening): Description {
  switch (happening.type) {
    case 'rest':
      return {
        source: 'REST',
        summary: `${happening.status || 'cut'} ${happening.method} ${shortened(happening.path)} ${Math.round(happening.ms)} ms`,
        failed: happening.status === 0 || happening.status >= 400,
      };
    case 'cdn.requested':
      return {
        source: 'CDN',
        summary: `${happening.status} ${shortened(happening.path)}`,
        failed: happening.status >= 400,
      };
    case 'gateway.sent':
      return { source: 'gateway', summary: `↓ ${frame(happening.payload)}`, failed: false };
    case 'gateway.received':
      return { source: 'gateway', summary: `↑ ${frame(happening.payload)}`, failed: false };
    case 'gateway.opened':
      return { source: 'gateway', summary: `connection ${happening.connection} opened`, failed: false };
    case 'gateway.ready': {
      const { connection, resumed } = happening;
      return { source: 'gateway', summary: `connection ${connection} ${resumed ? 'resumed' : 'ready'}`, failed: false };
    }
    case 'gateway.closed': {
      const { connection, code, by } = happening;
      return { source: 'gateway', summary: `connection ${connection} closed by the ${by}, ${code}`, failed: true };
    }
    case 'fault.struck':
      return { source: 'faults', summary: happening.description, failed: true };
    case 'interaction.acknowledged':
      return {
        source: 'people',
        summary: `interaction acknowledged after ${Math.round(happening.afterMs)} ms`,
        failed: false,
      };
    case 'interaction.failed':
      return { source: 'people', summary: 'interaction not acknowledged within 3 s', failed: true };
    default:
      return { source: 'people', summary: happening.type.replace('.', ' '), failed: false };
  }
}

/** Ids and tokens by their last characters. */
function shortened(path: string): string {
  return path.replaceAll(/\d{15,}|[\w-]{32,}/g, (part) => `…${part.slice(-4)}`);
}

function frame(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null || !('op' in payload)) return 'unreadable frame';
  const name = typeof payload.op === 'number' ? GatewayOpcodes[payload.op] : undefined;
  return 't' in payload && typeof payload.t === 'string' ? payload.t : (name ?? `opcode ${String(payload.op)}`);
}
