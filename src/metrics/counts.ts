import type { Metrics } from './metrics.ts';

const results: Record<string, string> = { ok: 'taken', retry: 'retried', dead: 'dead' };

/** What this process has counted since it began: `requests`, `errors`, `fired`, and `taken:`, `retried:`, `dead:` of each consumer; and its sockets. */
export async function readCounts(metrics: Metrics): Promise<{ counts: Map<string, number>; sockets: number }> {
  const counts = new Map<string, number>();
  const add = (name: string, n: number) => counts.set(name, (counts.get(name) ?? 0) + n);
  for (const { metricName, labels, value } of (await metrics.httpSeconds.get()).values)
    if (metricName?.endsWith('_count')) {
      add('requests', value);
      if (Number(labels.status) >= 500) add('errors', value);
    }
  for (const { labels, value } of (await metrics.consumed.get()).values)
    add(`${results[labels.result ?? '']}:${labels.consumer}`, value);
  add('fired', (await metrics.remindersFired.get()).values[0]?.value ?? 0);
  return { counts, sockets: (await metrics.liveSockets.get()).values[0]?.value ?? 0 };
}
