import { loadCountry } from './areas/gazetteer/actions.ts'
import { ensureDefaults } from './calendar/rules/first-start.ts'
import type { Context } from './context.ts'

/**
 * Loads what a first start needs: the areas of the United States, the first channels and the first rules. Running it
 * again changes nothing.
 */
export async function prepareOrganisation(context: Context, report: (line: string) => void): Promise<void> {
  if (context.areas.tree.roots.length === 0) await loadCountry(context, 'US', report)
  await ensureDefaults(context)
}
