import { loadInThread } from './areas/gazetteer/load-in-thread.ts'
import { ensureDefaults } from './calendar/rules/first-start.ts'
import type { Context } from './context.ts'

/**
 * Loads what a first start needs: the areas of the United States, the first channels and the first rules. Running it
 * again changes nothing. `signal` ends it early.
 */
export async function prepareOrganisation(
  context: Context,
  report: (line: string) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  if (context.areas.tree.roots.length === 0) await loadInThread(context, 'US', { report, signal })
  await ensureDefaults(context)
}
