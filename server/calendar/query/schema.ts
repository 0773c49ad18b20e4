import { z } from 'zod'
import { formatList } from '../../platform/format.ts'
import { timestampInput } from '../../platform/time/instant-input.ts'

/** One or more of these words, separated by commas or as repeated parameters. */
export function listOf<Word extends string>(words: readonly Word[]) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((text) => text.split(',')))
    .transform((texts) => texts.map((text) => text.trim()).filter(Boolean))
    .pipe(z.array(z.enum(words, { error: `is one or more of ${formatList(words)}, separated by commas.` })))
    .transform((found) => (found.length === 0 ? undefined : found))
    .optional()
}

/** The time range of an API query. */
export const timeRangeQuery = {
  from: timestampInput.optional().describe('From this instant on; now, when left out.'),
  to: timestampInput.optional().describe('Before this instant; seven days after `from`, when left out.'),
}
