import { z } from 'zod'
import { areaOutput } from '../areas/schema.ts'

const codes = z
  .array(z.string().trim().min(1).max(200))
  .max(50_000, 'Name at most 50,000 areas; wider ones hold many places.')

/** An audience as a person or an API client writes it. `resolveAudience` checks that the codes exist. */
export const audienceInput = z.strictObject({
  include: codes.default([]).describe('Codes of areas that should know, such as US-CA-029.'),
  exclude: codes.default([]).describe('Codes of areas inside them that should not.'),
})

/** A list of names as people write it. */
export const namesInput = z.strictObject({
  names: z
    .string()
    .max(200_000, 'Send at most 200,000 characters.')
    .describe(
      'Names, one in each line or with separators between: "Austin, TX; 93301". A table with a header row works too.',
    ),
  under: z.string().max(200).optional().describe('Only inside this area: its code.'),
})

const choice = areaOutput.extend({
  leaves: z.string().describe('What of `text` is still to be read once this is chosen; usually empty.'),
  share: z.number().nullable().describe('Of a ZIP code: which share of its people lives there, 0 to 1. An estimate.'),
})

export const namesOutput = z.object({
  read: z.array(z.object({ text: z.string(), area: areaOutput })).describe('What is meant for certain.'),
  toDecide: z
    .array(z.object({ text: z.string(), choices: z.array(choice) }))
    .describe('Names of several areas, the largest first. Nothing is taken for them.'),
  unknown: z
    .array(z.object({ text: z.string(), choices: z.array(choice) }))
    .describe('What no area is called, with up to a few that are called nearly so. Nothing is taken for it.'),
})

export const audienceDescription = z.object({
  audience: z
    .object({ include: z.array(z.string()), exclude: z.array(z.string()) })
    .describe('Without the marks that change nothing.'),
  places: z.int().describe('How many places it has: towns, parts of towns, and "elsewhere" in a county or town.'),
  people: z
    .int()
    .describe(
      'An estimate: the sum of the places with a figure (from GeoNames, the U.S. census of 2020 or an administrator).',
    ),
  peopleKnownFor: z.int().describe('How many of the places have a figure.'),
  zones: z.array(z.string()).describe('IANA time zones.'),
  summary: z.string().describe('In words: "Kern County, California, without Delano".'),
})
