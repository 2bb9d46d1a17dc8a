import type { Check, MetricsServer } from './server.ts';

/**
 * Serves metrics and health; what that takes is loaded where it is wanted alone.
 * @throws {UserError} `metrics/port` where it cannot listen
 */
export async function openMetrics(
  at: { readonly port: number; readonly host: string },
  checks: Readonly<Record<string, Check>>,
): Promise<MetricsServer> {
  const { openMetricsServer } = await import('./server.ts');
  return openMetricsServer({ ...at, checks });
}
