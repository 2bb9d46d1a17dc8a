import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on the page of serious or critical impact, one line each. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // Past the page's content security policy, as a debugger would: axe is no part of the page.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async (): Promise<axe.AxeResults> => {
    const checker: unknown = Reflect.get(window, 'axe');
    if (typeof checker !== 'object' || checker === null || !('run' in checker) || typeof checker.run !== 'function') {
      throw new Error('expected axe in the page');
    }
    return checker.run(document);
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
