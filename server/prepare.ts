import type { Context } from './context.ts'

/** What a first start needs: the areas of the United States, the first channels and rules. Doing it again changes nothing. */
export async function prepareOrganisation(_context: Context, _report: (line: string) => void): Promise<void> {}
