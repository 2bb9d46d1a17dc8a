import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { METRICS } from '../../src/metrics/catalogue.ts';
import { PrometheusMeter } from '../../src/metrics/prometheus.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** The names that Prometheus will find, and the labels that each has. */
const known = new Map<string, readonly string[]>([['up', []]]);
for (const { name, type } of new PrometheusMeter().registry.getMetricsAsArray()) {
  const own = Object.entries(METRICS).find(([own]) => own === name)?.[1].labels ?? [];
  const isHistogram = String(type) === 'histogram';
  for (const ending of isHistogram ? ['_bucket', '_sum', '_count'] : ['']) known.set(name + ending, own);
}

/** What Prometheus adds to every series, and a bucket's bound. */
const ADDED = ['job', 'instance', 'le'];
const WORDS = new Set(['by', 'without', 'on', 'ignoring', 'and', 'or', 'unless', 'offset', 'bool']);
const NAME = /[a-zA-Z_:][\w:]*/g;

/** The metrics and labels that a PromQL expression names. */
function namesIn(expression: string): { readonly metrics: string[]; readonly labels: string[] } {
  const labels: string[] = [];
  const rest = expression
    .replace(/"[^"]*"/g, '""')
    .replace(/\{([^}]*)\}/g, (_, inner: string) => {
      labels.push(...(inner.match(NAME) ?? []));
      return '';
    })
    .replace(/\b(?:by|without|on|ignoring)\s*\(([^)]*)\)/g, (_, inner: string) => {
      labels.push(...(inner.match(NAME) ?? []));
      return '';
    })
    .replace(/\[[^\]]*\]/g, '');
  const metrics = [...rest.matchAll(/[a-zA-Z_:][\w:]*(?!\w|\s*\()/g)].map(([name]) => name);
  return { metrics: metrics.filter((name) => !WORDS.has(name)), labels };
}

function problemsOf(expression: string): string[] {
  const { metrics, labels } = namesIn(expression);
  if (metrics.length === 0) return [`no metric in ${expression}`];
  const missing = metrics.filter((name) => !known.has(name)).map((name) => `no metric ${name}`);
  const allowed = new Set([...ADDED, ...metrics.flatMap((name) => known.get(name) ?? [])]);
  return [...missing, ...labels.filter((label) => !allowed.has(label)).map((label) => `no label ${label}`)];
}

const read = (name: string) => readFileSync(join(PACKAGE_ROOT, 'ops', name), 'utf8');

const dashboard = z
  .object({
    panels: z.array(
      z.object({
        title: z.string().min(1),
        targets: z.array(z.object({ expr: z.string(), legendFormat: z.string() })),
      }),
    ),
    templating: z.object({
      list: z.array(z.object({ name: z.string(), query: z.union([z.string(), z.object({ query: z.string() })]) })),
    }),
  })
  .parse(JSON.parse(read('grafana-dashboard.json')));

const alerts = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            labels: z.object({ severity: z.enum(['warning', 'critical']) }),
            annotations: z.object({ summary: z.string().min(1) }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yml')));

describe('the check itself', () => {
  it.each([
    ['facets_none_total', ['no metric facets_none_total']],
    ['rate(facets_faces_total[5m]) / facets_stage_seconds', ['no metric facets_stage_seconds']],
    ['sum by (planet) (facets_servers{moon="x"})', ['no label moon', 'no label planet']],
    ['sum(1)', ['no metric in sum(1)']],
  ])('finds what is wrong with %s', (expression, problems) => {
    expect(problemsOf(expression).toSorted()).toEqual(problems);
  });
});

describe('the dashboard', () => {
  it.each(dashboard.panels.map(({ title, targets }) => [title, targets] as const))(
    'shows metrics that exist under "%s"',
    (_, targets) => {
      expect(targets.flatMap(({ expr }) => problemsOf(expr))).toEqual([]);
      const legends = targets.flatMap(({ legendFormat }) => [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)]);
      const labels = targets.flatMap(({ expr }) => namesIn(expr).metrics.flatMap((name) => known.get(name) ?? []));
      expect(legends.flatMap(([, label = '']) => ([...labels, 'instance'].includes(label) ? [] : [label]))).toEqual([]);
    },
  );

  it('asks a metric that exists which processes there are', () => {
    const queries = dashboard.templating.list.flatMap(({ query }) => (typeof query === 'string' ? [] : query.query));
    expect(queries.map((query) => /^label_values\((\w+)\{/.exec(query)?.[1])).toEqual(['process_start_time_seconds']);
    expect(known.has('process_start_time_seconds')).toBe(true);
  });

  it('leaves no metric of ours out', () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr).metrics));
    const bases = new Set(shown.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
    expect(Object.keys(METRICS).filter((name) => !bases.has(name))).toEqual([]);
  });
});

describe('the alerts', () => {
  it.each(
    alerts.groups.flatMap(({ rules }) => rules).map(({ alert, expr, annotations }) => [alert, expr, annotations]),
  )('%s goes by metrics that exist', (_, expr) => expect(problemsOf(String(expr))).toEqual([]));

  it('quote only labels that their expressions leave', () => {
    for (const { expr, annotations } of alerts.groups.flatMap(({ rules }) => rules)) {
      const { metrics, labels } = namesIn(expr);
      const left = new Set(['instance', ...labels, ...metrics.flatMap((name) => known.get(name) ?? [])]);
      for (const [, label = ''] of annotations.summary.matchAll(/\$labels\.(\w+)/g)) expect(left).toContain(label);
    }
  });
});

describe('docs/scaling.md', () => {
  it('names metrics that exist', () => {
    const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'scaling.md'), 'utf8');
    const named = page.match(/\bfacets_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
