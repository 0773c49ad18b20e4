import { z } from 'zod'
import { severities } from '../incidents/severity.ts'
import { kinds } from '../planning/schema.ts'
import { stages } from './announcement.ts'

/** The JSON columns of an announcement, as we wrote them. */
const moment = z.object({ at: z.string(), wall: z.string().nullable(), zone: z.string().nullable() })
const local = z.object({ local: z.string() })
export const storedAt = z.union([moment, local, z.literal('approval'), z.null()])
export const storedAtByChannel = z.record(z.string(), z.union([moment, local]))
export const storedTexts = z.record(z.string(), z.string())
export const storedAudience = z.object({ include: z.array(z.string()), exclude: z.array(z.string()) })
export const storedChannels = z.array(z.string())

/** What a revision keeps. */
export const storedContent = z.object({
  kind: z.enum(kinds),
  severity: z.enum(severities),
  category: z.string(),
  headline: z.string(),
  body: z.string(),
  texts: storedTexts,
  link: z.string(),
  audience: storedAudience,
  channels: storedChannels,
  at: storedAt,
  atByChannel: storedAtByChannel,
  publishBy: z.string().nullable(),
  incident: z.string().nullable(),
  stage: z.enum(stages).nullable(),
  nextUpdateBy: z.string().nullable(),
})
