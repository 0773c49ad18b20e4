import { z } from 'zod'
import { formatAlternatives } from '../platform/format.ts'
import { pagingQuery } from '../platform/http/paging.ts'
import { areaKinds } from './tree/area.ts'

const kind = z.enum(areaKinds, { error: `is one of ${formatAlternatives(areaKinds)}.` })

export const areaQuery = z.strictObject({
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'A name, its beginning, a ZIP code (of 2021), a code or a FIPS; "springfield il" works too, and so does a misspelled name.',
    ),
  kind: z.union([kind, z.array(kind)], { error: `is one of ${formatAlternatives(areaKinds)}.` }).optional(),
  under: z.string().max(200).optional().describe('Only inside this area: its code.'),
  ...pagingQuery,
})

export const areaOutput = z.object({
  code: z.string(),
  name: z.string(),
  kind,
  parent: z.string().nullable(),
  path: z.array(z.string()).describe('Names from the country down, without its own.'),
  zones: z.array(z.string()).describe('IANA time zones.'),
  population: z
    .int()
    .nullable()
    .describe(
      'An estimate: the sum of its places with a figure (from GeoNames, the U.S. census of 2020 or an administrator). Null when none has one.',
    ),
  places: z.int().describe('How many places it has, "elsewhere" included.'),
  ids: z.object({ fips: z.string().nullable(), geonames: z.int().nullable() }),
})

/** An area that a search found, with how the search was understood. */
export const foundArea = areaOutput.extend({
  understood: z
    .string()
    .nullable()
    .describe(
      'How `q` was read, where it is not simply the name: "93301: Bakersfield, Kern County". Null for a name as it is written, and without `q`.',
    ),
  share: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'Of a ZIP code in `q`: which share of its people lives in the area, 0 to 1. An estimate. Otherwise null.',
    ),
})

export type AreaItem = z.output<typeof areaOutput>
