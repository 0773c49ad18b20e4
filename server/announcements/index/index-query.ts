import { z } from 'zod'
import { savedInAddress } from '../../audiences/saved/saved-filter.ts'
import { kinds } from '../../planning/model/rule-schema.ts'
import { sorts } from '../list-queries.ts'

const text = z.string().trim().max(200).default('')

const cursor = z.string().max(500).catch('').default('')

/** The query of the list. What cannot be read in it is ignored instead of rejected. */
export const indexQuery = z.object({
  status: text,
  kind: z.enum(kinds).or(z.literal('')).catch('').default(''),
  channel: text,
  area: text,
  audience: savedInAddress,
  q: text,
  sort: z.enum(sorts).catch('time').default('time'),
  after: cursor,
  before: cursor,
})
export type IndexQuery = z.output<typeof indexQuery>

export const PAGE = 50
