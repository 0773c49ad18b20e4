import { z } from 'zod'
import { kinds } from '../../planning/model/rule-schema.ts'

const text = z.string().trim().max(200).default('')

/** What the list's form asks for; a kind or page that cannot be meant is left out instead of refused. */
export const indexQuery = z.object({
  status: text,
  kind: z.enum(kinds).or(z.literal('')).catch('').default(''),
  channel: text,
  area: text,
  q: text,
  page: z.coerce.number().int().min(1).max(200).catch(1).default(1),
})
export type IndexQuery = z.output<typeof indexQuery>

export const PAGE = 50
