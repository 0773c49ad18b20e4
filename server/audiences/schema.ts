import { z } from 'zod'

const codes = z
  .array(z.string().trim().min(1).max(200))
  .max(50_000, 'Name at most 50,000 areas; wider ones hold many places.')

/** An audience as a person or an API client writes it. `resolveAudience` checks that the codes exist. */
export const audienceInput = z.strictObject({
  include: codes.default([]).describe('Codes of areas that should know, such as US-CA-029.'),
  exclude: codes.default([]).describe('Codes of areas inside them that should not.'),
})

export const audienceDescription = z.object({
  audience: z
    .object({ include: z.array(z.string()), exclude: z.array(z.string()) })
    .describe('Without the marks that change nothing.'),
  places: z.int().describe('How many places it has: towns, parts of towns, and "elsewhere" in a county or town.'),
  people: z.int().describe('An estimate: the sum of the places with a figure.'),
  peopleKnownFor: z.int().describe('How many of the places have a figure.'),
  zones: z.array(z.string()).describe('IANA time zones.'),
  summary: z.string().describe('In words: "Kern County, California, without Delano".'),
})
