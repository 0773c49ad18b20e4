import { DateTime } from 'luxon'
import { z } from 'zod'
import { formatList } from '../../platform/format.ts'
import { instantInput } from '../time-input.ts'

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
  from: instantInput.optional().describe('From this instant on; now, when left out.'),
  to: instantInput.optional().describe('Before this instant; seven days after `from`, when left out.'),
}

/** Whether the text is a valid date in the years that the calendar shows, 2000 to 2099. */
export function isCalendarYear(text: string): boolean {
  const { isValid, year } = DateTime.fromISO(text)
  return isValid && year >= 2000 && year < 2100
}

export const dayText = z
  .string()
  .refine((text) => text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && isCalendarYear(text)), {
    error: 'is a day such as 2026-12-01.',
  })
  .default('')
