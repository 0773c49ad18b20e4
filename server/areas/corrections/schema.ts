import { z } from 'zod'
import { isShownOnOneLine } from '../../platform/http/shown-text.ts'
import { zoneInput } from '../../platform/time/zone-input.ts'
import { areaOutput } from '../schema.ts'
import { affectedKinds } from './consequences.ts'
import { correctedFields } from './correction.ts'

const name = z
  .string('Enter a name.')
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'Keep the name to 100 characters.')
  .refine(isShownOnOneLine, 'Write the name in letters that can be seen, on one line.')

/** More than any town has, so that a figure with a few zeros too many is noticed. */
const MOST_PEOPLE = 50_000_000

export const peopleFigure = z
  .int('Enter a whole number of people.')
  .min(0, 'Enter 0 or more people.')
  .max(MOST_PEOPLE, 'Enter at most 50,000,000 people.')

export const areaPatch = z.strictObject({
  name: name.optional(),
  zone: zoneInput((zone) => `There is no time zone ${zone}.`)
    .optional()
    .describe(
      'An IANA time zone of its country. Only places have one: towns without parts, parts of towns, and rests.',
    ),
  population: peopleFigure
    .optional()
    .describe('How many people live there. Larger areas have the sum of their places.'),
  partOf: z
    .string('Name the town, or null.')
    .max(200)
    .nullable()
    .optional()
    .describe('The code of the town that it becomes a part of; null makes a part a town of its own.'),
})
export type AreaPatch = z.output<typeof areaPatch>

export const correctionOutput = z.object({
  field: z.enum(correctedFields),
  value: z.union([z.string(), z.number()]).nullable().describe('For partOf, the code of the area that it is put in.'),
  gazetteer: z.union([z.string(), z.number()]).nullable().describe('What the gazetteer says instead.'),
  by: z.string(),
  at: z.string(),
  unapplied: z.string().nullable().describe('Why it has no effect at present; null if it has one.'),
})

export const areaDetail = areaOutput.extend({
  children: z.int().describe('How many areas are directly in it.'),
  bounds: z.array(z.number()).length(4).nullable().describe('West, south, east, north in degrees; null when unknown.'),
  retiredAt: z.string().nullable().describe('Since when the gazetteer no longer lists it.'),
  basis: z.string().nullable().describe('How it is known that a part belongs to its town; null for other areas.'),
  names: z.array(z.string()).describe('Names that lead to it without being its own.'),
  zips: z
    .array(z.object({ zip: z.string(), share: z.number().describe('Of its people, 0 to 1: an estimate.') }))
    .describe('ZIP codes of 2021 that are in it, at least in part. Empty for states and countries.'),
  revision: z.int().describe('Rises with every correction. Send it as If-Match to correct the area.'),
  corrections: z.array(correctionOutput).describe('What administrators say instead of the gazetteer.'),
})

const affected = z.object({
  what: z
    .enum(affectedKinds)
    .describe('A notice is out already, a post is still to go out, a hold is an open incident that holds marketing.'),
  title: z.string(),
  href: z.string().nullable(),
})

export const consequencesOutput = z.object({
  gains: z.array(affected).readonly().describe('What would reach or cover the area only afterwards.'),
  loses: z.array(affected).readonly().describe('What would no longer reach or cover it.'),
  pages: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        gains: z.array(affected).readonly().describe('The notices that would come to its public page.'),
        loses: z.array(affected).readonly().describe('The notices that would leave its public page.'),
      }),
    )
    .readonly()
    .describe('The areas around it, before or after, whose public pages would show other notices.'),
  keeps: z.int().describe('How many announcements that are still to go out reach it before and after.'),
  atDue: z
    .array(z.object({ title: z.string(), href: z.string(), held: z.boolean(), reason: z.string() }))
    .readonly()
    .describe('Booked posts that would be held at their time, or else would reach fewer places then.'),
  exceeded: z.array(z.string()).readonly().describe('Windows that would newly hold more posts than the rules allow.'),
  warnings: z.array(z.string()).describe('What to make sure of first: a time zone that no place near has.'),
  people: z
    .array(z.object({ code: z.string(), name: z.string(), before: z.int().nullable(), after: z.int().nullable() }))
    .describe('Whose count of people would change: the area and the towns that it leaves and joins. Null: not known.'),
})

export const peopleInput = z.strictObject({
  figures: z
    .array(
      z.strictObject({
        area: z.string().max(200).describe('Its code, or its name and state. A ZIP code names none here.'),
        people: peopleFigure,
      }),
    )
    .min(1, 'Send at least one figure.')
    .max(1500, 'Send at most 1,500 figures at once.'),
  preview: z.boolean().default(false).describe('Only says what would change, and what cannot be read.'),
})

export const peopleOutput = z.object({
  changes: z.array(z.object({ code: z.string(), before: z.int().nullable(), after: z.int().nullable() })),
  unchanged: z.int().describe('How many figures say what holds already.'),
  problems: z
    .array(z.object({ index: z.int(), why: z.string() }))
    .describe('Figures that cannot be read, by their index. While there is one, nothing is changed.'),
  applied: z.boolean(),
})
