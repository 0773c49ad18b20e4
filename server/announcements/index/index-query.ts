import { z } from 'zod'
import { savedInAddress } from '../../audiences/saved/saved-filter.ts'
import { kinds } from '../../planning/model/rule-schema.ts'

const text = z.string().trim().max(200).default('')

/** The query of the list. An invalid kind or page is ignored instead of rejected. */
export const indexQuery = z.object({
  status: text,
  kind: z.enum(kinds).or(z.literal('')).catch('').default(''),
  channel: text,
  area: text,
  audience: savedInAddress,
  q: text,
  page: z.coerce.number().int().min(1).max(200).catch(1).default(1),
})
export type IndexQuery = z.output<typeof indexQuery>

export const PAGE = 50
