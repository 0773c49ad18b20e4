import { z } from 'zod'
import { formatAlternatives } from '../platform/format.ts'
import { pagingQuery } from '../platform/http/paging.ts'
import { areaKinds } from './tree/area.ts'

const kind = z.enum(areaKinds, { error: `is one of ${formatAlternatives(areaKinds)}.` })

export const areaQuery = z.strictObject({
  q: z.string().max(200).optional().describe('A name, its beginning, a code or a FIPS; "springfield il" works too.'),
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
  population: z.int().nullable().describe('An estimate: the sum of its places with a figure. Null when none has one.'),
  places: z.int().describe('How many places it has, "elsewhere" included.'),
  ids: z.object({ fips: z.string().nullable(), geonames: z.int().nullable() }),
})

export type AreaItem = z.output<typeof areaOutput>
